// A process that runs a practice portal beside it and waits: `node practise.ts <folder>`. Tells the portal's address.
import { join } from "node:path";
import { loadSettings } from "../../src/main/core/settings/load-settings.ts";
import { preparePractice } from "../../src/main/hosts/practice.ts";

const dataDir = process.argv[2] ?? "";
const script = join(import.meta.dirname, "..", "..", "src", "main", "practice-portal", "cli.ts");
const settings = loadSettings({ dataDir, env: {}, flags: {} });
if (!settings.ok) throw new Error("the settings are wrong");
const practice = await preparePractice(settings.value, dataDir, script);
const ready = await practice.run();
process.stdout.write(ready.ok ? `${practice.url}\n` : `${ready.error}\n`);
setInterval(() => undefined, 60_000);
