import { describe, expect, it } from "vitest";
import type { DossierStatus } from "../../../shared/dossier.ts";
import { healing, type PrintProgress } from "../../../shared/printing.ts";
import { translator } from "../../i18n/use-t.ts";
import { keptDossier, registeredDossier, takenInDossier } from "./sample.ts";
import {
  betterSlip,
  comesForIntake,
  nextStepOf,
  onlyFile,
  type PaperDesk,
  paperNames,
  printedPaper,
  printTone,
  printWords,
  reasonOf,
  showMoment,
  slipMayBeMissing,
  standOf,
  takeAlong,
  truthOf,
} from "./words.ts";

const t = translator("vi");
const stuck: DossierStatus = {
  ...keptDossier,
  state: "needs-person",
  reason: "refused",
  refusal: "Thiếu giấy",
};

describe("what the end of the walk claims", () => {
  it("promises no code and no date for a dossier that is only kept", () => {
    expect(truthOf(keptDossier)).toBe("kept");
    expect(t("outcome.kept-text")).not.toMatch(/tiếp nhận|hẹn trả/);
  });

  it("needs both dates of the portal before it says taken in", () => {
    expect(truthOf(registeredDossier)).toBe("registered");
    expect(truthOf({ ...takenInDossier, dueAt: null })).toBe("registered");
    expect(truthOf(takenInDossier)).toBe("taken-in");
  });

  it("tells who must act when nothing goes by itself", () => {
    expect(truthOf(stuck)).toBe("stuck");
    expect(truthOf({ ...keptDossier, state: "needs-person", reason: "self" })).toBe("self");
    expect(truthOf({ ...keptDossier, state: "held", reason: "account-refused" })).toBe("stuck");
    expect(truthOf({ ...takenInDossier, state: "cancelled" })).toBe("cancelled");
  });

  it("promises to send by itself only on routes that do", () => {
    expect(nextStepOf("kept", "authorised")).toBe("outcome.next-authorised");
    expect(nextStepOf("kept", "counter")).toBe("outcome.next-counter");
    expect(nextStepOf("kept", "self")).toBe("outcome.next-self");
    expect(t("outcome.next-self")).toContain("không tự gửi");
    expect(nextStepOf("taken-in", "authorised")).toBeNull();
  });
});

it("has a sentence of its own for each state of the portal and of the outbox", () => {
  const portal = ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const).map((portalState) =>
    standOf({ ...takenInDossier, portalState }),
  );
  const outbox = (
    ["waiting", "sending", "unknown", "accepted", "needs-person", "held", "cancelled"] as const
  ).map((state) => standOf({ ...keptDossier, state }));
  const sentences = [...portal, ...outbox].map((key) => t(key));
  expect(new Set(sentences).size).toBe(17);
});

it("sends nobody to the counter for a dossier that goes by itself after its registration", () => {
  const behind = { ...keptDossier, state: "held", reason: "behind-account" } as const;
  expect(truthOf(behind)).toBe("kept");
  expect(t(standOf(behind))).not.toContain("hỏi tại quầy");
});

it("gives a reason only while it still holds", () => {
  expect(reasonOf(keptDossier)).toBe("outcome.reason-portal-down");
  expect(reasonOf(takenInDossier)).toBeNull();
  expect(reasonOf({ ...takenInDossier, reason: "answer-unknown" })).toBeNull();
});

const kept = (state: DossierStatus["state"], reason: DossierStatus["reason"]): string => {
  const dossier = { ...keptDossier, state, reason };
  const why = reasonOf(dossier);
  return `${t(standOf(dossier))} ${why === null ? "" : t(why)}`;
};

