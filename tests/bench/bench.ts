import { parseArgs } from "node:util";
import { build } from "../../scripts/lib/build.mjs";
import type { Group, Measurement } from "./measurement.ts";

const groups: Readonly<Record<string, () => Promise<Group>>> = {
  main: async () => (await import("./main/group.ts")).mainGroup,
  queue: async () => (await import("./queue/group.ts")).queueGroup,
  slips: async () => (await import("./slips/group.ts")).slipsGroup,
  ui: async () => (await import("./ui/group.ts")).uiGroup,
};

const usage = `Usage: npm run bench -- [--only ${Object.keys(groups).join("|")}] [--json]\n\n  --only GROUP   only this group of measurements\n  --json         an array on standard output instead of the table`;

function readFlags(): { readonly only: string | undefined; readonly json: boolean } {
  try {
    const { values } = parseArgs({
      options: { only: { type: "string" }, json: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help) end(0, usage);
    if (values.only !== undefined && !Object.hasOwn(groups, values.only))
      end(2, `Unknown group "${values.only}". ${usage}`);
    return { only: values.only, json: values.json ?? false };
  } catch (error) {
    return end(2, `${error instanceof Error ? error.message : "wrong arguments"} ${usage}`);
  }
}

function end(code: number, line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(code);
}

function table(measurements: readonly Measurement[]): string {
  const head = ["what", "ours", "rival", "unit", "ratio", "goal", "holds"];
  const rows = measurements.map((m) => [
    m.name,
    show(m.ours),
    show(m.rival),
    m.unit,
    `${m.ratio.toFixed(2)}×`,
    m.goal,
    m.holds ? "yes" : "NO",
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)),
  );
  return [head, ...rows]
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function show(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

const { only, json } = readFlags();
const say = (line: string): void => void process.stderr.write(`${line}\n`);
// What is measured is what people run: the build, made before the first clock starts.
await build(process.execPath);
const results: Measurement[] = [];
for (const [name, load] of Object.entries(groups)) {
  if (only !== undefined && only !== name) continue;
  results.push(...(await (await load())(say)));
}
process.stdout.write(`${json ? JSON.stringify(results, null, 2) : table(results)}\n`);
