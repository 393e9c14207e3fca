import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Clock } from "../../../shared/clock.ts";
import { err, ok, type Result } from "../../../shared/result.ts";

/** `too-late` it was ended at its deadline, `failed` PowerShell is not there or ended with a fault. */
export type RunFault = "too-late" | "failed";

/**
 * Runs one of our PowerShell texts with values for it, and gives what it wrote. The values are JSON to it and never
 * part of the text.
 */
export type RunPowerShell = (
  script: string,
  values: Readonly<Record<string, unknown>>,
  deadlineMs: number,
) => Promise<Result<string, RunFault>>;

/** More than a hundred printers say. */
const MAX_ANSWER = 1_000_000;

/** The flags that keep profiles, questions and windows out. */
export const powerShellFlags = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command"] as const;

/** Windows' own PowerShell 5.1 by its full path, so that no other program of that name is started. */
export function createPowerShell(clock: Clock, program: string = powerShellPath()): RunPowerShell {
  return (script, values, deadlineMs) =>
    new Promise((settle) => {
      const child = spawn(program, [...powerShellFlags, script], {
        env: { ...process.env, KIOSK_PRINT: JSON.stringify(values) },
        stdio: ["ignore", "pipe", "ignore"],
        windowsHide: true,
      });
      const end = (result: Result<string, RunFault>): void => {
        timer.cancel();
        settle(result);
      };
      const timer = clock.after(deadlineMs, () => {
        child.kill("SIGKILL");
        end(err("too-late"));
      });
      let answer = "";
      child.stdout.setEncoding("utf8");
      child.stdout.on("data", (part: string) => {
        answer += part;
        if (answer.length > MAX_ANSWER) child.kill("SIGKILL");
      });
      child.on("error", () => end(err("failed")));
      child.on("close", (code) => end(code === 0 ? ok(answer) : err("failed")));
    });
}

function powerShellPath(): string {
  const root = process.env["SystemRoot"] ?? "C:\\Windows";
  return join(root, "System32", "WindowsPowerShell", "v1.0", "powershell.exe");
}
