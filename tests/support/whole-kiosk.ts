import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Kiosk, startKiosk, startProblemLine } from "../../src/main/app.ts";
import type { Api } from "../../src/main/core/api/api.ts";
import { loadCatalogue } from "../../src/main/core/catalogue/load-catalogue.ts";
import { loadSettings } from "../../src/main/core/settings/load-settings.ts";
import type { Settings } from "../../src/main/core/settings/settings.ts";
import { fileKeyKeeper } from "../../src/main/core/vault/keeper.ts";
import { findPlaces } from "../../src/main/hosts/places.ts";
import { type Client, createClient } from "../../src/shared/client.ts";
import type { Clock } from "../../src/shared/clock.ts";
import type { Procedure } from "../../src/shared/procedure.ts";

const main = join(import.meta.dirname, "..", "..", "src", "main");

/** The catalogue the kiosk comes with, for a portal that must know the same. */
export async function catalogueProcedures(): Promise<readonly Procedure[]> {
  const catalogue = await loadCatalogue(join(findPlaces(main).assetsDir, "catalogue", "procedures"), "");
  if (!catalogue.ok) throw new Error("the catalogue does not load");
  return catalogue.value.procedures;
}

export interface WholeKioskOptions {
  readonly portalUrl: string;
  /** An own one, gone after the test, unless given. */
  readonly dataDir?: string;
  readonly queue?: Partial<Settings["queue"]>;
  readonly submitWaitMs?: number;
  /** The print server, `http://host:port`. */
  readonly cups?: string;
  /** Path of the card scanner's serial line; none is looked for unless given. */
  readonly scannerPort?: string;
  readonly clock?: Clock;
}

/** The whole core as the hosts start it, in this process; its API is what the screens have. */
export interface WholeKiosk {
  readonly dataDir: string;
  readonly printsDir: string;
  readonly api: Client<Api>;
  close(): Promise<void>;
}

/** Starts it; call it inside a test. */
export async function wholeKiosk(options: WholeKioskOptions): Promise<WholeKiosk> {
  const dataDir = options.dataDir ?? temporary();
  const settings = loadSettings({ dataDir, env: {}, flags: { portal: options.portalUrl } });
  if (!settings.ok) throw new Error("the settings are wrong");
  const { queue, kiosk, printer, scanner } = settings.value;
  const { assetsDir, workers } = findPlaces(main);
  const started = await startKiosk({
    settings: {
      ...settings.value,
      queue: { ...queue, ...options.queue },
      printer: { ...printer, cups: options.cups ?? printer.cups },
      scanner: { ...scanner, port: options.scannerPort ?? null },
      kiosk: { ...kiosk, submitWaitMs: options.submitWaitMs ?? kiosk.submitWaitMs },
    },
    dataDir,
    assetsDir,
    workers,
    keyKeeper: fileKeyKeeper(dataDir),
    ...(options.clock ? { clock: options.clock } : {}),
  });
  if (!started.ok) throw new Error(startProblemLine(started.error));
  const { call, close } = closingOnce(started.value);
  onTestFinished(close);
  const printsDir = settings.value.printer.dir;
  return { dataDir, printsDir, api: createClient<Api>(call), close };
}

function closingOnce(kiosk: Kiosk): Pick<Kiosk, "call" | "close"> {
  let closing: Promise<void> | null = null;
  return {
    call: (method, text) => kiosk.call(method, text),
    close: () => (closing ??= kiosk.close()),
  };
}

function temporary(): string {
  const dir = mkdtempSync(join(tmpdir(), "kiosk-whole-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}
