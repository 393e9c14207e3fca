import { err, ok } from "../../../shared/result.ts";
import type { StaffAnswer, StaffPerson, StaffRight } from "../../../shared/staff.ts";
import type { PassInput } from "../api/staff-api.ts";
import type { PassDesk } from "./pass.ts";
import { mayDo } from "./roles.ts";

/** Gives the person who holds this pass and may do this, or says why not. Stands before every staff call. */
export type Guard = (pass: PassInput, right: StaffRight) => StaffAnswer<StaffPerson>;

export function createGuard(passes: PassDesk): Guard {
  return ({ token, quiet }, right) => {
    const person = passes.check(token, !quiet);
    if (!person) return err("signed-out");
    return mayDo(person.role, right) ? ok(person) : err("role-not-enough");
  };
}
