import type { AuditEvent } from "../../../shared/audit-events.ts";
import { err, ok } from "../../../shared/result.ts";
import type { Care } from "../care/care.ts";
import type { StaffTarget } from "../api/staff-api.ts";
import type { Guard } from "./guard.ts";

export interface CareDeskOptions {
  readonly care: Care;
  readonly guard: Guard;
  readonly note: (event: AuditEvent) => void;
  readonly changed: () => void;
}

export type CareDesk = Pick<StaffTarget, "care" | "backUpNow" | "restore" | "recoveryCode" | "restoredSeen">;

/** Backups and what was restored, for those who care for the machine. */
export function createCareDesk({ care, guard, note, changed }: CareDeskOptions): CareDesk {
  return {
    async care(pass) {
      const person = guard(pass, "care");
      return person.ok ? ok(await care.view()) : person;
    },
    async backUpNow(pass) {
      const person = guard(pass, "care");
      if (!person.ok) return person;
      note({ event: "staff-cared", staffId: person.value.staffId, what: "backed-up" });
      const taken = await care.backUpNow();
      if (!taken.ok) return err(taken.error === "disk-full" ? "disk-full" : "backup-failed");
      return ok(await care.view());
    },
    async restore(pass, backupId) {
      const person = guard(pass, "restore");
      if (!person.ok) return person;
      note({ event: "staff-cared", staffId: person.value.staffId, what: "restored" });
      const restored = await care.restore(backupId);
      if (restored.ok) return restored;
      const { error } = restored;
      return err(error === "not-found" || error === "disk-full" ? error : "backup-failed");
    },
    async recoveryCode(pass) {
      const person = guard(pass, "restore");
      if (!person.ok) return person;
      note({ event: "staff-cared", staffId: person.value.staffId, what: "recovery-code" });
      const code = await care.makeRecoveryCode();
      if (!code.ok) return err(code.error === "disk-full" ? "disk-full" : "backup-failed");
      return ok({ code: code.value });
    },
    restoredSeen(pass) {
      const person = guard(pass, "care");
      if (!person.ok) return person;
      note({ event: "staff-cared", staffId: person.value.staffId, what: "restored-seen" });
      care.restoredSeen();
      changed();
      return ok(null);
    },
  };
}
