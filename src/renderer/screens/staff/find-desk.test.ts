import { describe, expect, it } from "vitest";
import { err, ok } from "../../../shared/result.ts";
import { boardPage, headPass, refusedRow, scanner, selfRow, technicianPass } from "./sample.ts";
import { atDoor, countOf, settle, signedIn } from "./staged-core.ts";

/** Somebody on the board, in front of a core that says what was read when the test does. */
async function listening() {
  const area = await atDoor();
  const open: ((answer: unknown) => void)[] = [];
  area.answers["staffScanned"] = () =>
    new Promise((resolve) => {
      open.push(resolve);
    });
  area.line.actions.choosePerson(headPass.person);
  area.line.actions.signIn("482913");
  await settle();
  return { ...area, reads: (answer: unknown) => open.at(-1)?.(answer) };
}

describe("a code at the scanner", () => {
  it("opens the dossier of a slip from the board and from the look-up, without a touch", async () => {
    for (const from of ["board", "find"] as const) {
      const { line, reads } = await listening();
      if (from === "find") line.actions.toFind();
      await settle();
      reads(ok({ rows: [{ ...refusedRow, intentId: 30 }] }));
      await settle();
      expect(line.state().place).toEqual({ name: "row", intentId: 30 });
    }
  });

  it("shows all dossiers of a card's person to choose from, and none of them to the next search", async () => {
    const { line, reads } = await listening();
    reads(ok({ rows: [refusedRow, selfRow] }));
    await settle();
    expect(line.state()).toMatchObject({ place: { name: "find" }, hits: [refusedRow, selfRow] });
    line.actions.toFind();
    expect(line.state().hits).toBeNull();
  });

  it("that belongs to no dossier is told, and the next one is heard", async () => {
    const { line, reads } = await listening();
    reads(err("scan-unknown"));
    await settle();
    expect(line.state().said).toEqual({ kind: "refused", refusal: "scan-unknown" });
    reads(ok({ rows: [refusedRow] }));
    await settle();
    expect(line.state().place.name).toBe("row");
  });

  it("throws nothing away that somebody is doing in a row, and is heard again on the board", async () => {
    const { line, reads } = await listening();
    line.actions.open(42);
    await settle();
    reads(ok({ rows: [{ ...refusedRow, intentId: 30 }] }));
    await settle();
    expect(line.state().place).toEqual({ name: "row", intentId: 42 });
    line.actions.toBoard();
    await settle();
    reads(ok({ rows: [{ ...refusedRow, intentId: 30 }] }));
    await settle();
    expect(line.state().place).toEqual({ name: "row", intentId: 30 });
  });

  it("is a sign of presence: the countdown ends", async () => {
    const { line, reads, clock } = await listening();
    clock.advance(160_000);
    expect(line.state().restLeftMs).not.toBeNull();
    reads(err("person-unknown"));
    await settle();
    expect(line.state().restLeftMs).toBeNull();
  });

  it("is heard for whoever signs in next, at once, though the core has just ended the pass before", async () => {
    const { line, answers, reads } = await listening();
    answers["staffBoard"] = () => err("signed-out");
    reads(err("signed-out"));
    line.actions.filter("waiting");
    await settle();
    expect(line.state().pass).toBeNull();
    answers["staffBoard"] = () => ok(boardPage);
    answers["staffSignIn"] = () => ok({ ...headPass, token: "another" });
    line.actions.choosePerson(headPass.person);
    line.actions.signIn("482913");
    await settle();
    reads(ok({ rows: [{ ...refusedRow, intentId: 30 }] }));
    await settle();
    expect(line.state().place).toEqual({ name: "row", intentId: 30 });
  });

  it("is asked for again a while after the core did not answer, and not at once", async () => {
    const { line, answers, asked, reads, clock } = await listening();
    const before = countOf(asked, "staffScanned");
    answers["staffScanned"] = () => Promise.reject(new Error("gone"));
    reads(ok(null));
    await settle();
    expect(countOf(asked, "staffScanned")).toBe(before + 1);
    await settle();
    expect(countOf(asked, "staffScanned")).toBe(before + 1);
    clock.advance(4_000);
    await settle();
    expect(countOf(asked, "staffScanned")).toBe(before + 2);
    expect(line.state().said).toBeNull();
  });
});

it("knows how the scanner stands, a technician's too, who hears no codes", async () => {
  const { line, clock, asked, answers } = await signedIn(technicianPass);
  line.actions.toPrinters();
  answers["staffScanner"] = () => ok({ ...scanner, state: "busy" });
  clock.advance(5_000);
  await settle();
  expect(line.state().scanner?.state).toBe("busy");
  expect(countOf(asked, "staffScanned")).toBe(0);
});
