import { describe, expect, test } from "vitest";
import { answerBytes } from "../../../../tests/support/scripted-ipp.ts";
import { decodeAnswer, encodeRequest, numberOf, stringsOf, valueTag } from "./ipp-message.ts";

const answer = answerBytes({
  jobs: [{ "job-id": 7, "job-state": 5, "job-state-reasons": ["job-printing", "none"], "job-name": "CHO-1" }],
});

/** RFC 8010 appendix A.1 in bytes: the beginning of every request. */
const opening = "0101000b0000000101470012617474726962757465732d6368617273657400057574662d38";

function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(" ", ""), "hex");
}

describe("IPP messages", () => {
  test("a request begins as RFC 8010 has it, and ends with the end tag", () => {
    const bytes = encodeRequest({
      operation: 0x0b,
      attributes: [{ tag: valueTag.keyword, name: "requested-attributes", values: ["a", "b"] }],
    });
    expect(bytes.toString("hex").startsWith(opening)).toBe(true);
    // The second value has no name of its own.
    expect(bytes.toString("hex").endsWith("00016144000000016203")).toBe(true);
  });

  test("an answer gives its jobs with all their values", () => {
    const decoded = decodeAnswer(answer);
    if (!decoded.ok) throw new Error(decoded.error);
    const job = decoded.value.groups[1];
    if (!job) throw new Error("no job");
    expect(numberOf(job, "job-id")).toBe(7);
    expect(stringsOf(job, "job-state-reasons")).toEqual(["job-printing", "none"]);
    expect(stringsOf(job, "no-such")).toEqual([]);
    expect(numberOf(job, "job-name")).toBeNull();
  });

  test("an answer that is cut anywhere is none", () => {
    for (let length = 0; length < answer.length; length += 1)
      expect(decodeAnswer(answer.subarray(0, length))).toEqual({ ok: false, error: "not-ipp" });
  });

  test("no single changed byte can crash it", () => {
    for (let at = 0; at < answer.length; at += 1)
      for (const byte of [0x00, 0x03, 0x34, 0x7f, 0xff]) {
        const bent = Buffer.from(answer);
        bent[at] = byte;
        expect(typeof decodeAnswer(bent).ok).toBe("boolean");
      }
  });

  test.each([
    ["a web page", "<html><body>It works!</body></html>"],
    ["nothing", ""],
    [
      "a value before any group",
      "\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0001\u0044\u0000\u0001a\u0000\u0001b\u0003",
    ],
    ["no operation attributes", "\u0002\u0000\u0000\u0000\u0000\u0000\u0000\u0001\u0003"],
  ])("%s is not a printer", (_, text) => {
    expect(decodeAnswer(Buffer.from(text, "latin1"))).toEqual({ ok: false, error: "not-ipp" });
  });

  test("collections are stepped over, nested ones too, and what follows is read", () => {
    const member = "4a 0000 0001 61"; // memberAttrName "a"
    const inner = `34 0000 0000 ${member} 21 0000 0004 00000001 37 0000 0000`;
    const collection = `34 0001 63 0000 ${member} ${inner} 37 0000 0000`;
    const bytes = hex(`0200 0000 00000001 01 ${collection} 21 0001 6e 0004 0000002a 03`);
    const decoded = decodeAnswer(bytes);
    if (!decoded.ok) throw new Error(decoded.error);
    const [group] = decoded.value.groups;
    expect(group && numberOf(group, "n")).toBe(42);
  });

  test("text with a language is read without it", () => {
    const inner = Buffer.from("\u0000\u0002vi\u0000\u0003CHO", "latin1");
    const bytes = Buffer.concat([
      hex("0200 0000 00000001 01 36 0001 61 00"),
      Buffer.from([inner.length]),
      inner,
      Buffer.from([3]),
    ]);
    const decoded = decodeAnswer(bytes);
    expect(decoded.ok && decoded.value.groups.map((group) => stringsOf(group, "a"))).toEqual([["CHO"]]);
  });
});
