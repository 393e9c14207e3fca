import { expect, it } from "vitest";
import { atReview, dossier, scan, smallProcedure } from "../../../../tests/support/session-fixtures.ts";
import { ok } from "../../../shared/result.ts";
import type { Session } from "../../../shared/session.ts";
import { newSession } from "../../../shared/new-session.ts";
import { createScanDesk } from "./scan-desk.ts";

const atScans: Session = { ...atReview(), step: { name: "scans" }, scans: [] };
const photo = { sessionId: atScans.id, paperCode: "GCS", fileName: "giay.jpg", base64: "AAAA" };

/** Adds a photo while `meanwhile` happens, between the shutter and the disk. */
async function addedWhile(meanwhile: Session, before: Session = atScans, added = photo) {
  const told: string[] = [];
  const removed: string[] = [];
  let session = before;
  let kept = 0;
  const desk = createScanDesk({
    scans: {
      async keep() {
        kept += 1;
        session = meanwhile;
        return ok(scan);
      },
      read: async () => ok(new Uint8Array([1])),
      remove: async (fileId) => void removed.push(fileId),
    },
    procedures: [smallProcedure],
    session: () => session,
    keyOf: () => new Uint8Array(32),
    tell: (sessionId, event) => told.push(`${sessionId} ${event.type}`),
    onFault: () => {},
  });
  await desk.add(added);
  return { told, removed, kept, desk };
}

it("is the person's own while they stand there, also when they went on to the next screen", async () => {
  const next = { ...atScans, step: { name: "delivery" } } as const;
  expect((await addedWhile(next)).told).toEqual(["session-1 scan-added"]);
});

it("is removed again when the next person stands there by then", async () => {
  const { told, removed } = await addedWhile(newSession(0, "session-2"));
  expect(told).toEqual([]);
  expect(removed).toEqual([scan.fileId]);
});

it("is removed again when the dossier was confirmed without it", async () => {
  const { told, removed } = await addedWhile({ ...atScans, step: { name: "done" }, dossier });
  expect(told).toEqual([]);
  expect(removed).toEqual([scan.fileId]);
});

it("is kept as well when they had turned back before it came", async () => {
  const back = { ...atScans, step: { name: "declaration", index: 0 } } as const;
  expect((await addedWhile(back, back)).told).toEqual(["session-1 scan-added"]);
});

it("is not taken for a paper nobody asked for, nor for a dossier that is being kept without it", async () => {
  expect((await addedWhile(atScans, atScans, { ...photo, paperCode: "GTTT" })).kept).toBe(0);
  const submitting = { ...atScans, step: { name: "submitting" } } as const;
  expect((await addedWhile(submitting, submitting)).kept).toBe(0);
  const { told, removed } = await addedWhile(submitting);
  expect(told).toEqual([]);
  expect(removed).toEqual([scan.fileId]);
});

it("leaves with the person, unless a dossier took it along", async () => {
  const { desk, removed } = await addedWhile(atScans);
  desk.end({ ...atScans, scans: [scan], dossier });
  expect(removed).toEqual([]);
  desk.end({ ...atScans, scans: [scan] });
  expect(removed).toEqual([scan.fileId]);
});

it("shows no scan of another session", async () => {
  const { desk } = await addedWhile({ ...atScans, scans: [scan] });
  expect(await desk.read("session-1", scan.fileId)).toMatchObject({ mimeType: "image/jpeg" });
  expect(await desk.read("session-2", scan.fileId)).toBeNull();
});

it("is kept as the signed Giấy ủy quyền only of a person who chose that way", async () => {
  const signed = { ...photo, paperCode: "GIAY-UY-QUYEN" };
  const there: Session = { ...atScans, step: { name: "authorisation" }, route: "authorised" };
  expect((await addedWhile(there, there, signed)).told).toEqual(["session-1 scan-added"]);
  const counter = { ...there, route: "counter" } as const;
  expect((await addedWhile(counter, counter, signed)).kept).toBe(0);
  // Another way was chosen between the shutter and the disk.
  const other = { ...there, step: { name: "consents" }, route: "counter" } as const;
  const { told, removed } = await addedWhile(other, there, signed);
  expect(told).toEqual([]);
  expect(removed).toEqual([scan.fileId]);
});
