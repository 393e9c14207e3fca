import type { PrinterSetup, TypedWay } from "../../../shared/printing.ts";
import type { LineCore } from "./line-core.ts";
import { keptPress } from "./press.ts";

export interface PrintersDesk {
  /** Asks how the printers stand, while their screen is open and this person may choose them. */
  readonly refresh: (quiet: boolean) => Promise<void>;
  readonly toPrinters: () => void;
  readonly findPrinters: () => void;
  /** Asks what stands at an address, before it is saved. */
  readonly probePrinter: (way: TypedWay, address: string) => void;
  /** Saves the whole choice at once. */
  readonly savePrinters: (setup: PrinterSetup) => void;
}

/** Which printers the desk has, how each stands, and which paper goes where. */
export function createPrintersDesk(core: LineCore): PrintersDesk {
  async function refresh(quiet: boolean): Promise<void> {
    const { pass, place } = core.state();
    if (place.name !== "printers" || pass?.rights.includes("printers") !== true) return;
    const before = core.state().printers;
    const printers = await core.ask((token) => core.calls.staffPrinters({ ...token, quiet }));
    const now = core.state();
    // A choice that is being saved, or was saved meanwhile, is newer than this answer.
    if (printers !== null && now.working === null && now.printers === before) core.set({ printers });
  }

  async function find(): Promise<void> {
    const { pass } = core.state();
    if (pass === null) return;
    const { token } = pass;
    const found = await core.press("find", () => core.calls.staffFindPrinters({ token }));
    if (found !== null) core.set({ found });
  }

  async function probe(way: TypedWay, address: string): Promise<void> {
    const { pass } = core.state();
    if (pass === null) return;
    const { token } = pass;
    core.set({ probe: null });
    const answer = await core.press("find", () =>
      core.calls.staffProbePrinter({ token, at: { way, address } }),
    );
    if (answer !== null) core.set({ probe: { address, answer } });
  }

  async function save(setup: PrinterSetup): Promise<void> {
    const { pass } = core.state();
    if (pass === null) return;
    const { token } = pass;
    const printers = await core.press("act", () => core.calls.staffSavePrinters({ token, setup }));
    if (printers === null) return refresh(true);
    core.set({ printers, said: { kind: "done", what: "printers-saved" } });
  }

  return {
    refresh,
    toPrinters() {
      const press = keptPress(core.state().press);
      core.set({ place: { name: "printers" }, detail: null, found: null, said: null, press });
      void refresh(false);
    },
    findPrinters: () => void find(),
    probePrinter: (way, address) => void probe(way, address),
    savePrinters: (setup) => void save(setup),
  };
}
