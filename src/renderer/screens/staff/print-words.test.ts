import { describe, expect, it } from "vitest";
import { healing, type PaperKind, type PrintProblem } from "../../../shared/printing.ts";
import { translator } from "../../i18n/use-t.ts";
import type { Press } from "./press.ts";
import { pressWords, problemWords } from "./print-words.ts";
import { pressOf } from "./sample-paper.ts";
import "./texts.ts";

const vi = translator("vi");
const said = (press: Press, filePapers: readonly PaperKind[] = []): string =>
  pressWords(press, filePapers)
    .map((key) => vi(key))
    .join(" ");

const every: Readonly<Record<PrintProblem, true>> = {
  "no-paper": true,
  jam: true,
  "cover-open": true,
  "no-ink": true,
  "not-connected": true,
  stopped: true,
  held: true,
  aborted: true,
  cancelled: true,
  "not-printable": true,
  "not-chosen": true,
  unknown: true,
};
const problems = Object.keys(every).filter((name): name is PrintProblem => Object.hasOwn(every, name));

describe("what staff read about a paper", () => {
  it("names every problem and its remedy by words of their own, in both languages", () => {
    for (const language of ["vi", "en"] as const) {
      const t = translator(language);
      const words = problems.flatMap((problem) => problemWords(problem).map((key) => t(key)));
      expect(words.filter((text) => text.startsWith("staff."))).toEqual([]);
      expect(new Set(words).size).toBe(problems.length * 2);
    }
  });

  it("promises that it comes out by itself only where a hand can mend the cause", () => {
    const promised = problems.filter((problem) =>
      said(pressOf({ state: "sent", problem })).includes("giấy tự ra, không bấm in lại"),
    );
    expect(new Set(promised)).toEqual(healing);
  });

  it("never says of a paper that it is printed before it is", () => {
    const states = ["idle", "rendering", "sent", "handed", "failed"] as const;
    const claims = states.filter((state) => said(pressOf({ state })).includes("Đã in xong"));
    expect(claims).toEqual([]);
    expect(said(pressOf({ state: "printed", copies: 3 }))).toContain("Đã in xong");
  });

  it("asks for a person's eyes on every test page, and helps when it was not whole", () => {
    const test = { order: "test-page" } as const;
    expect(said(pressOf({ state: "printed" }, test))).toContain("Trang in thử có ra đủ không?");
    const missed = said(pressOf({ state: "printed" }, { ...test, seen: false }));
    expect(missed).toContain("khổ giấy");
    expect(missed).not.toContain("Đã in xong");
    expect(said(pressOf({ state: "failed", problem: "unknown" }, { ...test, seen: false }))).toContain(
      "in thử lại",
    );
    expect(said(pressOf({ state: "printed" }))).not.toContain("Trang in thử");
  });

  it("says of a paper without a printer that it is a file, and of no other", () => {
    const file = said(pressOf({ state: "printed", copies: 1 }), ["taken-in"]);
    expect(file).toContain("tệp PDF");
    expect(file).not.toContain("Đã in xong");
    expect(said(pressOf({ state: "printed", copies: 1 }), ["kept"])).toContain("Đã in xong");
    expect(said(pressOf({ state: "failed", problem: "unknown" }), ["taken-in"])).not.toContain("tệp PDF");
  });
});
