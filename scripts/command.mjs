// Runs one of the commands in this folder on a machine that has Node 20 and nothing else: installs what is missing and
// goes on under the program's own Node. `node scripts/command.mjs restore --from DIR`
import { spawn } from "node:child_process";
import { join } from "node:path";
import { install } from "./lib/install.mjs";
import { programEnv, programNode, root } from "./lib/places.mjs";
import { say } from "./lib/say.mjs";

/** @returns {Promise<number>} exit code */
async function main() {
  const [name = "", ...args] = process.argv.slice(2);
  const node = programNode();
  if (!node.ok) {
    say(node.error);
    return 1;
  }
  await install();
  // The keyboard goes along: codes are asked for, never given by a flag.
  const child = spawn(node.value, [join(root, "scripts", `${name}.ts`), ...args], {
    env: programEnv(node.value),
    stdio: "inherit",
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
