import { err } from "../../../shared/result.ts";
import type { StaffTarget } from "../api/staff-api.ts";
import type { Guard } from "./guard.ts";

export type PaperDesk = Pick<
  StaffTarget,
  "confirmDate" | "print" | "printState" | "cameOut" | "printers" | "findPrinters" | "savePrinters"
>;

/** Paper for the people behind the counter, and the printers it comes out of. */
export function createPaperDesk({ guard }: { readonly guard: Guard }): PaperDesk {
  return {
    confirmDate(pass) {
      const person = guard(pass, "print-official");
      return person.ok ? err("not-now") : person;
    },
    async print(pass) {
      const person = guard(pass, "print");
      return person.ok ? err("not-now") : person;
    },
    printState(pass) {
      const person = guard(pass, "print");
      return person.ok ? err("not-found") : person;
    },
    cameOut(pass) {
      const person = guard(pass, "print");
      return person.ok ? err("not-found") : person;
    },
    async printers(pass) {
      const person = guard(pass, "printers");
      return person.ok ? err("not-now") : person;
    },
    async findPrinters(pass) {
      const person = guard(pass, "printers");
      return person.ok ? err("not-now") : person;
    },
    async savePrinters(pass) {
      const person = guard(pass, "printers");
      return person.ok ? err("not-now") : person;
    },
  };
}
