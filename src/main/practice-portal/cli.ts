import { existsSync } from "node:fs";
import { join } from "node:path";
import { findAssets, readHolidays, readProcedures } from "./assets.ts";
import { type CliOptions, HELP, readOptions } from "./cli-options.ts";
import { practiceCredentials, type PracticePortal, startPracticePortal } from "./portal.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function giveUp(line: string, code: number): never {
  process.stderr.write(`portal: ${line}\n`);
  process.exit(code);
}

function start(options: CliOptions): Promise<PracticePortal> {
  const assets = findAssets(import.meta.dirname);
  if (assets === null) throw new Error("the folder assets/catalogue is missing");
  const fontFile = join(assets, "fonts/tinos-regular.ttf");
  const { username, password } = practiceCredentials;
  const { latencyMs, jitterMs, failFraction, downMs } = options;
  return startPracticePortal({
    dataDir: options.dataDir,
    port: options.port,
    procedures: readProcedures(assets),
    holidays: readHolidays(assets),
    otp: options.otp,
    accept: options.accept,
    unitCode: options.unitCode,
    credentials: [
      {
        username: process.env["PORTAL_USERNAME"] ?? username,
        password: process.env["PORTAL_PASSWORD"] ?? password,
      },
    ],
    faults: { latencyMs, jitterMs, failFraction, ...(downMs > 0 ? { down: downMs } : {}) },
    ...(existsSync(fontFile) ? { fontFile } : {}),
  });
}

function whyNot(error: unknown, options: CliOptions): string {
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
    return `port ${options.port} is taken; choose another with --port`;
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options.ok) giveUp(`${options.error} (--help lists the options)`, 2);
  if (options.value === "help") return say(HELP.trimEnd());
  const chosen = options.value;
  const portal = await Promise.resolve()
    .then(() => start(chosen))
    .catch((error: unknown) => giveUp(whyNot(error, chosen), 1));
  say(`Practice portal ready at ${portal.url} (page and ledger there too; data in ${chosen.dataDir})`);
  if (chosen.downMs > 0) say(`Down for the first ${chosen.downMs / 1000} s`);
  const stop = (): void => void portal.close().then(() => process.exit(0));
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
  // Started by the kiosk: it may be killed without a chance to tell us.
  process.once("disconnect", stop);
}

await main();
