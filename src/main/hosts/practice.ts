import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { join } from "node:path";
import { err, ok, type Result } from "../../shared/result.ts";
import { freePort } from "./free-port.ts";
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
  /** Starts the portal's process; settles when it answers, or with one line when it did not start. */
  run(): Promise<Result<null, string>>;
  close(): void;
}

/** Every citizen's code while practising: nobody at the kiosk can look at the portal's page. */
export const practiceOtp = "123456";

/**
 * Makes ready a practice portal on a free port; its data lie in `dataDir`/practice-portal. Its address is known before
 * it runs, so that the first screen need not wait for it.
 */
export async function preparePractice(
  settings: Settings,
  dataDir: string,
  portalScript: string,
  launch: LaunchPortal = launchNode,
): Promise<Practice> {
  const login = { username: "kiosk", password: randomBytes(24).toString("base64url") };
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { unitCode } = settings.portal;
  const portal: PortalSettings = { kind: "url", practice: true, url, unitCode, ...login };
  const data = join(dataDir, "practice-portal");
  let child: PortalProcess | null = null;
  return {
    url,
    settings: { ...settings, portal },
    async run() {
      child = launch(portalScript, ["--port", String(port), "--otp", "fixed", "--data", data], {
        PORTAL_USERNAME: login.username,
        PORTAL_PASSWORD: login.password,
      });
      const started = await answers(child);
      return started ? ok(null) : err("The practice portal inside the kiosk did not start.");
    },
    close: () => child?.kill(),
  };
}

/** True at the portal's ready line, false when it ended before. */
function answers(child: PortalProcess): Promise<boolean> {
  return new Promise((resolve) => {
    let text = "";
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (chunk: string) => {
      text += chunk;
      if (/ready at http:\/\//u.test(text)) resolve(true);
    });
    child.onExit(() => resolve(false));
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
