import { describe, expect, it } from "vitest";
import { dossier } from "../../../../tests/support/session-fixtures.ts";
import type { DossierStatus } from "../../../shared/dossier.ts";
import { allowedPapers, type PaperFacts } from "./offers.ts";

const atPortal = (portalState: DossierStatus["portalState"]): DossierStatus => ({
  ...dossier,
  state: "accepted",
  officialCode: "000.00.00.H20-261125-0001",
  portalState,
  takenInAt: portalState === 1 || portalState === 3 ? null : "20261125083000",
  dueAt: portalState === 1 || portalState === 3 ? null : "20261130170000",
});

function ordersOf(status: DossierStatus, more: Partial<PaperFacts> = {}): string {
  const facts = { status, route: "counter", procedureKnown: true, officerKnown: false, ...more } as const;
  return allowedPapers(facts)
    .map(({ order, kind }) => (order === kind ? order : `${order}:${kind}`))
    .join(" ");
}

const held: DossierStatus = { ...dossier, state: "held", reason: "by-staff" };
const always = "desk-copy declaration";

describe("the papers of a dossier", () => {
  it.each([
    ["kept here and on its way", dossier, `slip:kept ${always} supplement`],
    ["kept here and held by staff", held, `slip:kept ${always} supplement rejection`],
    ["registered", atPortal(1), `slip:registered ${always} control supplement rejection`],
    ["taken in", atPortal(2), `slip:taken-in ${always} control apology`],
    ["not taken in", atPortal(3), `slip:registered ${always} control rejection`],
    ["being processed", atPortal(4), `slip:taken-in ${always} control apology`],
    ["short of papers", atPortal(5), `slip:taken-in ${always} control supplement apology`],
    ["short of a fee", atPortal(6), `slip:taken-in ${always} control apology`],
    ["withdrawn", atPortal(7), `slip:registered ${always} control`],
    ["stopped", atPortal(8), `slip:registered ${always} control`],
    ["done", atPortal(9), `slip:taken-in ${always} control apology`],
    ["handed back", atPortal(10), `slip:taken-in ${always} control`],
  ])("that is %s", (_, status, orders) => {
    expect(ordersOf(status)).toBe(orders);
  });

  it("that was cancelled, wiped, or whose procedure nobody knows any more, are none but the portal's results", () => {
    const results = [{ id: "KQ-1", name: "Giấy khai sinh" }];
    const done = { ...atPortal(9), results };
    expect(ordersOf({ ...dossier, state: "cancelled" })).toBe("");
    expect(ordersOf(done, { route: null })).toBe("result");
    expect(ordersOf(done, { procedureKnown: false })).toBe("result");
  });

  it("has a Giấy ủy quyền where the citizen chose it and somebody is named", () => {
    expect(ordersOf(dossier, { route: "authorised" })).not.toContain("authorisation");
    expect(ordersOf(dossier, { route: "authorised", officerKnown: true })).toContain("authorisation");
  });
});
