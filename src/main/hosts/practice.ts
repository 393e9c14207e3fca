import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { join } from "node:path";
import { err, ok, type Result } from "../../shared/result.ts";
import type { PortalSettings, Settings } from "../core/settings/settings.ts";

/** The practice portal's process. It ends by itself when the process that launched it dies. */
export interface PortalProcess {
  readonly stdout: Readable;
  onExit(run: () => void): void;
  kill(): void;
}

/** Launches a script with these arguments and variables; `child_process` under Node, `utilityProcess` under Electron. */
export type LaunchPortal = (
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) => PortalProcess;

/** The practice portal that runs beside the kiosk, in a process of its own so that it costs the core nothing. */
export interface Practice {
  /** Address of its API and of its page for trainees. */
  readonly url: string;
  /** The settings with this portal's address and log-in in place of the word "practice". */
  readonly settings: Settings;
  close(): void;
}

/** Every citizen's code while practising: nobody at the kiosk can look at the portal's page. */
export const practiceOtp = "123456";

/** Starts the practice portal on a free port; its data lie in `dataDir`/practice-portal. The error is one line. */
export async function startPractice(
  settings: Settings,
  dataDir: string,
  portalScript: string,
  launch: LaunchPortal = launchNode,
): Promise<Result<Practice, string>> {
  const login = { username: "kiosk", password: randomBytes(24).toString("base64url") };
  const child = launch(
    portalScript,
    ["--port", "0", "--otp", "fixed", "--data", join(dataDir, "practice-portal")],
    { PORTAL_USERNAME: login.username, PORTAL_PASSWORD: login.password },
  );
  const url = await readyAddress(child);
  if (url === null) {
    child.kill();
    return err("The practice portal inside the kiosk did not start.");
  }
  const portal: PortalSettings = {
    kind: "url",
    practice: true,
    url,
    unitCode: settings.portal.unitCode,
    ...login,
  };
  return ok({ url, settings: { ...settings, portal }, close: () => child.kill() });
}

/** The address in the portal's ready line, or null when it ended before. */
function readyAddress(child: PortalProcess): Promise<string | null> {
  return new Promise((resolve) => {
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk: string) => {
      text += chunk;
      const found = /ready at (http:\/\/\S+)/u.exec(text)?.[1];
      if (found !== undefined) resolve(found.replace(/\/$/u, ""));
    });
    child.onExit(() => resolve(null));
  });
}

const launchNode: LaunchPortal = (script, args, env) => {
  // The channel is never written to; its closing tells the portal that we are gone.
  const child = fork(script, [...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const { stdout } = child;
  if (!stdout) throw new Error("the practice portal has no output");
  return {
    stdout,
    onExit(run) {
      child.once("exit", run);
      child.once("error", run);
    },
    kill: () => void child.kill("SIGTERM"),
  };
};
