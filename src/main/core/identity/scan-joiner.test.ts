import { describe, expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { createScanJoiner } from "./scan-joiner.ts";

const CARD = "087199012345|341876543|Nguyễn Thị Thảo Nguyên|05091999|Nữ|Khóm Mỹ Thượng, Đồng Tháp|10052021";

function joiner() {
  const clock = manualClock();
  const heard: string[] = [];
  const { push, drop } = createScanJoiner({ clock, onPayload: (payload) => heard.push(payload) });
  return { clock, heard, push: (text: string | Uint8Array) => push(Buffer.from(text)), drop };
}

describe("codes on a serial line", () => {
  it.each([1, 2, 3, 7, 50, 4096])("are whole when they come in pieces of %i bytes", (size) => {
    const { heard, push } = joiner();
    const bytes = Buffer.from(`${CARD}\r${CARD}\r\n${CARD}\n`);
    for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size));
    expect(heard).toEqual([CARD, CARD, CARD]);
  });

  it("end with a silence where the scanner has no suffix", () => {
    const { clock, heard, push } = joiner();
    push(CARD);
    clock.advance(499);
    expect(heard).toEqual([]);
    clock.advance(1);
    expect(heard).toEqual([CARD]);
  });

  it("are not mixed with what was left of one before", () => {
    const { clock, heard, push } = joiner();
    push(CARD.slice(0, 40));
    clock.advance(500);
    push(`${CARD}\r`);
    expect(heard.at(-1)).toBe(CARD);
  });

  it("are forgotten when the line ends in the middle", () => {
    const { clock, heard, push, drop } = joiner();
    push(CARD.slice(0, 40));
    drop();
    clock.advance(1000);
    push(`${CARD}\r`);
    expect(heard).toEqual([CARD]);
  });

  it("are nothing when they are longer than any QR code, and the next one is read", () => {
    const { heard, push } = joiner();
    push("7".repeat(4001));
    push(`${"8".repeat(100_000)}\r${"9".repeat(4000)}\r${CARD}\r`);
    expect(heard).toEqual(["9".repeat(4000), CARD]);
  });

  it.each(["\r\n\r\n", "\u0006\r", "READY\r", "\0\0\r"])("are not seen in %j", (noise) => {
    const { clock, heard, push } = joiner();
    push(noise);
    clock.advance(1000);
    expect(heard).toEqual([]);
  });
});

describe("bytes that are no UTF-8", () => {
  it("are dropped when they are noise", () => {
    const { heard, push } = joiner();
    push(Uint8Array.from({ length: 60 }, (_, at) => 0x80 + at));
    push("\r");
    expect(heard).toEqual([]);
  });

  it("are handed on with their lost letters when they are a card, to be told as garbled", () => {
    const { heard, push } = joiner();
    // ê and ữ as the Vietnamese code page of Windows writes them.
    push(Buffer.from("087199012345||L\u00EA V\u00E2n|05091999|N\u00FD|\u00D0\u00F4ng|10052021\r", "latin1"));
    expect(heard).toEqual(["087199012345||L\uFFFD V\uFFFDn|05091999|N\uFFFD|\uFFFD\uFFFDng|10052021"]);
  });
});
