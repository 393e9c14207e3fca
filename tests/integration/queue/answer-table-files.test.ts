import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verdictOn } from "../../../src/main/core/queue/answers.ts";
import { dossierIntent } from "../../support/intents.ts";
import {
  actOf,
  contract,
  type Said,
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

const { paths } = contract;
const ref = "11111111-2222-4333-8444-555555555555";

const fresh = async (said: Said): Promise<string> => {
  // 401 makes the client authenticate anew, and the call itself is never sent.
  scripted.say((_request, path) => (path === "/auth" ? said : { status: 401 }));
  return actOf(
    "create",
    await scripted.portal.createDossier(ref, { intent: dossierIntent(), officer: null }, []),
  );
};

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
    scripted.say(({ method = "" }, path) => {
      if (path === "/auth") return session;
      return method === wrong.method
        ? { status: wrong.status, headers: tus }
        : (right[method] ?? { status: 500 });
    });
  }

  const go = async (url: string | null): Promise<string> =>
    actOf("upload", await scripted.portal.upload({ ...scan, url }, () => {}));

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

const pauseAfter = async (said: Said): Promise<number | null> => {
  scripted.answer(said);
  const found = await scripted.portal.findDossier({ reference: ref });
  return found.ok ? null : verdictOn("look-up", found.error).pauseMs;
};

describe("how long the portal wants to be left alone", () => {
  const envelope = JSON.stringify({ error_code: "-1", message: "" });
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
    scripted.say((_request, path) => (path === "/auth" ? busy : { status: 401 }));
    const found = await scripted.portal.findDossier({ reference: ref });
    expect(found.ok ? null : verdictOn("look-up", found.error).pauseMs).toBe(9_000);
    scripted.answer(busy);
    const scan = {
      fileName: "a.jpg",
      mimeType: "image/jpeg",
      sha256: "00",
      bytes: Buffer.from("abc"),
      url: null,
    };
    const up = await scripted.portal.upload(scan, () => {});
    expect(up.ok ? null : verdictOn("upload", up.error).pauseMs).toBe(9_000);
  });
});
