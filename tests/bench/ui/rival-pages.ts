import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import sirv from "sirv";
import { build } from "vite";
import { installRivals } from "../rivals-package.ts";
import type { RivalQuestion } from "./questions.ts";

export const rivals = {
  bare: { title: "h1", end: "Xong" },
  survey: { title: ".sd-question__title, .sd-completedpage", end: "Xong" },
  rjsf: { title: "label.control-label, legend, h1", end: "Xong" },
} as const;

export type Rival = keyof typeof rivals;

const pagesDir = join(import.meta.dirname, "..", "rivals", "ui");

/** Builds a rival's page as people build them, small and for production. */
export async function buildRival(
  rival: Rival,
  outDir: string,
  questions: readonly RivalQuestion[],
  say: (line: string) => void,
): Promise<void> {
  await installRivals(say);
  await build({
    configFile: false,
    logLevel: "error",
    root: pagesDir,
    plugins: [react()],
    define: { QUESTIONS: JSON.stringify(questions.map((question) => ({ ...question, answer: "" }))) },
    build: {
      outDir,
      emptyOutDir: true,
      target: "esnext",
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: join(pagesDir, `${rival}.html`) },
    },
  });
}

/** Serves one rival's page and keeps what it posts. */
export interface RivalServer {
  readonly url: string;
  readonly answers: ReadonlyMap<string, string>;
  end(): Promise<void>;
}

export async function serveRival(rival: Rival, dir: string): Promise<RivalServer> {
  const answers = new Map<string, string>();
  const files = sirv(dir, { etag: false });
  const keep = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const posted: Readonly<Record<string, string>> = JSON.parse(body);
    for (const [key, value] of Object.entries(posted)) answers.set(key, value);
    response.setHeader("content-type", "application/json").end(body);
  };
  const server = createServer((request, response) => {
    if (request.method === "POST") void keep(request, response);
    else files(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the rivals' server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/${rival}.html`,
    answers,
    end: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