describe("why a dossier stands where it stands", () => {
  it("tells a citizen whose dossier goes by itself that there is nothing to do", () => {
    for (const reason of ["portal-down", "portal-slow", "not-the-portal"] as const)
      expect(kept("waiting", reason)).toContain("không phải làm gì");
    expect(kept("unknown", "answer-unknown")).toContain("không phải làm gì");
    expect(kept("held", "behind-account")).toContain("máy tự gửi");
  });

  it("promises no machine that asks where a person must", () => {
    expect(kept("needs-person", "answer-unknown")).toContain("Cán bộ kiểm tra");
    expect(kept("needs-person", "answer-unknown")).not.toContain("Máy tự");
    expect(kept("held", "date-unsure")).toContain("cán bộ xác nhận ngày");
  });

  it("never says not sent of what may have arrived", () => {
    expect(kept("unknown", "by-staff")).not.toContain("chưa gửi");
  });

  it("does not go on about a reason while it is being sent", () => {
    expect(kept("sending", "portal-down")).not.toContain("mất kết nối");
  });

  it("says why it was cancelled, and of what is sent elsewhere that it is", () => {
    expect(kept("cancelled", "duplicate")).toContain("trùng");
    expect(kept("cancelled", "moved")).toContain("chuyển sang máy khác");
    expect(kept("cancelled", "moved")).not.toContain("hủy");
    expect(kept("cancelled", "corrected")).toContain("bản sửa");
  });
});

const print = { state: "printed", kind: "kept", problem: null, copies: 1 } as const;
const printers: PaperDesk = { practice: true, filePapers: [] };
const files: PaperDesk = { practice: true, filePapers: ["kept", "taken-in"] };

/** The sentence of a print, as the screen shows it. */
function told(progress: PrintProgress, language: "vi" | "en" = "vi", desk = printers): string {
  const say = translator(language);
  const words = printWords(progress, desk);
  return words === null ? "" : say(words, paperNames(progress.kind, say));
}

const take = (progress: PrintProgress, desk = printers): string =>
  t(takeAlong(progress, desk), paperNames(progress.kind, t));

