import type { z } from "zod";
import { type CallError, decodeReply, encode } from "./codec.ts";

/** Carries one call: IPC in Electron, loopback HTTP in a browser. Text in, text out, in both. */
export type Transport = (method: string, text: string) => Promise<string>;

/** The shape of one API method as the client sees it. */
export interface MethodShape {
  readonly input: z.ZodType;
  run(input: never): unknown;
}

export type Client<A extends Record<string, MethodShape>> = {
  readonly [K in keyof A]: (input: z.input<A[K]["input"]>) => Promise<Awaited<ReturnType<A[K]["run"]>>>;
};

/** Thrown by a client when a call did not reach its method; carries the code the screen words. */
export class CallFailed extends Error {
  readonly code: CallError["code"];
  constructor(error: CallError) {
    super(error.message);
    this.name = "CallFailed";
    this.code = error.code;
  }
}

/** A typed object over a text transport: `createClient<Api>(transport).sendEvent({...})`. */
export function createClient<A extends Record<string, MethodShape>>(transport: Transport): Client<A> {
  const call = async (method: string, input: unknown): Promise<unknown> => {
    const reply = decodeReply(await transport(method, encode(input)));
    if (!reply.ok) throw new CallFailed(reply.error);
    return reply.value;
  };
  return new Proxy({} as Client<A>, {
    get(_, method) {
      // A client is no promise: answering to `then` would call it when an async function gives the client back.
      if (typeof method !== "string" || method === "then") return undefined;
      return (input: unknown) => call(method, input);
    },
  });
}
