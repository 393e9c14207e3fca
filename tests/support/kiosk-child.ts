// The whole core in a process of its own, walked by itself: `node kiosk-child.ts <json>`. Goes to the check screen with
// three scans that are handed over at once, then submits if it is to; tells each step on standard output and goes on living.
import { z } from "zod";
import { startKiosk, startProblemLine } from "../../src/main/app.ts";
import type { Api } from "../../src/main/core/api/api.ts";
import { pdf } from "../../src/main/core/attachments/fixture.ts";
import { loadSettings } from "../../src/main/core/settings/load-settings.ts";
import { fileKeyKeeper } from "../../src/main/core/vault/keeper.ts";
import { findPlaces } from "../../src/main/hosts/places.ts";
import { createClient } from "../../src/shared/client.ts";
import { walkToReview } from "./api-walk.ts";

const order = z
  .strictObject({
    dataDir: z.string(),
    portalUrl: z.string(),
    code: z.string(),
    scanBytes: z.int(),
    submit: z.boolean(),
  })
  .parse(JSON.parse(process.argv[2] ?? ""));

const main = new URL("../../src/main", import.meta.url).pathname;
const settings = loadSettings({ dataDir: order.dataDir, env: {}, flags: { portal: order.portalUrl } });
if (!settings.ok) throw new Error("the settings are wrong");
const kiosk = await startKiosk({
  settings: settings.value,
  dataDir: order.dataDir,
  ...findPlaces(main),
  keyKeeper: fileKeyKeeper(order.dataDir),
});
if (!kiosk.ok) throw new Error(startProblemLine(kiosk.error));
const api = createClient<Api>((method, text) => kiosk.value.call(method, text));
const tell = (line: string): void => void process.stdout.write(`${line}\n`);

tell("ready");
const paper = { fileName: "giay.pdf", bytes: pdf(order.scanBytes), scans: 3 };
const review = await walkToReview(api, order.code, 1, paper);
tell("scans");
if (order.submit) {
  await api.sendEvent({ sessionId: review.session.id, event: { type: "submit" } });
  tell("submitted");
}
setInterval(() => undefined, 60_000);
