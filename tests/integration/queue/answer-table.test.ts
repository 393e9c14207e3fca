import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PortalResult } from "../../../src/main/core/portal/port.ts";
import type { CallKind } from "../../../src/main/core/queue/answers.ts";
import { accountIntent, dossierIntent } from "../../support/intents.ts";
import {
  actOf,
  contract,
  type ScriptedPortal,
  scriptedPortal,
  session,
  statusesOf,
} from "../../support/scripted-portal.ts";

let scripted: ScriptedPortal;
beforeAll(async () => {
  scripted = await scriptedPortal();
});
afterAll(() => scripted.close());

const ref = "11111111-2222-4333-8444-555555555555";
const calls = {
  DongBoHoSoMC: [
    "create",
    () => scripted.portal.createDossier(ref, { intent: dossierIntent(), officer: null }, []),
  ],
  DangKyTaiKhoan: ["create", () => scripted.portal.createAccount(ref, accountIntent())],
  TraCuuHoSo: ["look-up", () => scripted.portal.findDossier({ reference: ref })],
  TraCuuTaiKhoan: ["look-up", () => scripted.portal.findAccount(ref)],
} as const satisfies Record<string, readonly [CallKind, () => Promise<PortalResult<unknown>>]>;
type Name = keyof typeof calls;
const names = ["DongBoHoSoMC", "DangKyTaiKhoan", "TraCuuHoSo", "TraCuuTaiKhoan"] as const satisfies Name[];

function row(reference: string, name: Name): object {
  return name === "DangKyTaiKhoan" || name === "TraCuuTaiKhoan"
    ? { MaThamChieu: reference, MaTaiKhoan: "TK1", TrangThai: "CHO_XAC_THUC" }
    : { MaThamChieu: reference, MaHoSo: "H20-1", NgayTiepNhan: "", NgayHenTra: "", TrangThaiHoSo: "1" };
}

/** error_code → after a create, after a look-up. */
const byCode: Readonly<Record<string, readonly [string, string]>> = {
  "0": ["done", "done"],
  "1": ["hand-over refused", "wait answer-unknown charged"],
  "2": ["hand-over refused", "absent"],
  "4": ["hand-over refused", "wait answer-unknown charged"],
  "-1": ["wait portal-slow charged", "wait portal-slow charged"],
};

/** Status → after a create in the envelope, without it; after a look-up in the envelope, without it. */
const byStatus: Readonly<Record<string, readonly [string, string, string, string]>> = {
  "400": [
    "hand-over refused",
    "look-up not-the-portal",
    "wait answer-unknown charged",
    "wait not-the-portal uncharged",
  ],
  "401": [
    "wait portal-slow uncharged",
    "wait portal-slow uncharged",
    "wait portal-slow uncharged",
    "wait portal-slow uncharged",
  ],
  "413": [
    "hand-over refused",
    "hand-over refused",
    "wait answer-unknown charged",
    "wait answer-unknown charged",
  ],
  "422": [
    "hand-over refused",
    "look-up not-the-portal",
    "wait answer-unknown charged",
    "wait not-the-portal uncharged",
  ],
  "429": [
    "wait portal-slow charged",
    "look-up portal-slow",
    "wait portal-slow charged",
    "wait portal-slow uncharged",
  ],
  "500": [
    "wait portal-slow charged",
    "look-up portal-down",
    "wait portal-slow charged",
    "wait portal-down uncharged",
  ],
  "502": [
    "wait portal-slow charged",
    "look-up portal-down",
    "wait portal-slow charged",
    "wait portal-down uncharged",
  ],
  "503": [
    "wait portal-slow charged",
    "look-up portal-down",
    "wait portal-slow charged",
    "wait portal-down uncharged",
  ],
  "504": [
    "wait portal-slow charged",
    "look-up portal-down",
    "wait portal-slow charged",
    "wait portal-down uncharged",
  ],
  // Not of the contract, and met all the same.
  "302": [
    "look-up not-the-portal",
    "look-up not-the-portal",
    "wait not-the-portal uncharged",
    "wait not-the-portal uncharged",
  ],
  "404": [
    "look-up not-the-portal",
    "look-up not-the-portal",
    "wait not-the-portal uncharged",
    "wait not-the-portal uncharged",
  ],
  "511": [
    "wait portal-slow charged",
    "look-up not-the-portal",
    "wait portal-slow charged",
    "wait not-the-portal uncharged",
  ],
};

it("has a line for everything the contract lists", () => {
  expect(Object.keys(byCode).concat("3").toSorted()).toEqual(
    contract.components.schemas.ErrorCode.enum.toSorted(),
  );
  const listed = statusesOf(contract.paths["/integration"].post).filter((status) => status !== "200");
  expect(listed.filter((status) => !(status in byStatus))).toEqual([]);
});

const exists = (result: object): void =>
  scripted.answer({ status: 200, body: JSON.stringify({ error_code: "3", message: "m", result: [result] }) });

describe.each(names)("%s", (name) => {
  const [kind, call] = calls[name];
  const at = kind === "create" ? 0 : 1;

  it.each(Object.entries(byCode))("answered error_code %s", async (code, acts) => {
    const result = code === "0" ? { result: [row(ref, name)] } : {};
    scripted.answer({ status: 200, body: JSON.stringify({ error_code: code, message: "m", ...result }) });
    expect(actOf(kind, await call())).toBe(acts[at]);
  });

  it("answered exists already: ours, or somebody else's", async () => {
    exists(row(ref, name));
    const ours = actOf(kind, await call());
    exists(row("another", name));
    const others = actOf(kind, await call());
    // A look-up is never answered so by the contract; what it then says is not believed.
    const want =
      name === "TraCuuHoSo"
        ? ["wait not-the-portal uncharged", "wait not-the-portal uncharged"]
        : ["done", "hand-over someone-elses"];
    expect([ours, others]).toEqual(want);
  });

  it.each([
    ["of another intent", JSON.stringify({ error_code: "0", message: "", result: [row("another", name)] })],
    ["without what was done", JSON.stringify({ error_code: "0", message: "" })],
    ["with a code that is none", JSON.stringify({ error_code: "7", message: "" })],
    ["with its code as a number", JSON.stringify({ error_code: 0, message: "" })],
    ["cut", '{"error_code":"0","mess'],
    ["empty", ""],
    ["as a page", "<!doctype html><h1>Wi-Fi</h1>"],
  ])("answered 200 %s: not the portal", async (_name, body) => {
    scripted.answer({ status: 200, body });
    const want = { create: "look-up not-the-portal", "look-up": "wait not-the-portal uncharged" };
    expect(actOf(kind, await call())).toBe(want[kind]);
  });

  it.each(Object.entries(byStatus))("answered %s", async (status, acts) => {
    scripted.answer({ status: Number(status), body: JSON.stringify({ error_code: "1", message: "m" }) });
    const inEnvelope = actOf(kind, await call());
    scripted.answer({ status: Number(status), body: "<html>" });
    expect([inEnvelope, actOf(kind, await call())]).toEqual([acts[at * 2], acts[at * 2 + 1]]);
  });

  it("is called once and no more: what to do next is the queue's to decide", async () => {
    let count = 0;
    scripted.say((_request, path) => {
      if (path === "/auth") return session;
      count += 1;
      return { status: 503 };
    });
    await call();
    expect(count).toBe(1);
  });
});
