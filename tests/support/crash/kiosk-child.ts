// A kiosk in a process of its own whose clock runs faster: everything from the API down to the disk is the product's,
// the server in front of it too. Its modules load at once, its life begins with the order that its parent sends, so
// that a successor can stand ready while its predecessor is being killed.
import { flushCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { z } from "zod";
import { startKiosk, startProblemLine } from "../../../src/main/app.ts";
import { loadSettings } from "../../../src/main/core/settings/load-settings.ts";
import { fileKeyKeeper } from "../../../src/main/core/vault/keeper.ts";
import { startServer } from "../../../src/main/hosts/browser/server.ts";
import { findPlaces } from "../../../src/main/hosts/places.ts";
import { systemClock } from "../../../src/shared/clock.ts";

const Order = z.strictObject({
  dataDir: z.string(),
  portalUrl: z.string(),
  /** Every wait of the core lasts so much of its real time. */
  timeScale: z.number(),
});

const main = join(dirname(dirname(dirname(import.meta.dirname))), "src", "main");

function giveUp(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

// Whoever is killed writes no cache at its end, and its successors would compile the same again.
flushCompileCache();
process.once("disconnect", () => process.exit(0));
process.once("message", (order) => void live(order));

async function live(order: unknown): Promise<void> {
  const { dataDir, portalUrl, timeScale } = Order.parse(order);
  const settings = loadSettings({ dataDir, env: {}, flags: { portal: portalUrl } });
  if (!settings.ok) giveUp("the settings are wrong");
  const { assetsDir, workers } = findPlaces(main);
  const kiosk = await startKiosk({
    settings: settings.value,
    dataDir,
    assetsDir,
    workers,
    keyKeeper: fileKeyKeeper(dataDir),
    clock: systemClock(timeScale),
  });
  if (!kiosk.ok) giveUp(startProblemLine(kiosk.error));
  const server = await startServer({
    kiosk: Promise.resolve(kiosk.value),
    rendererDir: assetsDir,
    previews: false,
    port: 0,
  });
  // `on`, not `once`: a part of the upload library sends the signal again when nobody listens to it any more.
  process.on("SIGTERM", () => {
    void Promise.allSettled([kiosk.value.close(), server.close()]).then(() => process.exit(0));
  });
  process.stdout.write(`${JSON.stringify({ url: server.newAddress() })}\n`);
}
