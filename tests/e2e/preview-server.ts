import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import sirv from "sirv";

export interface PreviewServer {
  /** The address of one state of one screen. */
  readonly at: (id: string, query?: string) => string;
  readonly close: () => Promise<void>;
}

/** Serves the built screens' previews alone, without a core behind them. */
export async function servePreviews(): Promise<PreviewServer> {
  const files = sirv(join(import.meta.dirname, "../../out/renderer"), { single: true });
  const server = createServer((request, response) => files(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    at: (id, query = "") => `http://127.0.0.1:${port}/previews?only=${id}${query}`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
