import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { enrol, freeKiosk, passOf, staffOver, testPin } from "../../../../tests/support/staff.ts";
import { dataFolder } from "../../../../tests/support/store.ts";
import { manualClock } from "../../../shared/clock.ts";
import { err } from "../../../shared/result.ts";

const wrong = "700412";
const full = () => err("disk-full" as const);

async function fiveWrong(desk: ReturnType<typeof staffOver>, staffId: number): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (let i = 0; i < 5; i += 1) answers.push(await desk.signIn(staffId, wrong));
  return answers;
}

describe("the door", () => {
  it("names who has a PIN, and nothing else of them", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const staffId = await enrol(folder, store, "officer");
    expect(staffOver(folder, store).door()).toEqual({
      people: [{ staffId, name: "Trần Thử officer", role: "officer" }],
      mayCreateFirst: false,
      lockedMs: {},
    });
  });

  it("locks after five wrong PINs, for the right one too, and opens again by itself", async () => {
    const clock = manualClock();
    const folder = await dataFolder(clock);
    const store = folder.open();
    const staffId = await enrol(folder, store, "officer");
    const desk = staffOver(folder, store);
    expect(await fiveWrong(desk, staffId)).toEqual(Array(5).fill(err("pin-wrong")));
    expect(await desk.signIn(staffId, testPin)).toEqual(err("locked-out"));
    expect(desk.door().lockedMs).toEqual({ [staffId]: 60_000 });
    clock.advance(60_000);
    expect(await desk.signIn(staffId, testPin)).toMatchObject({ ok: true });
    expect(store.staffMembers()).toMatchObject([{ failures: 0 }]);
  });

  it("counts tries that come all at once", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const staffId = await enrol(folder, store, "officer");
    const desk = staffOver(folder, store);
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => desk.signIn(staffId, wrong)));
    expect(answers.at(-1)).toEqual(err("locked-out"));
    expect(store.staffMembers()).toMatchObject([{ failures: 5 }]);
  });

  it("remembers wrong PINs over a restart", async () => {
    const folder = await dataFolder();
    const staffId = await enrol(folder, folder.open(), "officer");
    await fiveWrong(staffOver(folder, folder.open()), staffId);
    const desk = staffOver(folder, folder.open());
    expect(await desk.signIn(staffId, testPin)).toEqual(err("locked-out"));
  });

  it("treats a number that nobody has like a wrong PIN", async () => {
    const folder = await dataFolder();
    const desk = staffOver(folder, folder.open());
    expect(await fiveWrong(desk, 77)).toEqual(Array(5).fill(err("pin-wrong")));
    expect(await desk.signIn(78, wrong)).toEqual(err("locked-out"));
  });

  it("lets nobody in while somebody's form is open", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const staffId = await enrol(folder, store, "officer");
    const kiosk = { ...freeKiosk, atHome: () => false };
    expect(await staffOver(folder, store, { kiosk }).signIn(staffId, testPin)).toEqual(err("session-open"));
  });

  it("lets in on a full disk, for whoever comes to make room", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    const staffId = await enrol(folder, store, "technician");
    const onFullDisk = { ...store, countFailure: full, noteSignIn: full, noteStaff: full };
    const desk = staffOver(folder, onFullDisk);
    await fiveWrong(desk, staffId);
    expect(await desk.signIn(staffId, testPin)).toEqual(err("locked-out"));
    expect(await staffOver(folder, onFullDisk).signIn(staffId, testPin)).toMatchObject({ ok: true });
  });
});

describe("the first PIN", () => {
  const first = { name: "Trần Thị Thử", pin: testPin };

  it("may be made at the machine where this is allowed, once, and makes the head", async () => {
    const folder = await dataFolder();
    const desk = staffOver(folder, folder.open(), { firstAtMachine: true });
    expect(desk.door().mayCreateFirst).toBe(true);
    expect(await desk.createFirst({ ...first, pin: "123456" })).toEqual(err("pin-weak"));
    expect(await desk.createFirst(first)).toMatchObject({ value: { person: { role: "head" } } });
    expect(desk.door().mayCreateFirst).toBe(false);
    expect(await desk.createFirst(first)).toEqual(err("role-not-enough"));
  });

  it("may not be made at the machine elsewhere", async () => {
    const folder = await dataFolder();
    expect(await staffOver(folder, folder.open()).createFirst(first)).toEqual(err("role-not-enough"));
  });

  it("leaves no name, number or PIN in the data file", async () => {
    const folder = await dataFolder();
    const store = folder.open();
    await passOf(staffOver(folder, store), await enrol(folder, store, "officer"));
    store.close();
    const bytes = readFileSync(join(folder.dir, "kiosk.db"));
    const secrets = ["Trần Thử officer", "087080001234", "0912345678", testPin];
    expect(secrets.filter((secret) => bytes.includes(Buffer.from(secret)))).toEqual([]);
  });
});
