import { describe, expect, it } from "vitest";
import type { DossierStatus } from "../../../shared/dossier.ts";
import { translator } from "../../i18n/use-t.ts";
import { keptDossier, registeredDossier, takenInDossier } from "./sample.ts";
import { betterSlip, nextStepOf, printWords, reasonOf, showMoment, standOf, truthOf } from "./words.ts";

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

it("says what became of the paper, and offers the better slip when the code came later", () => {
  const print = { state: "printed", kind: "kept", problem: null, copies: 1 } as const;
  expect(printWords({ ...print, state: "idle", kind: null })).toBeNull();
  expect(printWords({ ...print, state: "failed", problem: "no-paper" })).toBe("outcome.print-no-paper");
  expect(betterSlip(keptDossier, print)).toBe(false);
  expect(betterSlip(registeredDossier, print)).toBe(true);
});

it("writes times as the desk's clock shows them", () => {
  expect(showMoment(Date.UTC(2026, 10, 25, 1, 47))).toBe("08:47 25/11/2026");
  expect(showMoment(Date.UTC(2026, 10, 25, 18, 5))).toBe("01:05 26/11/2026");
});
