import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { linuxLines, lineProblem } from "./serial-lines.ts";

let dir = "";
afterEach(() => rm(dir, { recursive: true, force: true }));

/** The kernel's folder of a line whose USB device stands `depth` folders above it. */
async function plug(name: string, depth: number, device: Readonly<Record<string, string>>): Promise<void> {
  const usb = join(dir, "devices", `usb-${name}`);
  const below = join(usb, ...Array.from({ length: depth }, (_, at) => `${at}`));
  await mkdir(below, { recursive: true });
  await mkdir(join(dir, "tty", name), { recursive: true });
  await symlink(below, join(dir, "tty", name, "device"));
  for (const [file, text] of Object.entries(device)) await writeFile(join(usb, file), `${text}\n`);
}

it("tells the USB lines of the kernel, with maker and name, and no other terminal", async () => {
  dir = await mkdtemp(join(tmpdir(), "lines-"));
  await plug("ttyACM0", 1, { idVendor: "0C2E", manufacturer: "Honeywell", product: "1950g" });
  await plug("ttyUSB0", 2, { idVendor: "1a86" });
  await plug("ttyACM1", 1, {});
  await mkdir(join(dir, "tty", "ttyS0"));
  await mkdir(join(dir, "tty", "tty1"));
  await mkdir(join(dir, "tty", "ttyACM2"));
  expect(await linuxLines(join(dir, "tty"))).toEqual([
    { path: "/dev/ttyACM0", vendorId: "0c2e", name: "Honeywell 1950g" },
    { path: "/dev/ttyACM1", vendorId: null, name: "" },
    { path: "/dev/ttyACM2", vendorId: null, name: "" },
    { path: "/dev/ttyUSB0", vendorId: "1a86", name: "" },
  ]);
});

it("finds nothing where the kernel shows nothing", async () => {
  expect(await linuxLines(join(tmpdir(), "no-such-folder"))).toEqual([]);
});

it.each([
  ["Error: No such file or directory, cannot open /dev/ttyACM0", "absent"],
  ["Opening COM3: File not found", "absent"],
  ["Error: Permission denied, cannot open /dev/ttyACM0", "denied"],
  ["Error Resource temporarily unavailable Cannot lock port", "busy"],
  ["Error: Device or resource busy, cannot open /dev/ttyACM0", "busy"],
  ["Opening COM3: Access denied", "busy"],
  ["Error: Inappropriate ioctl for device setting custom baud rate of 9600", "failed"],
])("takes %j as %s", (message, problem) => expect(lineProblem(message)).toBe(problem));
