import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { MAX_FILE_BYTES, UploadMetadata } from "../core/portal/wire/index.ts";
import type { Db } from "./database.ts";

export interface StoredUpload {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly sha256: string;
  readonly size: number;
  readonly state: "open" | "done" | "dropped";
}

export function uploadById(db: Db, id: string): StoredUpload | undefined {
  return db.prepare<[string], StoredUpload>("SELECT * FROM upload WHERE id = ?").get(id);
}

/** An upload that is whole and hashed to what was promised. */
export function finishedUpload(db: Db, id: string): StoredUpload | undefined {
  const upload = uploadById(db, id);
  return upload?.state === "done" ? upload : undefined;
}

export interface Uploads {
  readonly directory: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

class TusRefusal extends Error {
  readonly status_code: number;
  readonly body: string;

  constructor(status: number, body: string) {
    super(body);
    this.status_code = status;
    this.body = `${body}\n`;
  }
}

async function flushedHash(path: string): Promise<string> {
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

const idOf = (url: string | undefined): string => (url ?? "").split("?")[0]?.split("/")[2] ?? "";

/** The tus end of the portal: files lie in `dataDir`/tep, what became of each in its row of `upload`. */
export function createUploads(db: Db, dataDir: string): Uploads {
  const directory = join(dataDir, "tep");
  const store = new FileStore({ directory });

  function begin(id: string, metadata: unknown, size: number | undefined): void {
    const parsed = UploadMetadata.safeParse(metadata);
    if (!parsed.success) throw new TusRefusal(400, "Upload-Metadata needs filename, filetype and sha256");
    const { filename, filetype, sha256 } = parsed.data;
    db.prepare("INSERT INTO upload VALUES (?, ?, ?, ?, ?, 'open')").run(
      id,
      filename,
      filetype,
      sha256.toLowerCase(),
      size ?? 0,
    );
  }

  async function finish(id: string): Promise<void> {
    const upload = uploadById(db, id);
    if (!upload || upload.state === "done") return;
    if ((await flushedHash(join(directory, id))) === upload.sha256) {
      const { size } = await store.getUpload(id);
      db.prepare("UPDATE upload SET state = 'done', size = ? WHERE id = ?").run(size ?? 0, id);
      return;
    }
    db.prepare("UPDATE upload SET state = 'dropped' WHERE id = ?").run(id);
    await store.remove(id);
    throw new TusRefusal(460, "Checksum Mismatch");
  }

  /** A kill between the last byte and the check leaves a whole file unchecked; the client's next HEAD settles it. */
  async function settle(id: string): Promise<void> {
    const upload = await store.getUpload(id).catch(() => null);
    if (upload?.size !== undefined && upload.offset === upload.size) await finish(id);
  }

  const server = new Server({
    path: "/tep",
    datastore: store,
    maxSize: MAX_FILE_BYTES,
    relativeLocation: true,
    respectForwardedHeaders: false,
    allowedOrigins: () => false,
    onUploadCreate: async (_request, upload) => {
      begin(upload.id, upload.metadata, upload.size);
      return {};
    },
    onUploadFinish: async (_request, upload) => {
      await finish(upload.id);
      return {};
    },
  });

  return {
    directory,
    async handle(request, response) {
      const id = idOf(request.url);
      if (request.method === "GET" || request.method === "DELETE") return refuse(response, 405);
      if (uploadById(db, id)?.state === "dropped") return refuse(response, 410);
      if (request.method === "HEAD") {
        const mismatch = await settle(id).then(
          () => null,
          (error: unknown) => error,
        );
        if (mismatch instanceof TusRefusal) return refuse(response, mismatch.status_code);
        if (mismatch !== null) throw mismatch;
      }
      await server.handle(request, response);
    },
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { "Tus-Resumable": "1.0.0", "Content-Length": "0" }).end();
}
