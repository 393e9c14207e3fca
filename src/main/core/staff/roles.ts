import type { StaffRight, StaffRole } from "../../../shared/staff.ts";

const machine: readonly StaffRight[] = ["resume", "care", "restore", "printers"];
const volunteer: readonly StaffRight[] = ["board", "retry", "hold", "correct", "print", "scanner"];
const officer: readonly StaffRight[] = [...volunteer, "cancel", "close-self", "release", "print-official"];

/**
 * Who may what. A technician cares for the machine and sees nobody's dossier; the head answers for the whole desk, so
 * that one person alone can run a small ward.
 */
export const rightsOf: Readonly<Record<StaffRole, readonly StaffRight[]>> = {
  volunteer,
  officer,
  head: [...officer, ...machine],
  technician: [...machine, "scanner"],
};

/** True when this role may do this. */
export function mayDo(role: StaffRole, right: StaffRight): boolean {
  return rightsOf[role].includes(right);
}
