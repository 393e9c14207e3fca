import type { Procedure } from "../../shared/procedure.ts";
import type { KioskView, SessionEvent } from "../../shared/session.ts";

/** What every screen gets; it draws from these and calls back, and never fetches by itself. */
export interface ScreenProps {
  readonly view: KioskView;
  readonly procedures: readonly Procedure[];
  /** True while the core works on the last press. */
  readonly busy: boolean;
  readonly send: (event: SessionEvent) => void;
  /** Settles when the core has kept or refused the scan; a refusal comes as the session's notice. */
  readonly addScan: (paperCode: string, file: Blob, fileName: string) => Promise<void>;
  /** A `blob:` address of a kept scan; who asks revokes it. */
  readonly scanPicture: (fileId: string) => Promise<string>;
}
