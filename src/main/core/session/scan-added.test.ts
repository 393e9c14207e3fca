import { expect, it } from "vitest";
import { atReview, scan } from "../../../../tests/support/session-fixtures.ts";
import type { ScanFile } from "../../../shared/dossier.ts";
import type { Session } from "../../../shared/session.ts";
import { onScanAdded, onScanRefused } from "./scan-added.ts";

const file = (fileId: string, paperCode: string = scan.paperCode): ScanFile => ({
  ...scan,
  fileId,
  paperCode,
});
const scans = [file("one"), file("other", "OTHER"), file("two")];
const session = { ...atReview(), scans };
const bound = file("bound");

it("stands behind the files that are there", () => {
  const { session: after, effects } = onScanAdded(session, bound);
  expect(after.scans).toEqual([...scans, bound]);
  expect(effects).toEqual([]);
});

it("takes the place of the files of its paper whose pages it holds, and they leave the disk", () => {
  const { session: after, effects } = onScanAdded(session, bound, ["one", "two"]);
  expect(after.scans).toEqual([bound, file("other", "OTHER")]);
  expect(effects).toEqual([
    { type: "remove-scan", fileId: "one" },
    { type: "remove-scan", fileId: "two" },
  ]);
});

it("never takes the place of another paper's file, or of one that is gone", () => {
  const { session: after, effects } = onScanAdded(session, bound, ["other", "gone"]);
  expect(after.scans).toEqual([...scans, bound]);
  expect(effects).toEqual([]);
});

it("says what became of it where papers are shown, and takes no word from another screen", () => {
  const missing = { code: "scan-missing", field: bound.paperCode } as const;
  const atPapers: Session = { ...session, step: { name: "scans" }, notice: missing };
  const event = { type: "scan-refused", notice: "scan-unreadable", paperCode: bound.paperCode } as const;
  expect(onScanAdded(atPapers, bound).session.notice).toBeNull();
  expect(onScanRefused(atPapers, event).session.notice).toEqual({ ...missing, code: "scan-unreadable" });
  const shown = { code: "card-read", field: "father" } as const;
  const atCard: Session = { ...session, step: { name: "declaration", index: 0 }, notice: shown };
  expect(onScanAdded(atCard, bound).session.notice).toEqual(shown);
  expect(onScanRefused(atCard, event).session.notice).toEqual(shown);
});
