import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describeSettings } from "../src/main/core/settings/document.ts";
import { answerHelp } from "./lib/help.ts";

answerHelp("npm run docs:settings   writes docs/settings.md from the settings schema; takes no flags");

const path = resolve(import.meta.dirname, "../docs/settings.md");
writeFileSync(path, describeSettings());
console.log(`written: ${path}`);
