import { describe, expect, it } from "vitest";
import { dossierIntent, person } from "../../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../../tests/support/keep.ts";
import { enrol, passOf, staffOver } from "../../../../tests/support/staff.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import type { RowsFound, StaffAnswer, StaffRole } from "../../../shared/staff.ts";

const code = "000.00.00.H20-261125-0001";

async function area(role: StaffRole = "officer") {
  const clock = manualClock();
  const folder = await dataFolder(clock);
  const store = folder.open();
  const desk = staffOver(folder, store, {
    scanner: () => ({ state: "ready", port: "auto", path: "/dev/ttyACM0", lastReadAtMs: 1 }),
  });
  const pass = await passOf(desk, await enrol(folder, store, role));
  return { clock, folder, store, desk, pass };
}

const idsOf = (found: StaffAnswer<RowsFound | null>): readonly number[] | string =>
  found.ok ? (found.value?.rows.map(({ intentId }) => intentId) ?? "nothing") : found.error;

const cardOf = ({ idNumber, fullName }: ReturnType<typeof person>): string =>
  `${idNumber}||${fullName}|05091999|Nam|Đồng Tháp|10052021`;

describe("the scanner on the serial line, while staff are in", () => {
  it("finds what a slip, a Mẫu 01 or a desk copy that is held to it stands for", async () => {
    const { folder, store, desk, pass } = await area();
    const { intentId, ticket, localNumber } = keep(folder, store, dossierIntent());
    keep(folder, store, dossierIntent());
    store.noteDossier(intentId, atPortal(code));
    for (const payload of [ticket, `]Q1${code}\r`, localNumber]) {
      const asked = desk.scanned(pass);
      expect(desk.heard(payload)).toBe(true);
      expect(idsOf(await asked)).toEqual([intentId]);
    }
  });

  it("finds all that a card's person submitted or owns, newest first, though letters were lost on the way", async () => {
    const { folder, store, desk, pass } = await area("volunteer");
    const own = keep(folder, store, dossierIntent());
    keep(folder, store, dossierIntent({ submitter: person(2) }));
    const child = keep(folder, store, dossierIntent({ submitter: person(3), owner: person(1) }));
    const key = store.keyFor(own.intentId) ?? folder.vault.newDataKey();
    const corrects = own.intentId;
    const mended = store.keepDossier(dossierIntent(), key, { accountIntentId: null, corrects });
    const theirs = [mended.ok && mended.value.intentId, child.intentId];
    for (const payload of [cardOf(person(1)), cardOf(person(1)).replaceAll(/[^\p{ASCII}]/gu, "")]) {
      const asked = desk.scanned(pass);
      desk.heard(payload);
      expect(idsOf(await asked)).toEqual(theirs);
    }
    expect(idsOf(desk.findRow(pass, person(1).idNumber))).toEqual(theirs);
    expect(desk.findRow(pass, "087199999999")).toEqual(err("person-unknown"));
  });

  it.each([
    ["a slip of another machine", "0".repeat(39), "scan-unknown"],
    ["something else", "https://example.vn/abc", "scan-unknown"],
    ["a card that came cut", "08719901|Nguyễn", "scan-unknown"],
    ["a stranger's card", cardOf(person(7)), "person-unknown"],
  ])("tells that %s belongs to no dossier here", async (_, payload, refusal) => {
    const { folder, store, desk, pass } = await area();
    keep(folder, store, dossierIntent());
    const asked = desk.scanned(pass);
    desk.heard(payload);
    expect(await asked).toEqual(err(refusal));
  });

  it("forgets what is read while no screen listens, and keeps it from the citizen's screens all the same", async () => {
    const { clock, folder, store, desk, pass } = await area();
    const { ticket } = keep(folder, store, dossierIntent());
    expect(desk.heard(ticket)).toBe(true);
    const asked = desk.scanned(pass);
    clock.advance(20_000);
    expect(await asked).toEqual(ok(null));
    expect(desk.heard(ticket)).toBe(true);
  });

  it("gives a code to the page that asked last, and lets everybody go at the end", async () => {
    const { folder, store, desk, pass } = await area();
    const { intentId, ticket } = keep(folder, store, dossierIntent());
    const before = desk.scanned(pass);
    const now = desk.scanned(pass);
    expect(await before).toEqual(ok(null));
    desk.heard(ticket);
    expect(idsOf(await now)).toEqual([intentId]);
    const waiting = desk.scanned(pass);
    desk.close();
    expect(await waiting).toEqual(err("signed-out"));
  });

  it("is a citizen's again as soon as a citizen begins or the pass rests out, and whoever waited hears nothing", async () => {
    const { clock, folder, store, desk, pass } = await area();
    const { ticket } = keep(folder, store, dossierIntent());
    const asked = desk.scanned(pass);
    desk.citizenBegan();
    expect(await asked).toEqual(err("signed-out"));
    expect(desk.heard(ticket)).toBe(false);
    const again = await area();
    again.clock.advance(179_000);
    const quiet = again.desk.scanned({ ...again.pass, quiet: true });
    again.clock.advance(1_000);
    expect(again.desk.heard(ticket)).toBe(false);
    clock.advance(1);
    again.clock.advance(20_000);
    expect(await quiet).toEqual(ok(null));
  });

  it("takes a scan for somebody's presence, and the waiting for none", async () => {
    const { clock, folder, store, desk, pass } = await area();
    const { ticket } = keep(folder, store, dossierIntent());
    clock.advance(170_000);
    const asked = desk.scanned({ ...pass, quiet: true });
    desk.heard(ticket);
    expect((await asked).ok).toBe(true);
    clock.advance(170_000);
    expect(desk.board(pass, "all", null).ok).toBe(true);
  });
});

it("shows how it stands to everybody who is signed in, and its dossiers not to a technician", async () => {
  const { desk, pass } = await area("technician");
  expect(desk.scanner(pass)).toMatchObject({ value: { state: "ready", path: "/dev/ttyACM0" } });
  expect(await desk.scanned(pass)).toEqual(err("role-not-enough"));
});
