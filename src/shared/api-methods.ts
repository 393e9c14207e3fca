/**
 * Names of every method the screens may call on the core. The preload checks against it before anything crosses,
 * and both hosts refuse other names; a test holds it against the real api.
 */
export const apiMethods = [
  "watchView",
  "sendEvent",
  "listProcedures",
  "listProvinces",
  "searchPlaces",
  "searchList",
  "addScan",
  "readScan",
  "reportShown",
  "staffDoor",
  "staffCreateFirst",
  "staffSignIn",
  "staffSignOut",
  "staffBoard",
  "staffFindRow",
  "staffScanner",
  "staffScanned",
  "staffRow",
  "staffAct",
  "staffResume",
  "staffCare",
  "staffBackUpNow",
  "staffRestore",
  "staffRecoveryCode",
  "staffRestoredSeen",
  "staffConfirmDate",
  "staffPrint",
  "staffPrintState",
  "staffCameOut",
  "staffPrinters",
  "staffFindPrinters",
  "staffProbePrinter",
  "staffSavePrinters",
] as const;
export type ApiMethod = (typeof apiMethods)[number];

/** True for a name in `apiMethods`; takes any value, so that it can stand at a trust border. */
export function isApiMethod(value: unknown): value is ApiMethod {
  return apiMethods.some((name) => name === value);
}
