import { PassThrough } from "node:stream";
import type * as Electron from "electron";
import type { LaunchPortal } from "../practice.ts";

/** Launches the practice portal as one of Electron's own processes: plain Node is fused off in the package. */
export function launchUtility(utility: Pick<typeof Electron.utilityProcess, "fork">): LaunchPortal {
  return (script, args, env) => {
    const child = utility.fork(script, [...args], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
      serviceName: "Practice portal",
    });
    return {
      // Electron types this as the older stream interface; the program wants a whole one.
      stdout: child.stdout?.pipe(new PassThrough()) ?? PassThrough.from([]),
      onExit: (run) => void child.once("exit", run),
      kill: () => void child.kill(),
    };
  };
}
