// Takes the pictures of docs/pictures anew, from a walk in a real browser on a built kiosk: `npm run pictures`.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { answerHelp } from "./lib/help.ts";

answerHelp("npm run pictures   takes the pictures of docs/pictures anew, in a real browser; takes no flags");

const root = join(import.meta.dirname, "..");
const bin = join(root, "node_modules");
const commands = [
  [join(bin, "electron-vite", "bin", "electron-vite.js"), "build", "--logLevel", "warn"],
  [join(bin, "playwright", "cli.js"), "test", "--grep", "@pictures"],
] as const;

for (const args of commands) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, KIOSK_PICTURES: "1" },
    stdio: "inherit",
  });
  if (status !== 0) {
    process.exitCode = 1;
    break;
  }
}
