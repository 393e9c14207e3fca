import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { httpPortal } from "../../src/main/core/portal/http-portal.ts";
import type { Portal, PortalResult } from "../../src/main/core/portal/port.ts";
import { type CallKind, verdictOn } from "../../src/main/core/queue/answers.ts";
import { parseJson } from "../../src/shared/codec.ts";
import { systemClock } from "../../src/shared/clock.ts";

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

/** What the contract document lists as possible answers, by its own words. */
export const contract = Contract.parse(
  parseJson(readFileSync(new URL("../../assets/portal/contract.json", import.meta.url), "utf8")),
);

export const statusesOf = ({ responses }: z.output<typeof Responses>): string[] => Object.keys(responses);

/** One scripted answer. */
export interface Said {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const session: Said = { status: 200, body: JSON.stringify({ error_code: "0", session: "s" }) };

/** A real client over a real socket whose other end says what a test wants. */
export interface ScriptedPortal {
  readonly portal: Portal;
  /** Every call gets what this gives. */
  say(script: Script): void;
  /** Every call but /auth gets this. */
  answer(said: Said): void;
  close(): Promise<void>;
}

type Script = (request: IncomingMessage, path: string) => Said;

const silent: Script = () => ({ status: 500 });

/** Starts it on a free port. */
export async function scriptedPortal(): Promise<ScriptedPortal> {
  let script: Script = silent;
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    request.on("end", () => {
      const { status, body = "", headers = {} } = script(request, request.url ?? "");
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const portal = httpPortal({
    baseUrl: `http://127.0.0.1:${port}`,
    unitCode: "000.00.00.H20",
    credentials: { username: "kiosk", password: "practice" },
    clock: systemClock(),
  });
  return {
    portal,
    say: (next) => (script = next),
    answer: (said) => (script = (_request, path) => (path === "/auth" ? session : said)),
    async close() {
      await portal.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** What the queue does about an answer, in a few words. */
export function actOf(call: CallKind, answered: PortalResult<unknown>): string {
  if (answered.ok) return "done";
  const { act } = verdictOn(call, answered.error);
  const charged = "charged" in act ? (act.charged ? " charged" : " uncharged") : "";
  const reason = "reason" in act ? ` ${act.reason}` : "";
  return `${act.do}${reason}${charged}`;
}
