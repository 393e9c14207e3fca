import type { AccountIntent, DossierIntent, PortalDossierState } from "../../../shared/dossier.ts";
import type { Result } from "../../../shared/result.ts";
import type { DutyOfficer } from "./duty-officer.ts";

/** What the portal says of one dossier. Times are local, `yyyyMMddHHmmss`. */
export interface PortalDossier {
  /** MaThamChieu of the intent it came from; empty when the portal made it without one. */
  readonly reference: string;
  readonly officialCode: string;
  readonly state: PortalDossierState;
  readonly takenInAt: string | null;
  readonly dueAt: string | null;
  readonly missingPapers: string | null;
  /** Why it was not taken in (state 3), in the portal's words. */
  readonly refusal: string | null;
  readonly results: readonly { readonly id: string; readonly name: string }[];
}

/** What the portal says of one account; `accountId` and `reference` are null when it is somebody else's. */
export interface PortalAccount {
  readonly reference: string | null;
  readonly accountId: string | null;
  readonly state: "otp-sent" | "active";
}

/**
 * Every way a call can fail to give its value; the queue's answer table has a line for each.
 * `sent` says whether a byte of the request may have reached the portal.
 */
export type PortalFault =
  /** error_code "1", or 400, 422 in an envelope: stays wrong. `words` are the portal's, Vietnamese. */
  | { readonly kind: "refused"; readonly words: string }
  /** 413: stays wrong. */
  | { readonly kind: "too-large" }
  /** error_code "4": our reference was used with other content. */
  | { readonly kind: "reference-reused" }
  /** error_code "2". */
  | { readonly kind: "not-found" }
  /** error_code "3" with something that is not ours. */
  | { readonly kind: "someone-elses" }
  /** error_code "-1", or a 5xx with an envelope: answered, nothing was committed. */
  | { readonly kind: "passing"; readonly server: boolean; readonly retryAfterMs: number | null }
  /** 429, or 503 with an envelope. */
  | { readonly kind: "busy"; readonly server: boolean; readonly retryAfterMs: number | null }
  /** 5xx (`server`) or 429 without an envelope: a proxy's or a dying portal's. */
  | { readonly kind: "server-fault"; readonly server: boolean; readonly retryAfterMs: number | null }
  /** Answered, but not by the contract: an empty or cut body, a page of somebody else's, an unknown code. */
  | { readonly kind: "not-the-portal" }
  /** Answered by the network between us and the portal, which wants a log-in first. */
  | { readonly kind: "network-log-in" }
  /** 401 again after a fresh authentication. */
  | { readonly kind: "unauthorised" }
  /** The portal does not take the unit's user name and password. */
  | { readonly kind: "unit-credentials" }
  /** The authentication before the call failed by `cause`; the call itself was never sent. */
  | {
      readonly kind: "not-authenticated";
      readonly cause: PortalFault;
      /** Another call made that authentication and tells of it too: for the portal it was one fault. */
      readonly shared?: true;
    }
  | { readonly kind: "no-connection"; readonly sent: false; readonly tls: TlsFault | null }
  | { readonly kind: "no-answer"; readonly sent: true; readonly slow: boolean }
  /** 460: the bytes did not hash to what we said; 410 or 404: the portal dropped the upload. */
  | { readonly kind: "upload-altered" }
  | { readonly kind: "upload-gone" };

export type PortalResult<T> = Result<T, PortalFault>;

/** Why no secure connection came about. Two of them speak of the time, and then either clock may be the wrong one. */
export type TlsFault =
  | "expired"
  | "not-yet-valid"
  | "self-signed"
  | "wrong-host"
  | "unknown-issuer"
  /** Revoked, broken, made for another purpose. */
  | "otherwise-wrong"
  /** Whoever answers does not speak our TLS at all. */
  | "no-tls";

/** One scan on its way up. */
export interface ScanUpload {
  readonly fileName: string;
  readonly mimeType: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Where an earlier try left off, or null. */
  readonly url: string | null;
}

/** A scan that the portal holds whole, its hash confirmed by the portal. */
export interface UploadedScan {
  readonly paperCode: string;
  readonly fileName: string;
  readonly url: string;
}

/** A dossier as confirmed, with the officer of that moment. */
export interface ConfirmedDossier {
  readonly intent: DossierIntent;
  readonly officer: DutyOfficer | null;
}

/** What /health told: `latencyMs` when it was the portal. */
export type Health =
  | { readonly kind: "ok"; readonly latencyMs: number }
  | { readonly kind: "down" | "slow" | "not-the-portal" | "network-log-in" }
  | { readonly kind: "certificate"; readonly tls: TlsFault };

/**
 * What is known of our clock. `heard`: the portal's Date was, and our clock has run evenly since. `moved`: somebody set
 * it meanwhile, so that nothing is known any more. `unheard`: no Date since the start, and the clock ran evenly.
 */
export type ClockTrust = "heard" | "moved" | "unheard";

/** The portal as the core sees it; the wire's names and codes stay behind it. No call throws for a fault. */
export interface Portal {
  readonly capabilities: {
    /** Without it every unknown outcome goes to a person (DECISIONS 9). */
    readonly lookUpByReference: boolean;
  };
  /** /health within `deadlineMs`. */
  health(deadlineMs: number): Promise<Health>;
  /** Creates; with the same reference and content again it gives what exists. */
  createDossier(
    reference: string,
    dossier: ConfirmedDossier,
    scans: readonly UploadedScan[],
  ): Promise<PortalResult<PortalDossier>>;
  createAccount(reference: string, intent: AccountIntent): Promise<PortalResult<PortalAccount>>;
  /** Uploads resumably and settles when the portal confirmed the hash; `onUrl` tells early where to resume. */
  upload(scan: ScanUpload, onUrl: (url: string) => void): Promise<PortalResult<string>>;
  findDossier(
    by: { readonly reference: string } | { readonly code: string },
  ): Promise<PortalResult<PortalDossier>>;
  findAccount(reference: string): Promise<PortalResult<PortalAccount>>;
  /** The OTP the citizen typed; "active" also when it was active already. */
  confirmAccount(by: {
    readonly accountId: string;
    readonly otp: string;
  }): Promise<PortalResult<PortalAccount["state"]>>;
  resendOtp(accountId: string): Promise<PortalResult<null>>;
  /** Bytes of a result paper (PDF). */
  fetchResult(id: string): Promise<PortalResult<Uint8Array>>;
  /** Add to the wall clock to get the portal's (its last Date); null before the first answer. */
  clockOffsetMs(): number | null;
  clockTrust(): ClockTrust;
  close(): Promise<void>;
}
