// Writes assets/portal/contract.json from the wire's schemas; run it after a change there.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { contractText } from "../src/main/core/portal/wire/contract.ts";
import { answerHelp } from "./lib/help.ts";

answerHelp("npm run contract   writes assets/portal/contract.json from the wire's schemas; takes no flags");

const folder = join(import.meta.dirname, "../assets/portal");
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "contract.json"), contractText());
console.log("assets/portal/contract.json written");
