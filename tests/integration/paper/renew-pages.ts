// Draws every stored page anew: `node tests/integration/paper/renew-pages.ts`. Look at each that changed before it is
// committed (`git status`, `git diff --stat`): the test only keeps what was looked at.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeWithFile, pageFile, pagesDir, picturesOf, pngOf, popplerVersion } from "./page-picture.ts";
import { papers, pdfOf } from "./papers.ts";

rmSync(pagesDir, { recursive: true, force: true });
mkdirSync(pagesDir);
let count = 0;
for (const { name, job } of papers) {
  for (const [index, picture] of picturesOf(await pdfOf(job)).entries()) {
    writeFileSync(join(pagesDir, pageFile(name, index)), pngOf(picture));
    count += 1;
  }
}
const version = popplerVersion();
writeFileSync(madeWithFile, `${JSON.stringify({ poppler: version }, null, 2)}\n`);
process.stdout.write(`${count} pages drawn with poppler ${version}\n`);
