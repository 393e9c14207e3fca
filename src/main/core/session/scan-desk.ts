import { authorisationPaper } from "../../../shared/authorisation.ts";
import { neededPapers } from "../../../shared/declaration.ts";
import type { ScanFile } from "../../../shared/dossier.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { Result } from "../../../shared/result.ts";
import type { Correction, NoticeCode, Session } from "../../../shared/session.ts";
import type { NewScan } from "../api/api.ts";
import type { Key } from "../vault/seal.ts";
import type { CoreEvent } from "./transition.ts";

/** Scans of the session: checked, sealed and on disk before they are shown. */
export interface ScanBox {
  keep(scan: {
    readonly paperCode: string;
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly key: Key;
  }): Promise<Result<ScanFile, NoticeCode>>;
  read(file: ScanFile, key: Key): Promise<Result<Uint8Array, "file-damaged">>;
  remove(fileId: string): Promise<void>;
}

export interface ScanDeskParts {
  readonly scans: ScanBox;
  readonly procedures: readonly Procedure[];
  /** The session that is on the screen now. */
  readonly session: () => Session;
  readonly keyOf: (sessionId: string) => Key;
  readonly tell: (sessionId: string, event: CoreEvent) => void;
  readonly onFault: (error: unknown) => void;
}

/** What a person photographs belongs to their session alone, and leaves with it unless a dossier took it along. */
export interface ScanDesk {
  add(scan: NewScan): Promise<void>;
  read(
    sessionId: string,
    fileId: string,
  ): Promise<{ readonly mimeType: string; readonly base64: string } | null>;
  /** The person is gone: scans of what was not kept go too. */
  end(before: Session): void;
}

/** True for a scan of the dossier that is being mended: whatever the session does, it stays on the disk. */
export function belongsToKept(corrects: Correction | null, fileId: string): boolean {
  return corrects?.fileIds.includes(fileId) ?? false;
}

export function createScanDesk(parts: ScanDeskParts): ScanDesk {
  const { scans, session, keyOf, tell } = parts;

  /** A paper that the dossier on the screen hands in, and that can still become a part of it. */
  function isWanted({ step, dossier, procedureCode, answers, route }: Session, paperCode: string): boolean {
    const procedure = parts.procedures.find(({ code }) => code === procedureCode);
    if (dossier !== null || step.name === "submitting" || !procedure) return false;
    if (paperCode === authorisationPaper.code) return route === "authorised";
    return neededPapers(procedure, answers).some(({ code, how }) => code === paperCode && how === "submit");
  }

  return {
    async add({ sessionId, paperCode, fileName, base64, replaces = [] }) {
      const asked = session();
      // A paper takes its time: its person may have left the screen that asks for it before it came here.
      if (asked.id !== sessionId || !isWanted(asked, paperCode)) return;
      const bytes = Buffer.from(base64, "base64");
      const kept = await scans.keep({ paperCode, fileName, bytes, key: keyOf(sessionId) });
      if (!kept.ok) return tell(sessionId, { type: "scan-refused", notice: kept.error, paperCode });
      // The person may have gone on meanwhile: to another screen, past the confirmation, or home.
      if (session().id === sessionId && isWanted(session(), paperCode))
        return tell(sessionId, { type: "scan-added", scan: kept.value, replaces });
      await scans.remove(kept.value.fileId);
    },
    async read(sessionId, fileId) {
      const { id, scans: files } = session();
      const file = id === sessionId ? files.find((scan) => scan.fileId === fileId) : undefined;
      if (!file) return null;
      const bytes = await scans.read(file, keyOf(sessionId));
      return bytes.ok
        ? { mimeType: file.mimeType, base64: Buffer.from(bytes.value).toString("base64") }
        : null;
    },
    end({ dossier, goal, scans: files, corrects }) {
      if (dossier && goal !== "lookup") return;
      for (const { fileId } of files)
        if (!belongsToKept(corrects, fileId)) scans.remove(fileId).catch(parts.onFault);
    },
  };
}
