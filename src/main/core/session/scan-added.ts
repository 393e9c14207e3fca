import type { ScanFile } from "../../../shared/dossier.ts";
import type { Session } from "../../../shared/session.ts";
import { change, type CoreEvent, refuse, stay, type Transition } from "./transition.ts";

/** The new file stands where the first of those stood that it takes the place of; they must be of the same paper. */
export function onScanAdded(session: Session, scan: ScanFile, replaces: readonly string[] = []): Transition {
  const isOld = ({ fileId, paperCode }: ScanFile): boolean =>
    paperCode === scan.paperCode && replaces.includes(fileId);
  const old = session.scans.filter(isOld);
  const at = session.scans.findIndex(isOld);
  const others = session.scans.filter((one) => !isOld(one));
  const scans = others.toSpliced(at === -1 ? others.length : at, 0, scan);
  const removals = old.map(({ fileId }) => ({ type: "remove-scan", fileId }) as const);
  return change(session, { scans, notice: showsPapers(session) ? null : session.notice }, ...removals);
}

/** It was not kept: its own screen says why; another one, which speaks of something else, is left alone. */
export function onScanRefused(
  session: Session,
  { notice, paperCode }: Extract<CoreEvent, { readonly type: "scan-refused" }>,
): Transition {
  return showsPapers(session) ? refuse(session, notice, paperCode) : stay(session);
}

function showsPapers({ step }: Session): boolean {
  return step.name === "scans" || step.name === "authorisation";
}
