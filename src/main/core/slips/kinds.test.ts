import { expect, it } from "vitest";
import type { DossierStatus, OutboxState, PortalDossierState } from "../../../shared/dossier.ts";
import { keptStatus, registeredStatus, takenInStatus } from "./fixture.ts";
import { slipKindOf } from "./kinds.ts";

const STATES: readonly (PortalDossierState | null)[] = [null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const OUTBOX: readonly OutboxState[] = [
  "waiting",
  "sending",
  "unknown",
  "accepted",
  "needs-person",
  "held",
  "cancelled",
];

it("follows a dossier from the desk to the agency", () => {
  expect([keptStatus, registeredStatus, takenInStatus].map(slipKindOf)).toEqual([
    "kept",
    "registered",
    "taken-in",
  ]);
});

it.each(OUTBOX)(
  "gives Mẫu 01 in state %s only with a code, both dates and a portal state that promises a result",
  (state) => {
    const stamps = ["20261125090500", null, "", "20260230090500"];
    for (const portalState of STATES) {
      for (const officialCode of ["H20.82.05.13-261125-0007", null, " "]) {
        for (const takenInAt of stamps) {
          for (const dueAt of stamps) {
            const status: DossierStatus = {
              ...keptStatus,
              state,
              portalState,
              officialCode,
              takenInAt,
              dueAt,
            };
            const promised = [2, 4, 5, 6, 9, 10].includes(portalState ?? 0) && state !== "cancelled";
            const whole = officialCode?.startsWith("H20") && takenInAt === stamps[0] && dueAt === stamps[0];
            const expected = promised && whole ? "taken-in" : officialCode?.trim() ? "registered" : "kept";
            expect(slipKindOf(status)).toBe(expected);
          }
        }
      }
    }
  },
);
