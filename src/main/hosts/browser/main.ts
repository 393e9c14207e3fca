import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { systemClock } from "../../../shared/clock.ts";
import type { PortalSettings } from "../../core/settings/settings.ts";
import { fileKeyKeeper } from "../../core/vault/keeper.ts";
import { type Composed, compose, readSettings } from "../compose.ts";
import { findPlaces } from "../places.ts";
import { readyLines } from "../ready-lines.ts";
import { type Flags, parseFlags } from "./flags.ts";
import { type BrowserServer, startServer } from "./server.ts";
import { chromiumOpener, keepWindow, type OpenedWindow } from "./window.ts";

const closeDeadlineMs = 5_000;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** What runs, in the order in which it is ended. */
interface Running {
  window: OpenedWindow;
  kiosk: Promise<Composed | null>;
  server: BrowserServer | null;
}

const noWindow: OpenedWindow = { close: () => Promise.resolve() };
const running: Running = { window: noWindow, kiosk: Promise.resolve(null), server: null };
let stopping = false;

/** Ends everything once, in order; what does not end in 5 s is left to its journal. */
function stop(code: number): void {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(code), closeDeadlineMs).unref();
  const ended = [running.window.close(), running.kiosk.then((kiosk) => kiosk?.close())];
  void Promise.allSettled(ended)
    .then(() => running.server?.close())
    .finally(() => process.exit(code));
}

async function main(flags: Flags): Promise<void> {
  const places = findPlaces(import.meta.dirname);
  const dataDir = resolve(flags.data ?? "data");
  const settings = readSettings(dataDir, { portal: flags.portal });
  if (!settings.ok) {
    say(settings.error.lines);
    return stop(settings.error.ofCommand ? 2 : 1);
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const ready = Promise.withResolvers<Composed>();
  // Without a kiosk the calls that wait for it are answered by the server, and the program ends.
  ready.promise.catch(() => undefined);
  const server = await startServer({
    kiosk: ready.promise,
    rendererDir: places.pageDir,
    previews: settings.value.portal.practice,
    port: flags.port,
  }).catch((error: unknown) => cannotListen(flags.port, error));
  if (!server) return stop(1);
  running.server = server;
  // The browser needs longer to start than the core does, so it goes first and its first call waits.
  if (flags.browser) running.window = openWindow(flags.browser, flags.windowed, dataDir, server);
  const composed = compose({
    settings: settings.value,
    dataDir,
    places,
    keyKeeper: fileKeyKeeper(dataDir),
    screenFirst: Boolean(flags.browser),
  });
  running.kiosk = composed.then((result) => (result.ok ? result.value : null));
  const kiosk = await composed;
  if (!kiosk.ok) {
    ready.reject(new Error("the core did not start"));
    say(kiosk.error);
    return stop(1);
  }
  ready.resolve(kiosk.value);
  const answering = await kiosk.value.ready;
  if (!answering.ok) {
    say(answering.error);
    return stop(1);
  }
  tellReady(flags, server, kiosk.value, settings.value.portal);
}

function openWindow(
  browser: string,
  windowed: boolean,
  dataDir: string,
  server: BrowserServer,
): OpenedWindow {
  return keepWindow({
    open: chromiumOpener(browser, join(dataDir, "browser-profile"), windowed),
    newAddress: () => server.newAddress(),
    mayBeClosed: windowed,
    clock: systemClock(),
    say,
    stopped(end) {
      if (end === "cannot-start")
        say(`The browser ${browser} cannot be started; KIOSK_BROWSER names another.`);
      stop(end === "cannot-start" ? 1 : 0);
    },
  });
}

function cannotListen(port: number, error: unknown): null {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  say(
    code === "EADDRINUSE"
      ? `Port ${port} is taken; choose another with --port.`
      : `The kiosk cannot listen on 127.0.0.1 (${code}).`,
  );
  return null;
}

function tellReady(flags: Flags, server: BrowserServer, kiosk: Composed, portal: PortalSettings): void {
  if (flags.headless) process.stdout.write(`${JSON.stringify({ url: server.newAddress() })}\n`);
  for (const line of readyLines(portal, kiosk.practicePage)) say(line);
  if (!flags.headless && !flags.browser) say(`  Open this address, once:    ${server.newAddress()}`);
  say("  Ctrl-C stops it.");
}

function stopAsked(): void {
  if (!stopping) say("Stopping; what was kept stays in the data folder.");
  stop(0);
}

/** A bug: the place of it may be told, its message may be personal. */
function fault(error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const places = stack.split("\n").filter((line) => line.startsWith("    at "));
  say([`Unhandled error: ${error instanceof Error ? error.name : typeof error}`, ...places].join("\n"));
  stop(70);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopAsked());
process.once("disconnect", () => stop(0));
process.on("uncaughtException", fault);

const flags = parseFlags(process.argv.slice(2));
if (flags.ok) {
  await main(flags.value);
} else {
  say(flags.error);
  process.exitCode = 2;
}
