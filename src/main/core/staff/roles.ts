import type { StaffRight, StaffRole } from "../../../shared/staff.ts";

const volunteer: readonly StaffRight[] = ["board", "retry", "hold", "correct", "print"];
const officer: readonly StaffRight[] = [...volunteer, "cancel", "close-self", "release", "print-official"];
const technician: readonly StaffRight[] = ["resume", "care", "restore", "printers"];

/**
 * Who may what. A technician cares for the machine and sees nobody's dossier; the head answers for the whole desk, so
 * that one person alone can run a small ward.
 */
export const rightsOf: Readonly<Record<StaffRole, readonly StaffRight[]>> = {
  volunteer,
  officer,
  head: [...officer, ...technician],
  technician,
};

/** True when this role may do this. */
export function mayDo(role: StaffRole, right: StaffRight): boolean {
  return rightsOf[role].includes(right);
}
