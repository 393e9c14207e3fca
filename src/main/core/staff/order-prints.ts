import { randomUUID } from "node:crypto";
import type { AuditEvent } from "../../../shared/audit-events.ts";
import type { PrintProgress } from "../../../shared/printing.ts";
import type { PrintDesk } from "../printing/print-desk.ts";
import type { Store } from "../store/store.ts";
import type { OrderedJob } from "./print-orders.ts";

export interface OrderPrintsOptions {
  readonly printDesk: Pick<PrintDesk, "print">;
  readonly store: Pick<Store, "printCount" | "recordPrint">;
  readonly note: (event: AuditEvent) => void;
  /** The desk's figures may have changed. */
  readonly changed: () => void;
}

/** Papers that staff ordered, until each is out or is not to come out any more. */
export interface OrderPrints {
  /** Begins to print, and gives the press; it is counted for its row only once it is on paper. */
  begin(ordered: OrderedJob): string;
  /** Nobody is signed in any more: a row's paper comes out, all else was for the eyes of who ordered it. */
  staffLeft(): void;
  /** The tray is a citizen's from here on: only what the printer is at without trouble still comes out. */
  citizenBegan(): void;
}

interface RowPrint {
  readonly recall: AbortController;
  progress: PrintProgress | null;
  /** Somebody else stands at the tray. */
  late: boolean;
}

const isAtWork = ({ progress }: RowPrint): boolean =>
  progress?.state === "handed" || (progress?.state === "sent" && progress.problem === null);

/** The presses of staff at the desk's printers. */
export function createOrderPrints({ printDesk, store, note, changed }: OrderPrintsOptions): OrderPrints {
  const ofRows = new Set<RowPrint>();
  let left = new AbortController();

  function recallLate(print: RowPrint): void {
    if (print.late && !isAtWork(print)) print.recall.abort();
  }

  /** A paper of a row is also the next person's neighbour in the tray, whatever becomes of who ordered it. */
  async function printRow(pressId: string, { job, kind, part }: OrderedJob, intentId: number): Promise<void> {
    const print: RowPrint = { recall: new AbortController(), progress: null, late: false };
    ofRows.add(print);
    const end = await printDesk.print({
      pressId,
      job,
      signal: print.recall.signal,
      copiesOut: () => store.printCount(intentId, kind, part),
      onProgress(progress) {
        print.progress = progress;
        recallLate(print);
      },
      onPaper() {
        store.recordPrint(intentId, kind, 1, part);
        changed();
      },
    });
    ofRows.delete(print);
    if (end.state === "failed" && print.recall.signal.aborted)
      note({ event: "staff-print-recalled", intentId, kind });
  }

  return {
    begin(ordered) {
      const { job, intentId, printerId } = ordered;
      const pressId = randomUUID();
      const at = printerId === undefined ? {} : { printerId };
      if (intentId !== null) void printRow(pressId, ordered, intentId);
      else void printDesk.print({ pressId, job, signal: left.signal, ...at });
      return pressId;
    },
    staffLeft() {
      left.abort();
      left = new AbortController();
    },
    citizenBegan() {
      for (const print of ofRows) {
        print.late = true;
        recallLate(print);
      }
    },
  };
}
