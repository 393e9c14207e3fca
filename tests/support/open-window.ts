// A process that opens one window and waits: `node open-window.ts <browser> <profile> <address>`.
import { chromiumOpener } from "../../src/main/hosts/browser/window.ts";

const [browser = "", profileDir = "", address = ""] = process.argv.slice(2);
chromiumOpener(browser, profileDir, true)(address, () => process.exit(3));
process.stdout.write("opened\n");
setInterval(() => undefined, 60_000);
