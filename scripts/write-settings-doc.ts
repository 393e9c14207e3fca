import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { describeSettings } from "../src/main/core/settings/document.ts";

const path = resolve(import.meta.dirname, "../docs/settings.md");
writeFileSync(path, describeSettings());
console.log(`written: ${path}`);
