import { mkdir, readFile, writeFile, chmod } from "node:fs/promises";
import { join } from "node:path";
import { NtExecutable, NtExecutableResource, Resource } from "resedit";

/** Marks the fuses in a real binary; after it come the wire's version, its length and one byte for each fuse. */
const fuseSentinel = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
/** Electron's defaults, in the order of the wire: "1" on, "0" off. */
const defaultFuses = "101100011";

export type StubPlatform = "linux" | "win32";

/**
 * Makes a folder that electron-builder takes for an unpacked Electron, where the real one cannot be had: the packing,
 * the fuses and the list of files are then tested everywhere. Nothing in it runs a kiosk.
 */
export async function makeStubElectron(platform: StubPlatform, dir: string): Promise<void> {
  await mkdir(join(dir, "locales"), { recursive: true });
  await mkdir(join(dir, "resources"), { recursive: true });
  for (const locale of ["en-US", "vi", "de", "fr"])
    await writeFile(join(dir, "locales", `${locale}.pak`), "stub");
  await writeFile(join(dir, "version"), await electronVersion());
  await writeFile(join(dir, "LICENSE"), "stub");
  await writeFile(join(dir, "LICENSES.chromium.html"), "stub");
  const executable = join(dir, platform === "win32" ? "electron.exe" : "electron");
  await writeFile(executable, Buffer.concat([platform === "win32" ? emptyExe() : emptyScript(), fuseWire()]));
  await chmod(executable, 0o755);
}

async function electronVersion(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, "../node_modules/electron/package.json"), "utf8");
  const parsed: unknown = JSON.parse(text);
  if (typeof parsed !== "object" || parsed === null || !("version" in parsed))
    throw new Error("no Electron installed");
  return String(parsed.version);
}

function fuseWire(): Buffer {
  return Buffer.concat([
    Buffer.from(fuseSentinel),
    Buffer.from([1, defaultFuses.length]),
    Buffer.from(defaultFuses),
    Buffer.from("\n"),
  ]);
}

function emptyScript(): Buffer {
  return Buffer.from(
    "#!/bin/sh\necho 'A stub of Electron for packaging tests; it runs nothing.' >&2\nexit 1\n",
  );
}

/** The smallest Windows program that carries version information, which electron-builder rewrites. */
function emptyExe(): Buffer {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const info = Resource.VersionInfo.createEmpty();
  info.setFileVersion(1, 0, 0, 0, 1033);
  info.setStringValues(
    { lang: 1033, codepage: 1200 },
    { FileDescription: "Electron", ProductName: "Electron" },
  );
  info.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}
