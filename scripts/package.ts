// `npm run package -- --linux dir`: builds and packs the program. Where Electron's binary is not to be had, `--stub`
// packs around an empty stand-in, which shows everything about the package but its running.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "./lib/build.mjs";
import { makeStubElectron, type StubPlatform } from "./make-stub-electron.ts";

const root = join(import.meta.dirname, "..");
const usage = `npm run package -- --linux TARGET | --win TARGET [flags]

  --linux dir|tar.gz|AppImage       pack for Linux x64
  --win dir|nsis|zip                pack for Windows x64
  --out DIR                         where to (default: dist/packages, or dist/stub with --stub)
  --stub                            pack around a stand-in for Electron (also: KIOSK_STUB_ELECTRON=1)
  --no-build                        take out/ as it lies there
  --help                            this text

The Electron of node_modules is used where it fits; KIOSK_ELECTRON_DIST names another folder or zip.`;

const targets = {
  linux: ["dir", "tar.gz", "AppImage"],
  win: ["dir", "nsis", "zip"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

interface Order {
  readonly os: "linux" | "win";
  readonly target: string;
  readonly out: string;
  readonly stub: boolean;
  readonly build: boolean;
}

/** The order on the command line, `help`, or one line that says what is wrong with it. */
function readOrder(args: readonly string[]): Order | "help" | { readonly wrong: string } {
  const stubByEnvironment = process.env["KIOSK_STUB_ELECTRON"] === "1";
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        linux: { type: "string" },
        win: { type: "string" },
        out: { type: "string" },
        stub: { type: "boolean" },
        "no-build": { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    if (values.help) return "help";
    const os = values.linux === undefined ? "win" : "linux";
    const target = values[os];
    if (target === undefined) return { wrong: "name a system: --linux dir or --win dir" };
    if (values.linux !== undefined && values.win !== undefined) return { wrong: "one system at a time" };
    if (!targets[os].some((known) => known === target))
      return { wrong: `--${os} takes ${targets[os].join(", ")}` };
    const stub = values.stub ?? stubByEnvironment;
    const out = resolve(values.out ?? join(root, "dist", stub ? "stub" : "packages"));
    return { os, target, out, stub, build: !values["no-build"] };
  } catch (error) {
    return {
      wrong: error instanceof Error ? (error.message.split(/[.\n]/, 1)[0] ?? "") : "unknown argument",
    };
  }
}

/** The Electron to pack around, or null to let electron-builder fetch it. */
function realElectron(os: Order["os"]): string | null {
  const named = process.env["KIOSK_ELECTRON_DIST"];
  if (named) return named;
  const installed = join(root, "node_modules/electron/dist");
  const fits = os === "linux" ? "electron" : "electron.exe";
  return existsSync(join(installed, fits)) ? installed : null;
}

function run(script: string, args: readonly string[]): boolean {
  const path = join(root, "node_modules", script);
  return spawnSync(process.execPath, [path, ...args], { cwd: root, stdio: "inherit" }).status === 0;
}

async function pack(order: Order): Promise<boolean> {
  if (order.build) await build(process.execPath);
  const stubDir = order.stub ? await mkdtemp(join(tmpdir(), "stub-electron-")) : null;
  try {
    const platform: StubPlatform = order.os === "win" ? "win32" : "linux";
    if (stubDir) await makeStubElectron(platform, stubDir);
    const electron = stubDir ?? realElectron(order.os);
    if (!electron) console.log("Electron's binary is not here; it is fetched now (--stub packs without it).");
    return run("electron-builder/cli.js", [
      `--${order.os}`,
      order.target,
      "--x64",
      "--publish",
      "never",
      `-c.directories.output=${order.out}`,
      ...(electron ? [`-c.electronDist=${electron}`] : []),
    ]);
  } finally {
    if (stubDir) await rm(stubDir, { recursive: true });
  }
}

async function main(): Promise<number> {
  const order = readOrder(process.argv.slice(2));
  if (order === "help") {
    console.log(usage);
    return 0;
  }
  if ("wrong" in order) {
    console.error(`package: ${order.wrong}; --help lists the flags`);
    return 2;
  }
  if (!(await pack(order))) {
    console.error("package: packing failed; the lines above say why");
    return 1;
  }
  console.log(
    `Packed into ${order.out}${order.stub ? " (a stub of Electron: for tests, it runs nothing)" : ""}`,
  );
  return 0;
}

process.exitCode = await main();
