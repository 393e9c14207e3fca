import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Attributes of a job or a printer as a test writes them; numbers become integers, texts keywords. */
export type IppFacts = Readonly<Record<string, number | string | boolean | readonly string[]>>;

/** One answer: a status code, and the jobs or the printer it tells of. */
export interface ScriptedAnswer {
  readonly status?: number;
  readonly jobs?: readonly IppFacts[];
  readonly printers?: readonly IppFacts[];
}

/** What the printer does with a request: answers, or does something worse with the open response. */
export type Script = (asked: ScriptedCall) => ScriptedAnswer | ((response: ServerResponse) => void);

export interface ScriptedCall {
  /** Number of the operation (RFC 8011 section 5.4.15). */
  readonly operation: number;
  /** Everything that was sent, for a look at names and documents. */
  readonly body: Buffer;
  readonly path: string;
}

export interface ScriptedPrinter {
  readonly port: number;
  readonly uri: string;
  readonly calls: readonly ScriptedCall[];
  close(): Promise<void>;
}

function sized(bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
}

function attribute(name: string, value: number | string | boolean): Buffer {
  const [tag, bytes] =
    typeof value === "number"
      ? [0x23, Buffer.from([value >> 24, value >> 16, value >> 8, value])]
      : typeof value === "boolean"
        ? [0x22, Buffer.from([value ? 1 : 0])]
        : [0x44, Buffer.from(value)];
  return Buffer.concat([Buffer.from([tag]), sized(Buffer.from(name)), sized(bytes)]);
}

function group(tag: number, facts: IppFacts): Buffer {
  const attributes = Object.entries(facts).flatMap(([name, value]) =>
    typeof value === "object"
      ? value.map((one, index) => attribute(index === 0 ? name : "", one))
      : [attribute(name, value)],
  );
  return Buffer.concat([Buffer.from([tag]), ...attributes]);
}

/** The bytes of an answer (RFC 8010), written without the encoder that is under test. */
export function answerBytes({ status = 0, jobs = [], printers = [] }: ScriptedAnswer): Buffer {
  return Buffer.concat([
    Buffer.from([2, 0, status >> 8, status & 0xff, 0, 0, 0, 1]),
    group(0x01, { "attributes-charset": "utf-8", "attributes-natural-language": "en" }),
    ...jobs.map((job) => group(0x02, job)),
    ...printers.map((printer) => group(0x04, printer)),
    Buffer.from([0x03]),
  ]);
}

/** A printer on the loopback that does what the script says. */
export async function createScriptedPrinter(script: Script): Promise<ScriptedPrinter> {
  const calls: ScriptedCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const call = { operation: body.readUInt16BE(2), body, path: request.url ?? "" };
      calls.push(call);
      const answer = script(call);
      if (typeof answer === "function") answer(response);
      else response.writeHead(200, { "content-type": "application/ipp" }).end(answerBytes(answer));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    uri: `ipp://127.0.0.1:${port}/ipp/print`,
    calls,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
