import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { dispatch, method } from "../../src/main/core/api/method.ts";
import { apiMethods } from "../../src/shared/api-methods.ts";
import { CallFailed, createClient } from "../../src/shared/client.ts";
import { decodeReply } from "../../src/shared/codec.ts";

/** What a transport carries calls to; the suite's stand-in for the core. */
export interface Callee {
  call(method: string, text: string): Promise<string>;
}

/** A page's end of a transport. */
export interface PageEnd {
  call(method: string, text: string): Promise<string>;
  close(): Promise<void>;
}

export type MakeHost = (core: Callee) => Promise<PageEnd>;

/** The core's methods, six of them with the simplest bodies that show whether a transport keeps its promises. */
function sampleApi(seen: string[], gate: Promise<void>) {
  const silent = apiMethods.map((called) => [called, method(z.strictObject({}), () => null)] as const);
  return {
    ...Object.fromEntries(silent),
    sendEvent: method(z.strictObject({ text: z.string() }), ({ text }) => {
      seen.push("sendEvent");
      return { text };
    }),
    watchView: method(z.strictObject({ since: z.number() }), async ({ since }) => {
      await gate;
      return since;
    }),
    listProcedures: method(z.null(), () => undefined),
    addScan: method(z.strictObject({ data: z.string() }), ({ data }) => data.length),
    readScan: method(z.strictObject({ fileId: z.string() }), ({ fileId }): string => {
      throw new Error(`cannot read ${fileId} of Nguyễn Thị Bưởi`);
    }),
    reportShown: method(z.strictObject({ n: z.number() }), ({ n }) => n),
  };
}
type SampleApi = ReturnType<typeof sampleApi>;

/** One suite for every way a page can reach the core: what passes on one host passes on the other. */
export function describeHost(name: string, makeHost: MakeHost): void {
  describe(`calls over ${name}`, () => {
    const seen: string[] = [];
    let gate = Promise.withResolvers<void>();
    let page: PageEnd;

    beforeEach(async () => {
      seen.length = 0;
      gate = Promise.withResolvers<void>();
      const api = sampleApi(seen, gate.promise);
      page = await makeHost({
        call: (called, text) => dispatch(api, called, text, (at) => void seen.push(`fault ${at}`)),
      });
    });
    afterEach(() => page.close());

    const client = (): ReturnType<typeof createClient<SampleApi>> =>
      createClient<SampleApi>((m, t) => page.call(m, t));
    const codeOf = async (called: string, text: string): Promise<string> => {
      const reply = decodeReply(await page.call(called, text));
      return reply.ok ? "ok" : reply.error.code;
    };

    it("knows every method that the screens may call", async () => {
      for (const called of apiMethods) expect(await codeOf(called, '"not what it takes"')).toBe("bad-input");
    });

    it.each([
      ["Vietnamese", "Đặng Thị Ngọc Huyền, phường Cao Lãnh — “Ợ Ỵ ữ”"],
      ["decomposed letters", "Đặng Thị Huyền".normalize("NFD")],
      ["signs that end lines or strings elsewhere", 'a\u2028b\u2029c\u0000d\r\n"\\\u007f'],
      ["signs outside the first plane", "👵🏽𠮷"],
      ["nothing", ""],
    ])("carries %s unchanged", async (_what, text) => {
      expect(await client().sendEvent({ text })).toEqual({ text });
    });

    it("carries a photographed paper of 8 MB", async () => {
      expect(await client().addScan({ data: "A".repeat(8_000_000) })).toBe(8_000_000);
    });

    it("gives null where a method gives nothing", async () => {
      expect(await client().listProcedures(null)).toBeNull();
    });

    it.each(["{}", '{"text":1}', '{"text":"a","more":1}', "null", "", "{", "<html>"])(
      "refuses %s before the method sees it",
      async (text) => {
        expect(await codeOf("sendEvent", text)).toBe("bad-input");
        expect(seen).toEqual([]);
      },
    );

    it.each(["noSuch", "toString", "__proto__", "constructor", "sendEvent/", "SENDEVENT", "%73endEvent", ""])(
      "refuses the name '%s'",
      async (called) => {
        expect(await codeOf(called, '{"text":"a"}')).toBe("unknown-method");
        expect(seen).toEqual([]);
      },
    );

    it("tells a bug of ours from a wrong call, and says nothing personal about it", async () => {
      const text = await page.call("readScan", '{"fileId":"7"}');
      expect(decodeReply(text)).toMatchObject({ ok: false, error: { code: "failed" } });
      expect(text).not.toContain("Bưởi");
      expect(seen).toEqual(["fault readScan"]);
      await expect(client().readScan({ fileId: "7" })).rejects.toBeInstanceOf(CallFailed);
    });

    it("lets a call that waits for news hold up no other, and gives each its own answer", async () => {
      const watching = client().watchView({ since: 41 });
      const numbers = Array.from({ length: 20 }, (_, n) => n);
      expect(await Promise.all(numbers.map((n) => client().reportShown({ n })))).toEqual(numbers);
      gate.resolve();
      expect(await watching).toBe(41);
    });
  });

  it(`says over ${name} that there is no answer when the core is gone`, async () => {
    const page = await makeHost({ call: () => Promise.reject(new Error("stopped")) });
    expect(decodeReply(await page.call("sendEvent", '{"text":"a"}'))).toMatchObject({
      error: { code: "no-answer" },
    });
    await page.close();
  });
}
