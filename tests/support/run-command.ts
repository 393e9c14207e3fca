import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Runs a command to its end; rejects with its last words when it fails. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<void> {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-2_000);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}: ${words}`);
}

/** The first line of a child's standard output that fits; rejects when the child ends before it. */
export function untilLine(child: ChildProcess, fits: (line: string) => boolean): Promise<string> {
  const { stdout } = child;
  if (!stdout) throw new Error("the child's standard output is not piped");
  return new Promise((resolve, reject) => {
    const lines = createInterface({ input: stdout });
    lines.on("line", (line) => {
      if (fits(line)) resolve(line);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the program ended with ${code} before it was ready`)));
  });
}
