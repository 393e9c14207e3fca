import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemSerialLines } from "../../../src/main/core/identity/serial-lines.ts";
import { createSerialScanner } from "../../../src/main/core/identity/serial-scanner.ts";
import { readCard } from "../../../src/main/core/identity/read-card.ts";
import type { CardScanner } from "../../../src/main/core/identity/scanner.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import type { ScannerState } from "../../../src/shared/staff.ts";
import { until } from "../../support/print-processes.ts";
import { createSerialCable, noCable, type SerialCable } from "../../support/serial-cable.ts";

if (noCable !== null) process.stderr.write(`SKIPPED: a scanner on a real serial line, because ${noCable}\n`);

const syllables =
  "Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Thị Văn Ngọc Quỳnh Mẫu Thử Ưng Ỷ Lợi Khuê".split(" ");
const word = (at: number): string => syllables[at % syllables.length] ?? "";

/** Cards of invented people: old and new layout, with and without an old number. */
function payload(at: number): string {
  const year = 1950 + (at % 50);
  const woman = at % 2;
  const fields = [
    `087${woman}${String(year % 100).padStart(2, "0")}${String(at).padStart(6, "0")}`,
    at % 3 === 0 ? "" : String(340_000_000 + at),
    [word(at), word(at * 7 + 3), word(at * 3 + 1), word(at * 5 + 2)].join(" "),
    `${String(1 + (at % 28)).padStart(2, "0")}${String(1 + (at % 12)).padStart(2, "0")}${year}`,
    woman === 1 ? "Nữ" : "Nam",
    `Tổ ${at}, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp`,
    "10052021",
    ...(at % 4 === 0 ? [word(at + 9), "", "087099000001"] : []),
  ];
  return fields.join("|");
}

const cards = Array.from({ length: 200 }, (_, at) => payload(at));

/** Pieces of odd sizes, that cut letters and cards wherever they fall. */
function pieces(bytes: Uint8Array): readonly Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let at = 0, size = 1; at < bytes.length; at += size, size = 1 + ((size * 31 + 7) % 61))
    cut.push(bytes.subarray(at, at + size));
  return cut;
}

describe.skipIf(noCable !== null)("a scanner on a real serial line", () => {
  let cable: SerialCable;
  let scanner: CardScanner | null = null;
  let heard: string[] = [];
  let states: ScannerState[] = [];

  beforeEach(async () => {
    cable = await createSerialCable();
    heard = [];
    states = [];
  });
  afterEach(async () => {
    await scanner?.close();
    scanner = null;
    await cable.remove();
  });

  function listen(path = cable.path): CardScanner {
    const listening = createSerialScanner({
      lines: systemSerialLines(),
      port: path,
      baudRate: 9600,
      clock: systemClock(),
      onState: (state) => states.push(state),
    });
    listening.onPayload((text) => heard.push(text));
    return listening;
  }

  const becomes = (state: ScannerState) =>
    until(`scanner ${state}`, async () => scanner?.status().state === state);
  const hears = (count: number) => until(`${count} codes`, async () => heard.length >= count);

  it("reads 200 of 200 cards letter by letter, in whatever pieces they come", async () => {
    await cable.plug();
    scanner = listen();
    await becomes("ready");
    await cable.write(pieces(Buffer.from(cards.map((card) => `${card}\r`).join(""))));
    await hears(200);
    expect(heard).toEqual(cards);
    expect(heard.filter((text) => !readCard(text, "2026-11-25").ok)).toEqual([]);
  });

  it("comes back by itself when it was unplugged in the middle of a card", async () => {
    scanner = listen();
    expect(scanner.status().state).toBe("absent");
    await cable.plug();
    await becomes("ready");
    const [first = "", second = "", third = ""] = cards;
    await cable.write([Buffer.from(`${first}\r${second.slice(0, 30)}`)]);
    await hears(1);
    await cable.unplug();
    await becomes("absent");
    await cable.plug();
    await becomes("ready");
    await cable.write([Buffer.from(`${third}\r`)]);
    await hears(2);
    expect(heard).toEqual([first, third]);
    expect(states).toEqual(["ready", "absent", "ready"]);
  });

  it("has its line for itself; a second kiosk is told that it is taken, and gets it afterwards", async () => {
    await cable.plug();
    scanner = listen();
    await becomes("ready");
    const first = scanner;
    scanner = listen();
    await becomes("busy");
    await first.close();
    await becomes("ready");
    expect(states).toEqual(["ready", "busy", "ready"]);
  });

  it("opens nothing that is no serial line, and leaves it as it is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "no-line-"));
    const file = join(folder, "notes");
    await writeFile(file, "keep");
    scanner = listen(file);
    await becomes("failed");
    expect(await readFile(file, "utf8")).toBe("keep");
    await rm(folder, { recursive: true });
  });
});
