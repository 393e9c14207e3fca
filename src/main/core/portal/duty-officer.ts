/** The officer in whose name a dossier travels; frozen with it at confirmation, for a resend must say the same. */
export interface DutyOfficer {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}
