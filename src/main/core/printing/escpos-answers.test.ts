import { describe, expect, it } from "vitest";
import { createAnswerDecoder, problemOfStatus } from "./escpos-answers.ts";
import { bandsOf } from "./escpos-commands.ts";
import { parseAddress } from "./escpos-link.ts";

describe("a receipt printer's answers", () => {
  it("are told apart by their fixed bits, however they are cut into packets", () => {
    const decode = createAnswerDecoder();
    const bytes = [0x12, 0x37, 0x25, 0x00, 0xc0, 0x00, 0x0c, 0x03];
    const found = bytes.flatMap((byte) => decode(Uint8Array.of(byte)));
    expect(found).toEqual([
      { kind: "status", byte: 0x12 },
      { kind: "cleared" },
      { kind: "receipt" },
      { kind: "receipt" },
      { kind: "receipt" },
    ]);
  });

  it("a change it tells by itself is four bytes, and says why it stopped", () => {
    const decode = createAnswerDecoder();
    expect(decode(Uint8Array.of(0x18, 0, 0x0f, 0))).toEqual([{ kind: "change", problem: "no-paper" }]);
    expect(decode(Uint8Array.of(0x38, 0, 0x0f, 0))).toEqual([{ kind: "change", problem: "cover-open" }]);
    expect(decode(Uint8Array.of(0x18, 0x08, 0, 0))).toEqual([{ kind: "change", problem: "jam" }]);
    expect(decode(Uint8Array.of(0x10, 0, 0x03, 0))).toEqual([{ kind: "change", problem: null }]);
  });

  it("what is no answer is passed over, and the next answer is still read", () => {
    const decode = createAnswerDecoder();
    expect(decode(Uint8Array.of(0xff, 0x41, 0x80, 0x10, 0x00, 0xff, 0x16))).toEqual([
      { kind: "status", byte: 0x16 },
    ]);
  });

  it.each([
    ["ready", [0x12, 0x12, 0x12, 0x12], null],
    ["the roll is near its end", [0x12, 0x12, 0x12, 0x1e], null],
    ["no paper under the sensor", [0x1a, 0x12, 0x12, 0x72], "no-paper"],
    ["printing stopped by the end of the paper", [0x1a, 0x32, 0x12, 0x12], "no-paper"],
    ["cover open, which also misses the paper", [0x1a, 0x36, 0x12, 0x72], "cover-open"],
    ["knife stuck", [0x1a, 0x52, 0x1a, 0x12], "jam"],
    ["a fault that only the power switch mends", [0x1a, 0x52, 0x32, 0x12], "stopped"],
    ["off line for no reason it tells", [0x1a, 0x12, 0x12, 0x12], "stopped"],
  ] as const)("%s", (_what, bytes, problem) => {
    expect(problemOfStatus(bytes)).toBe(problem);
  });
});

describe("a picture on its way to the printer", () => {
  it("goes in bands that hold every row once", () => {
    const bands = bandsOf({ widthDots: 576, heightDots: 300, bits: new Uint8Array(72 * 300).fill(0xff) });
    expect(bands.map((band) => [...band.subarray(0, 8)])).toEqual([
      [0x1d, 0x76, 0x30, 0, 72, 0, 128, 0],
      [0x1d, 0x76, 0x30, 0, 72, 0, 128, 0],
      [0x1d, 0x76, 0x30, 0, 72, 0, 44, 0],
    ]);
    expect(bands.map((band) => band.length - 8)).toEqual([72 * 128, 72 * 128, 72 * 44]);
  });

  it("holds nothing that a printer would obey in the middle of it", () => {
    const bits = new Uint8Array(72 * 2);
    bits.set([0x10, 0x04, 0x01, 0, 0x10, 0x14, 0x08, 0, 0x10, 0x05, 0x02, 0x10, 0x11]);
    const [band] = bandsOf({ widthDots: 576, heightDots: 2, bits });
    const sent = [...(band?.subarray(8, 21) ?? [])];
    expect(sent).toEqual([0x18, 0x04, 0x01, 0, 0x18, 0x14, 0x08, 0, 0x18, 0x05, 0x02, 0x10, 0x11]);
  });
});

describe("an address", () => {
  it.each([
    ["10.0.0.5", { host: "10.0.0.5", port: 9100 }],
    ["may-in.phuong.lan:9101", { host: "may-in.phuong.lan", port: 9101 }],
    ["[fe80::1]:9100", { host: "fe80::1", port: 9100 }],
    ["", null],
    ["10.0.0.5:99999", null],
    ["http://10.0.0.5", null],
    ["10.0.0.5 && x", null],
  ])("%s", (address, expected) => {
    expect(parseAddress(address)).toEqual(expected);
  });
});
