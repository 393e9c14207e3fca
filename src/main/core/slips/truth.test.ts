import { beforeAll, describe, expect, it } from "vitest";
import type { DossierStatus, OutboxState, PortalDossierState } from "../../../shared/dossier.ts";
import {
  apologyJob,
  assetsDir,
  controlJob,
  deskCopyJob,
  keptStatus,
  registeredStatus,
  rejectionJob,
  supplementJob,
  takenInStatus,
} from "./fixture.ts";
import type { SlipJob } from "./job.ts";
import { loadSlipResources } from "./load.ts";
import { renderSlip, type SlipResources } from "./render.ts";
import { claimFault } from "./truth.ts";

const OUTBOX: readonly OutboxState[] = [
  "waiting",
  "sending",
  "unknown",
  "accepted",
  "needs-person",
  "held",
  "cancelled",
];
const PORTAL: readonly PortalDossierState[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const allowed = (kind: Parameters<typeof claimFault>[0], statuses: readonly DossierStatus[]): unknown[] =>
  statuses
    .filter((status) => claimFault(kind, status) === null)
    .map(({ state, portalState }) => portalState ?? state);

const atDesk = OUTBOX.map((state): DossierStatus => ({ ...keptStatus, state }));
const atPortal = PORTAL.map((portalState): DossierStatus => ({ ...registeredStatus, portalState }));
const takenIn = PORTAL.map((portalState): DossierStatus => ({ ...takenInStatus, portalState }));

describe("what may be said of a dossier", () => {
  it("asks for more papers before it is taken in, or when the portal says they are missing", () => {
    expect(allowed("supplement", atDesk)).toEqual(OUTBOX.filter((state) => state !== "cancelled"));
    expect(allowed("supplement", atPortal)).toEqual([1, 5]);
    expect(allowed("supplement", takenIn)).toEqual([1, 5]);
  });

  it("rejects only what nobody took in and no machine is still sending", () => {
    expect(allowed("rejection", atDesk)).toEqual(["accepted", "needs-person", "held"]);
    expect(allowed("rejection", atPortal)).toEqual([1, 3, 5]);
    expect(allowed("rejection", takenIn)).toEqual([1, 3]);
    const behind = { ...keptStatus, state: "held", reason: "behind-account" } as const;
    expect(claimFault("rejection", behind)).toContain("still being sent");
  });

  it("says sorry only for a promised day, as long as the result is owed", () => {
    expect(allowed("apology", [...atDesk, ...atPortal])).toEqual([]);
    expect(allowed("apology", takenIn)).toEqual([2, 4, 5, 6, 9]);
  });

  it("sends from hand to hand only what has an official code", () => {
    expect(allowed("control", atDesk)).toEqual([]);
    expect(allowed("control", atPortal)).toEqual([...PORTAL]);
    expect(claimFault("control", { ...takenInStatus, state: "cancelled" })).toContain("cancelled");
  });

  it("does not take for cancelled what another machine of the desk sends", () => {
    const moved = { ...keptStatus, state: "cancelled", reason: "moved" } as const;
    expect(claimFault("supplement", moved)).toBeNull();
    expect(claimFault("rejection", moved)).toContain("still being sent");
  });
});

describe("a paper that would say more than is true", () => {
  let resources: SlipResources;
  beforeAll(async () => {
    resources = await loadSlipResources(assetsDir);
  });

  const refused: Readonly<Record<string, SlipJob>> = {
    "Mẫu 02 for what is taken in": supplementJob({ status: takenInStatus }),
    "Mẫu 03 for what is taken in": rejectionJob({ status: takenInStatus }),
    "Mẫu 04 without a promised day": apologyJob({ status: registeredStatus }),
    "Mẫu 04 with a day that is past": apologyJob({ newDueOn: "2026-11-26" }),
    "Mẫu 04 with a day before the promised one": apologyJob({
      nowMs: Date.UTC(2026, 10, 24, 2),
      newDueOn: "2026-11-25",
    }),
    "Mẫu 06 without a code": controlJob({ status: keptStatus }),
  };

  it.each(Object.entries(refused))("%s is not printed", async (_what, job) => {
    expect(await renderSlip(job, resources)).toMatchObject({ ok: false, error: { code: "claims-more" } });
  });

  it("the desk's own copy is printed in any state, for it says which one", async () => {
    for (const status of [...atDesk, ...atPortal, ...takenIn])
      expect((await renderSlip(deskCopyJob({ status }), resources)).ok).toBe(true);
  });
});
