import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sirv from "sirv";
import { build } from "vite";
import { pageHeaders } from "../../../src/main/hosts/csp.ts";

export interface BenchServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Builds the bench's page beside nothing else and serves it under the very policy that the kiosk's page lives under. */
export async function serveBench(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), "kiosk-camera-"));
  const source = join(import.meta.dirname, "bench-page.ts");
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html><title>bench</title><body></body><script type="module" src="/@fs${source}"></script>`,
  );
  const outDir = join(folder, "out");
  await build({
    root: folder,
    configFile: false,
    logLevel: "error",
    build: { outDir, rolldownOptions: { input: join(folder, "index.html") } },
    resolve: { alias: { [`/@fs${source}`]: source } },
  });
  const files = sirv(outDir, {
    setHeaders: (response) => {
      for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => files(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      await new Promise<void>((done) => server.close(() => done()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
