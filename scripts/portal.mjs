// `npm run portal` on a machine that has Node 20 and nothing else: installs what is missing and runs the practice
// portal alone, under the program's own Node.
import { join } from "node:path";
import { install } from "./lib/install.mjs";
import { programEnv, programNode, root } from "./lib/places.mjs";
import { run } from "./lib/run.mjs";
import { say } from "./lib/say.mjs";

const cli = join(root, "src", "main", "practice-portal", "cli.ts");

/** @returns {Promise<number>} exit code */
async function main() {
  const node = programNode();
  if (!node.ok) {
    say(node.error);
    return 1;
  }
  await install();
  const { code, interrupted } = await run(node.value, [cli, ...process.argv.slice(2)], {
    env: programEnv(node.value),
    output: "inherit",
  });
  // A stop that was asked for is not a failure.
  return interrupted && (code === 0 || code > 128) ? 0 : code;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
