import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { httpPortal } from "../../../src/main/core/portal/http-portal.ts";
import type { Portal, PortalResult } from "../../../src/main/core/portal/port.ts";
import { type CallKind, verdictOn } from "../../../src/main/core/queue/answers.ts";
import { parseJson } from "../../../src/shared/codec.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { accountIntent, dossierIntent } from "../../support/intents.ts";

/** The contract's own list of what it may answer; this suite has a line for each, or fails. */
const Responses = z.object({ responses: z.record(z.string(), z.unknown()) });
const Contract = z.object({
  paths: z.object({
    "/auth": z.object({ post: Responses }),
    "/integration": z.object({ post: Responses }),
    "/tep/": z.object({ post: Responses }),
    "/tep/{TepDinhKemId}": z.object({ head: Responses, patch: Responses }),
  }),
  components: z.object({
    schemas: z.object({ ErrorCode: z.object({ enum: z.array(z.string()) }) }),
  }),
});
const contractFile = new URL("../../../assets/portal/contract.json", import.meta.url);
const contract = Contract.parse(parseJson(readFileSync(contractFile, "utf8")));
const statusesOf = ({ responses }: z.output<typeof Responses>): string[] => Object.keys(responses);
const { paths } = contract;

interface Said {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let say: (request: IncomingMessage, path: string) => Said = () => ({ status: 500 });
let portal: Portal;
const server = createServer((request: IncomingMessage, response: ServerResponse) => {
  request.resume();
  request.on("end", () => {
    const { status, body = "", headers = {} } = say(request, request.url ?? "");
    response.writeHead(status, headers).end(body);
  });
});

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  portal = httpPortal({
    baseUrl: `http://127.0.0.1:${port}`,
    unitCode: "000.00.00.H20",
    credentials: { username: "kiosk", password: "practice" },
    clock: systemClock(),
  });
});
afterAll(async () => {
  await portal.close();
  server.closeAllConnections();
  server.close();
});

const session: Said = { status: 200, body: JSON.stringify({ error_code: "0", session: "s" }) };

/** Every call but /auth gets this. */
function answer(said: Said): void {
  say = (_request, path) => (path === "/auth" ? session : said);
}

/** What the queue does about it, in a few words. */
function actOf(call: CallKind, answered: PortalResult<unknown>): string {
  if (answered.ok) return "done";
  const { act } = verdictOn(call, answered.error);
  const charged = "charged" in act ? (act.charged ? " charged" : " uncharged") : "";
  const reason = "reason" in act ? ` ${act.reason}` : "";
  return `${act.do}${reason}${charged}`;
}

const ref = "11111111-2222-4333-8444-555555555555";
const calls = {
  DongBoHoSoMC: ["create", () => portal.createDossier(ref, { intent: dossierIntent(), officer: null }, [])],
  DangKyTaiKhoan: ["create", () => portal.createAccount(ref, accountIntent())],
  TraCuuHoSo: ["look-up", () => portal.findDossier({ reference: ref })],
  TraCuuTaiKhoan: ["look-up", () => portal.findAccount(ref)],
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
  const listed = statusesOf(paths["/integration"].post).filter((status) => status !== "200");
  expect(listed.filter((status) => !(status in byStatus))).toEqual([]);
});

describe.each(names)("%s", (name) => {
  const [kind, call] = calls[name];
  const at = kind === "create" ? 0 : 1;

  it.each(Object.entries(byCode))("answered error_code %s", async (code, acts) => {
    const result = code === "0" ? { result: [row(ref, name)] } : {};
    answer({ status: 200, body: JSON.stringify({ error_code: code, message: "m", ...result }) });
    expect(actOf(kind, await call())).toBe(acts[at]);
  });

  it("answered exists already: ours, or somebody else's", async () => {
    const exists = (result: object): void =>
      answer({ status: 200, body: JSON.stringify({ error_code: "3", message: "m", result: [result] }) });
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
    answer({ status: 200, body });
    const want = { create: "look-up not-the-portal", "look-up": "wait not-the-portal uncharged" };
    expect(actOf(kind, await call())).toBe(want[kind]);
  });

  it.each(Object.entries(byStatus))("answered %s", async (status, acts) => {
    answer({ status: Number(status), body: JSON.stringify({ error_code: "1", message: "m" }) });
    const inEnvelope = actOf(kind, await call());
    answer({ status: Number(status), body: "<html>" });
    expect([inEnvelope, actOf(kind, await call())]).toEqual([acts[at * 2], acts[at * 2 + 1]]);
  });

  it("is called once and no more: what to do next is the queue's to decide", async () => {
    let count = 0;
    say = (_request, path) => {
      if (path === "/auth") return session;
      count += 1;
      return { status: 503 };
    };
    await call();
    expect(count).toBe(1);
  });
});

