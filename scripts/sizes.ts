// `npm run sizes`: how long our files and functions are; the numbers the house rules speak of.
import { functionsOf, readSources } from "../tests/support/sources.ts";
import { isTest } from "../tests/support/walls.ts";
import { answerHelp } from "./lib/help.ts";

answerHelp("npm run sizes   how long files and functions are; takes no flags");

interface Sized {
  readonly name: string;
  readonly lines: number;
}

function report(title: string, sizes: readonly Sized[]): string {
  const ordered = sizes.toSorted((a, b) => b.lines - a.lines);
  const median = ordered[Math.floor(ordered.length / 2)]?.lines ?? 0;
  const longest = ordered.slice(0, 5).map(({ name, lines }) => `    ${String(lines).padStart(4)}  ${name}`);
  return `${title}: ${ordered.length}, median ${median} lines; longest:\n${longest.join("\n")}`;
}

const sources = readSources(["src"]).filter(({ path }) => !isTest(path) && !path.endsWith(".previews.tsx"));
const files = sources.map(({ path, text }) => ({ name: path, lines: text.trimEnd().split("\n").length }));
const functions = sources
  .flatMap(functionsOf)
  .filter((one) => one.name !== "(callback)")
  .map(({ path, name, lines }) => ({ name: `${path} ${name}`, lines }));
console.log(`${report("files", files)}\n${report("functions", functions)}`);
