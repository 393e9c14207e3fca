import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import Database from "better-sqlite3";
import { beforeAll, expect, it, onTestFinished } from "vitest";
import type { Procedure } from "../../../src/shared/procedure.ts";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import { type PortalBench, portalBench } from "../../support/practice-portal.ts";
import { catalogueProcedures, wholeKiosk } from "../../support/whole-kiosk.ts";

const script = new URL("../../support/kiosk-child.ts", import.meta.url).pathname;
const code = "1.001193";

let procedures: readonly Procedure[];
beforeAll(async () => void (procedures = await catalogueProcedures()));

/** When the kiosk dies: at the n-th file that shows in its folder of scans, or after a step that it told. */
interface Moment {
  readonly files?: number;
  readonly line?: string;
}

const moments: readonly (readonly [string, Moment, number])[] = [
  ["the first half-written scan", { files: 1 }, 0],
  ["the second file", { files: 2 }, 0],
  ["the third file", { files: 3 }, 0],
  ["all three scans kept", { line: "scans" }, 0],
  ["the dossier kept", { line: "submitted" }, 1],
];

it.each(moments)(
  "SIGKILL at %s: the whole dossier is there or none is claimed, and no file is left over",
  async (_, when, dossiers) => {
    const { bench, url } = await portalBehindProxy();
    const dataDir = mkdtempSync(join(tmpdir(), "kiosk-killed-"));
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
    await killedKiosk(dataDir, url, when);

    const kiosk = await wholeKiosk({ portalUrl: url, dataDir, queue: { waitBaseMs: 100, probeMs: 500 } });
    const view = await kiosk.api.watchView({ revision: -1 });
    const kept = rows(dataDir);
    const resumed = view.session.scans.map(({ fileId }) => fileId);
    const belonging = new Set([...kept.files, ...resumed]);
    await expect.poll(() => filesIn(dataDir)).toEqual([...belonging].map((id) => `${id}.scan`).toSorted());

    // What the person is told: a dossier that is whole, or nothing of the kind.
    expect(kept.dossiers).toBe(dossiers);
    expect(kept.files).toHaveLength(dossiers * 3);
    expect(view.session.dossier?.intentId ?? null).toBe(dossiers === 1 ? 1 : null);
    expect(view.desk.waiting).toBe(dossiers);
    const papers = (): readonly number[] => bench.portal.ledger().dossiers.map(({ files }) => files.length);
    await expect.poll(papers, { timeout: 20_000 }).toEqual(dossiers === 1 ? [3] : []);
    expect(bench.portal.ledger().creates).toBe(dossiers);
  },
);

async function portalBehindProxy(): Promise<{ readonly bench: PortalBench; readonly url: string }> {
  const bench = await portalBench({ procedures });
  const proxy = await startFaultProxy({ portal: bench.portal.url });
  onTestFinished(async () => {
    await proxy.close();
    await bench.close();
  });
  // The dossier is still here when the kiosk dies.
  proxy.fail({ path: "/tep", fault: { kind: "delay", ms: 3_000 } });
  return { bench, url: proxy.url };
}

async function killedKiosk(dataDir: string, portalUrl: string, { files, line: last }: Moment): Promise<void> {
  const submit = last === "submitted";
  const order = JSON.stringify({ dataDir, portalUrl, code, scanBytes: 8_000_000, submit });
  const child = spawn(process.execPath, [script, order], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  const gone = once(child, "exit");
  const timer = setInterval(() => {
    if (files !== undefined && filesIn(dataDir).length >= files) child.kill("SIGKILL");
  }, 1);
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line === last) child.kill("SIGKILL");
  });
  await gone;
  clearInterval(timer);
  expect(child.signalCode).toBe("SIGKILL");
}

function filesIn(dataDir: string): readonly string[] {
  try {
    return readdirSync(join(dataDir, "scans")).toSorted();
  } catch {
    return [];
  }
}

function rows(dataDir: string): { readonly dossiers: number; readonly files: readonly string[] } {
  const db = new Database(join(dataDir, "kiosk.db"), { readonly: true });
  const dossiers = Number(db.prepare("SELECT count(*) FROM dossiers").pluck().get());
  const files = db.prepare("SELECT file_id FROM files").pluck().all().map(String);
  db.close();
  return { dossiers, files };
}