describe("the unit's authentication", () => {
  const byAnswer: Readonly<Record<string, readonly [Said, string]>> = {
    "wrong credentials": [{ status: 200, body: '{"error_code":"1"}' }, "halt"],
    "a fault inside": [{ status: 200, body: '{"error_code":"-1"}' }, "wait portal-slow uncharged"],
    "no session": [{ status: 200, body: '{"error_code":"0"}' }, "wait not-the-portal uncharged"],
    "a page": [{ status: 200, body: "<html>" }, "wait not-the-portal uncharged"],
    "a proxy's 403": [{ status: 403, body: "<html>" }, "wait not-the-portal uncharged"],
    "500": [{ status: 500 }, "wait portal-down uncharged"],
    "503": [{ status: 503 }, "wait portal-down uncharged"],
  };
  const fresh = async (said: Said): Promise<string> => {
    // 401 makes the client authenticate anew, and the call itself is never sent.
    say = (_request, path) => (path === "/auth" ? said : { status: 401 });
    return actOf("create", await calls.DongBoHoSoMC[1]());
  };

  it.each(Object.entries(byAnswer))("answered %s", async (_name, [said, act]) => {
    expect(await fresh(said)).toBe(act);
  });

  it("has a line for every status of the contract", () => {
    const seen = Object.values(byAnswer).map(([{ status }]) => String(status));
    expect(statusesOf(paths["/auth"].post).filter((status) => !seen.includes(status))).toEqual([]);
  });
});

describe("a scan on its way up", () => {
  const bytes = Buffer.from("abc");
  const scan = { fileName: "a.jpg", mimeType: "image/jpeg", sha256: "00", bytes, url: null };
  const tus = { "tus-resumable": "1.0.0" };
  const created: Said = { status: 201, headers: { ...tus, location: "/tep/1" } };
  const taken: Said = { status: 204, headers: { ...tus, "upload-offset": "3" } };
  const known: Said = { status: 200, headers: { ...tus, "upload-offset": "0", "upload-length": "3" } };

  /** Status → what the queue does, wherever in the upload it comes. */
  const acts: Readonly<Record<string, string>> = {
    "401": "wait portal-slow uncharged",
    "404": "upload-again",
    "409": "upload-again",
    "410": "upload-again",
    "413": "hand-over refused",
    "460": "upload-again",
    "423": "wait portal-down uncharged",
    "429": "wait portal-slow uncharged",
    "500": "wait portal-down uncharged",
    "503": "wait portal-down uncharged",
    "302": "wait not-the-portal uncharged",
    "403": "wait not-the-portal uncharged",
  };

  function answerUpload(wrong: { readonly method: string; readonly status: number }): void {
    const right: Readonly<Record<string, Said>> = { POST: created, PATCH: taken, HEAD: known };
    say = ({ method = "" }, path) => {
      if (path === "/auth") return session;
      return method === wrong.method
        ? { status: wrong.status, headers: tus }
        : (right[method] ?? { status: 500 });
    };
  }

  const go = async (url: string | null): Promise<string> =>
    actOf("upload", await portal.upload({ ...scan, url }, () => {}));

  it.each(Object.entries(acts))("answered %s", async (status, act) => {
    answerUpload({ method: "PATCH", status: Number(status) });
    expect([await go(null), await go("/tep/1")]).toEqual([act, act]);
    answerUpload({ method: "HEAD", status: Number(status) });
    expect(await go("/tep/1")).toBe(act);
  });

  it("has a line for every status of the contract", async () => {
    const upload = paths["/tep/{TepDinhKemId}"];
    const listed = [
      ...statusesOf(paths["/tep/"].post),
      ...statusesOf(upload.head),
      ...statusesOf(upload.patch),
    ];
    const good = ["200", "201", "204"];
    expect(listed.filter((status) => !good.includes(status) && !(status in acts))).toEqual([]);
    answerUpload({ method: "none", status: 0 });
    expect([await go(null), await go("/tep/1")]).toEqual(["done", "done"]);
  });

  it.each(["401", "413", "503"])("answered %s when it begins", async (status) => {
    answerUpload({ method: "POST", status: Number(status) });
    expect(await go(null)).toBe(acts[status]);
  });
});

describe("how long the portal wants to be left alone", () => {
  const envelope = JSON.stringify({ error_code: "-1", message: "" });
  const pauseAfter = async (said: Said): Promise<number | null> => {
    answer(said);
    const found = await portal.findDossier({ reference: ref });
    return found.ok ? null : verdictOn("look-up", found.error).pauseMs;
  };
  const date = "Wed, 25 Nov 2026 01:30:00 GMT";
  const later = "Wed, 25 Nov 2026 01:32:00 GMT";

  it.each([429, 503])(
    "is heard from %d in seconds and as a date, in an envelope and without",
    async (status) => {
      for (const body of [envelope, ""]) {
        expect(await pauseAfter({ status, body, headers: { "retry-after": "20" } })).toBe(20_000);
        expect(await pauseAfter({ status, body, headers: { "retry-after": later, date } })).toBe(120_000);
        expect(await pauseAfter({ status, body })).toBeNull();
      }
    },
  );

  it("is heard from the authentication and from an upload too", async () => {
    const busy: Said = { status: 503, headers: { "retry-after": "9" } };
    say = (_request, path) => (path === "/auth" ? busy : { status: 401 });
    const found = await portal.findDossier({ reference: ref });
    expect(found.ok ? null : verdictOn("look-up", found.error).pauseMs).toBe(9_000);
    answer(busy);
    const scan = {
      fileName: "a.jpg",
      mimeType: "image/jpeg",
      sha256: "00",
      bytes: Buffer.from("abc"),
      url: null,
    };
    const up = await portal.upload(scan, () => {});
    expect(up.ok ? null : verdictOn("upload", up.error).pauseMs).toBe(9_000);
  });
});
