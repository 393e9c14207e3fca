import { readdir, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { LineFound, LineListener, LineProblem, SerialLines } from "./scanner.ts";

/** The lines of this machine through the package `serialport`, which is loaded when one is first listed or opened. */
export function systemSerialLines(): SerialLines {
  return { list: process.platform === "linux" ? () => linuxLines() : listedLines, open: openLine };
}

const Listed = z.array(
  z.object({
    path: z.string(),
    vendorId: z.string().optional(),
    manufacturer: z.string().optional(),
    friendlyName: z.string().optional(),
  }),
);

async function listedLines(): Promise<readonly LineFound[]> {
  const { SerialPort } = await import("serialport");
  return Listed.parse(await SerialPort.list()).map(({ path, vendorId, manufacturer, friendlyName }) => ({
    path,
    vendorId: vendorId?.toLowerCase() ?? null,
    name: [manufacturer, friendlyName].filter(Boolean).join(" "),
  }));
}

/** A line of the kernel on a USB device: CDC (`ttyACM0`), or a converter's (`ttyUSB0`). */
const USB_LINE = /^tty(?:ACM|USB)\d+$/u;

/**
 * Lines on USB as the kernel's files tell them (sysfs). The package would start `udevadm` for it, every few seconds
 * while no scanner is there, and not every system has it. `root` is where the kernel shows itself.
 */
export async function linuxLines(root = "/sys/class/tty"): Promise<readonly LineFound[]> {
  const names = (await readdir(root).catch(() => [])).filter((name) => USB_LINE.test(name)).toSorted();
  return Promise.all(names.map((name) => usbLine(root, name)));
}

async function usbLine(root: string, name: string): Promise<LineFound> {
  const path = `/dev/${name}`;
  // `device` is the interface (or a port below it); the device that has a vendor stands above.
  let folder = await realpath(join(root, name, "device")).catch(() => null);
  for (let up = 0; folder !== null && up < 4; up += 1) {
    const vendorId = await word(folder, "idVendor");
    if (vendorId !== "") {
      const called = [await word(folder, "manufacturer"), await word(folder, "product")];
      return { path, vendorId: vendorId.toLowerCase(), name: called.filter(Boolean).join(" ") };
    }
    folder = dirname(folder);
  }
  return { path, vendorId: null, name: "" };
}

async function word(folder: string, file: string): Promise<string> {
  const text = await readFile(join(folder, file), "utf8").catch(() => "");
  return text.trim();
}

async function openLine(
  path: string,
  baudRate: number,
  listener: LineListener,
): Promise<Result<{ close(): Promise<void> }, LineProblem>> {
  const { SerialPort } = await import("serialport");
  const port = new SerialPort({ path, baudRate, dataBits: 8, parity: "none", stopBits: 1, autoOpen: false });
  // Whatever goes wrong on an open line ends it; the line is then looked for again.
  port.on("error", () => void closePort());
  port.on("data", (bytes: Buffer) => listener.bytes(bytes));
  port.on("close", () => listener.ended());
  const closePort = (): Promise<void> =>
    new Promise((done) => {
      if (port.isOpen) port.close(() => done());
      else done();
    });
  return new Promise((settle) => {
    port.open((problem) => settle(problem ? err(lineProblem(problem.message)) : ok({ close: closePort })));
  });
}

/** The package tells why a line did not open in words alone; Windows says "access denied" of a line that is taken. */
export function lineProblem(message: string): LineProblem {
  if (/no such|not found|cannot find|ENOENT|ENXIO/iu.test(message)) return "absent";
  if (/permission denied/iu.test(message)) return "denied";
  return /lock|busy|temporarily unavailable|access(?: is)? denied/iu.test(message) ? "busy" : "failed";
}
