import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extractAll, getRawHeader, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { NtExecutable, NtExecutableResource } from "resedit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuseNames, kioskFuses } from "../../scripts/packaging/fuses.ts";
import { decodeReply } from "../../src/shared/codec.ts";
import { boot } from "./boot.ts";
import { root, run } from "./built.ts";

const script = join(root, "scripts/package.ts");
const systems = [
  {
    os: "linux",
    folder: "linux-unpacked",
    executable: "one-stop-kiosk",
    addons: { database: "linux-x64.node", serial: "linux-x64/@serialport+bindings-cpp.glibc.node" },
  },
  {
    os: "win",
    folder: "win-unpacked",
    executable: "one-stop-kiosk.exe",
    addons: { database: "win32-x64.node", serial: "win32-x64/@serialport+bindings-cpp.node" },
  },
] as const;

let out = "";
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), "package-"));
  for (const { os } of systems) {
    await run(process.execPath, [script, `--${os}`, "dir", "--stub", "--no-build", "--out", out], {
      cwd: root,
    });
  }
});
afterAll(() => rm(out, { recursive: true, force: true }));

/** What is in the package, with content hashes taken out of names and large folders told by their kinds. */
function goldenList(asar: string): string {
  const files = listPackage(asar, { isPack: false }).map((path) => path.replaceAll("\\", "/").slice(1));
  const kinds = files
    .filter((path) => /\.[a-z0-9]+$/i.test(path) || path.endsWith("LICENSE"))
    .map((path) =>
      path
        .replace(/^(out\/(?:main\/chunks|renderer\/assets)\/).*(\.[a-z0-9]+)$/, "$1*$2")
        .replace(/^(assets\/[^/]+\/).*(\.[a-z0-9]+)$/, "$1*$2")
        .replace(/^(node_modules\/(?!better-sqlite3\/)(?:@[^/]+\/)?[^/]+\/).*$/, "$1*"),
    );
  return `${[...new Set(kinds)].toSorted().join("\n")}\n`;
}

describe.each(systems)("the $os package", ({ os, folder, executable, addons }) => {
  const at = (...path: string[]): string => join(out, folder, ...path);
  const asar = (): string => at("resources/app.asar");

  it("holds what runs and nothing else", async () => {
    const list = goldenList(asar());
    await expect(list).toMatchFileSnapshot(`golden/app-asar-${os}.txt`);
    expect(list).not.toMatch(/^(src|tests|scripts|docs|tools|data)\//m);
    expect(list).not.toMatch(/\.(map|ts|tsx|env|sqlite|key)$/m);
  });

  it("carries the two addons for its own system alone, outside the archive where it can be loaded", async () => {
    const unpacked = await readdir(at("resources/app.asar.unpacked"), { recursive: true });
    expect(unpacked.filter((name) => name.endsWith(".node")).toSorted()).toEqual([
      join("node_modules/@serialport/bindings-cpp/prebuilds", addons.serial),
      join("node_modules/better-sqlite3/prebuilds", addons.database),
    ]);
  });

  it("has all nine fuses as decided, read back from the file", async () => {
    const { version: _version, ...wire } = await getCurrentFuseWire(at(executable));
    const read = fuseNames.map((name) => [name, stateOf(wire, FuseV1Options[name])]);
    expect(read).toEqual(fuseNames.map((name) => [name, kioskFuses[FuseV1Options[name]]]));
    expect(Object.keys(wire).filter((key) => /^\d+$/.test(key))).toHaveLength(fuseNames.length);
  });

  it("has the two languages of the kiosk and no more", async () => {
    expect((await readdir(at("locales"))).toSorted()).toEqual(["en-US.pak", "vi.pak"]);
  });
});

function stateOf(wire: object, option: FuseV1Options): boolean | undefined {
  const state: unknown = Object.entries(wire).find(([key]) => key === String(option))?.[1];
  return state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : undefined;
}

it("writes into the Windows program what its archive must hash to", async () => {
  const header = getRawHeader(join(out, "win-unpacked/resources/app.asar")).headerString;
  const executable = NtExecutable.from(await readFile(join(out, "win-unpacked/one-stop-kiosk.exe")));
  const entry = NtExecutableResource.from(executable).entries.find((one) => one.id === "ELECTRONASAR");
  const text = Buffer.from(entry?.bin ?? new ArrayBuffer(0)).toString("utf8");
  expect(entry?.type).toBe("INTEGRITY");
  expect(text).toContain(createHash("sha256").update(header).digest("hex"));
});

it("runs its core out of the archive alone, in plain Node", async () => {
  const dir = join(out, "extracted");
  extractAll(join(out, "linux-unpacked/resources/app.asar"), dir);
  const { code, listed } = await boot(join(dir, "out/main/electron.js"));
  expect(decodeReply(listed ?? "").ok).toBe(true);
  expect(listed).toContain("1.001193");
  expect(code).toBe(0);
});

it.each([[[]], [["--linux", "exe"]], [["--linux", "dir", "--win", "dir"]], [["--no-such"]], [["--linux"]]])(
  "answers %j in one line and ends with 2",
  async (args) => {
    const failed: unknown = await run(process.execPath, [script, ...args]).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 2, stderr: expect.stringMatching(/^package: [^\n]+\n$/) });
  },
);