describe("what the screen says of the paper", () => {
  it("offers the better slip when the code came later, and none for a result", () => {
    expect(told({ ...print, state: "idle", kind: null })).toBe("");
    expect(betterSlip(keptDossier, print)).toBe(false);
    expect(betterSlip(registeredDossier, print)).toBe(true);
    expect(betterSlip(registeredDossier, { ...print, kind: "result" })).toBe(false);
  });

  it("puts the Giấy tiếp nhận first for who has not asked for it, and never before a result that is there", () => {
    const idle: PrintProgress = { ...print, state: "idle", kind: null };
    expect(comesForIntake(takenInDossier, idle)).toBe(true);
    expect(comesForIntake(takenInDossier, { ...print, kind: "taken-in" })).toBe(false);
    expect(comesForIntake(registeredDossier, idle)).toBe(false);
    const results = [{ id: "1", name: "Trích lục.pdf" }];
    expect(comesForIntake({ ...takenInDossier, results }, idle)).toBe(false);
  });

  it.each([...healing])("tells %s while it waits, and that nobody has to press again", (problem) => {
    const waits = told({ ...print, state: "sent", problem });
    expect(waits).toContain("phiếu tự in ra, ông/bà không phải bấm lại");
    expect(told({ ...print, state: "sent", problem }, "en")).toContain("the slip prints by itself");
    expect(told({ ...print, state: "failed", problem })).toContain("bấm in lại");
    expect(told({ ...print, state: "failed", problem })).not.toContain("tự in");
  });

  it("has a sentence of its own for every problem, waiting and given up", () => {
    const problems = [
      ...healing,
      ...(["aborted", "cancelled", "not-printable", "not-chosen", "unknown"] as const),
    ];
    for (const language of ["vi", "en"] as const) {
      const sentences = [
        ...[...healing].map((problem) => told({ ...print, state: "sent", problem }, language)),
        ...problems.map((problem) => told({ ...print, state: "failed", problem }, language)),
        ...(["rendering", "sent", "handed", "printed"] as const).map((state) =>
          told({ ...print, state }, language),
        ),
      ];
      expect(new Set(sentences).size).toBe(7 + 12 + 4);
      expect(sentences.join(" ")).not.toMatch(/[{}]/);
    }
  });

  it("tells to take a slip along only once it is out, and the screen where none will come", () => {
    expect(take(print)).toBe("Xin nhớ lấy thẻ và phiếu.");
    expect(take({ ...print, kind: "taken-in" })).toBe("Xin nhớ lấy thẻ và giấy tiếp nhận.");
    for (const state of ["rendering", "sent", "handed"] as const)
      expect(take({ ...print, state, copies: 0 })).toBe("Xin nhớ lấy thẻ.");
    expect(take({ ...print, kind: "declaration" })).toBe("Xin nhớ lấy thẻ.");
    expect(take({ ...print, state: "failed", problem: "cover-open" })).toContain("chụp lại màn hình");
  });

  it("calls Mẫu 01 the Giấy tiếp nhận, in both languages", () => {
    const intake: PrintProgress = { ...print, kind: "taken-in" };
    expect(told(intake)).toBe("Giấy tiếp nhận đã in xong. Xin ông/bà cầm lấy giấy tiếp nhận.");
    expect(told(intake, "en")).toBe("The intake paper is printed. Please take the intake paper.");
  });

  it("never says that a paper is out before it is", () => {
    for (const state of ["rendering", "sent", "handed"] as const)
      expect(told({ ...print, state })).not.toContain("in xong. Xin");
    expect(told(print)).toBe("Phiếu đã in xong. Xin ông/bà cầm lấy phiếu.");
    expect(told({ ...print, kind: "result" })).toBe(
      "Giấy kết quả đã in xong. Xin ông/bà cầm lấy giấy kết quả.",
    );
    expect(told({ ...print, kind: "declaration", state: "sent" })).toContain("tờ khai");
  });

  it("leads to the slip on the screen only while the paper one may not come", () => {
    expect(slipMayBeMissing(print)).toBe(false);
    expect(slipMayBeMissing({ ...print, state: "sent" })).toBe(false);
    expect(slipMayBeMissing({ ...print, state: "sent", problem: "jam" })).toBe(true);
    expect(slipMayBeMissing({ ...print, state: "failed", problem: "aborted" })).toBe(true);
    expect(slipMayBeMissing({ ...print, kind: "result", state: "failed", problem: "jam" })).toBe(false);
  });
});

it("says of a paper in practice only that it is a file, and tells nobody to take it", () => {
  const slip: PrintProgress = { state: "printed", kind: "taken-in", problem: null, copies: 1 };
  expect(told(slip, "vi", files)).toBe(
    "Tập huấn: giấy tiếp nhận chỉ được ghi thành tệp PDF trong máy này, không có giấy ra.",
  );
  expect(printTone(slip, files)).toBe("calm");
  expect(take(slip, files)).toBe("Xin nhớ lấy thẻ.");
  expect(onlyFile({ ...slip, state: "sent" }, files)).toBe(false);
  expect(onlyFile({ ...slip, kind: "result" }, files)).toBe(false);
  expect(onlyFile(slip, printers)).toBe(false);
  expect(onlyFile(slip, { ...files, practice: false })).toBe(false);
});

it("names the paper that is to be taken along, which is not always a slip", () => {
  const named = (["kept", "taken-in", "result", "declaration", null] as const).map((kind) =>
    t(printedPaper(kind)),
  );
  expect(named).toEqual([
    "Phiếu vừa in",
    "Giấy tiếp nhận vừa in",
    "Giấy kết quả vừa in",
    "Tờ khai vừa in",
    "Phiếu vừa in",
  ]);
});

it("writes times as the desk's clock shows them", () => {
  expect(showMoment(Date.UTC(2026, 10, 25, 1, 47))).toBe("08:47 25/11/2026");
  expect(showMoment(Date.UTC(2026, 10, 25, 18, 5))).toBe("01:05 26/11/2026");
});
