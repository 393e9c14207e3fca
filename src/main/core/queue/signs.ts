import type { PortalLight } from "../../../shared/dossier.ts";
import { unreachable } from "../../../shared/result.ts";
import type { Health, PortalFault, TlsFault } from "../portal/port.ts";

/** What one answer, or its absence, tells of the portal as a whole. */
export type Sign =
  /** By the contract, whatever it said. */
  | "answers"
  | "answers-late"
  /** Connected, and nothing came within the deadline. */
  | "silent"
  /** No name, no route, refused, cut, black hole, 5xx. */
  | "unreachable"
  | "cut"
  | "fails"
  /** 511, a redirect to another origin, a page instead of an answer. */
  | "log-in-page"
  /** Anything else that is not the contract, a broken handshake included. */
  | "another-answer"
  | "certificate-expired"
  | "certificate-not-yet-valid"
  | "certificate-wrong";

/**
 * What is known of our clock. `right` and `off` by the portal's Date; `off` too when it stands before this program was
 * made; `moved` when it was set since the last Date; `unheard` when nothing speaks for or against it.
 */
export type ClockState = "right" | "off" | "moved" | "unheard";

/** The closed table of the light: each sign has exactly one, and a certificate's time is judged by our clock's. */
export function lightOfSign(sign: Sign, clock: ClockState): PortalLight {
  switch (sign) {
    case "answers":
      return clock === "off" ? "clock-wrong" : "good";
    case "answers-late":
      return clock === "off" ? "clock-wrong" : "slow";
    case "silent":
    case "unreachable":
    case "cut":
    case "fails":
      return "down";
    case "log-in-page":
      return "network-log-in";
    case "another-answer":
      return "not-the-portal";
    case "certificate-expired":
      return clock === "off" || clock === "moved" ? "clock-wrong" : "certificate-wrong";
    case "certificate-not-yet-valid":
      // Nobody puts a certificate of tomorrow on a portal: unless our clock is proven, it stands too early.
      return clock === "right" ? "certificate-wrong" : "clock-wrong";
    case "certificate-wrong":
      return "certificate-wrong";
    default:
      return unreachable(sign);
  }
}

/** What a round of /health tells; an answer slower than `slowMs` is late. */
export function signOfHealth(health: Health, slowMs: number): Sign {
  switch (health.kind) {
    case "ok":
      return health.latencyMs > slowMs ? "answers-late" : "answers";
    case "down":
      return "unreachable";
    case "slow":
      return "silent";
    case "not-the-portal":
      return "another-answer";
    case "network-log-in":
      return "log-in-page";
    case "certificate":
      return signOfTls(health.tls);
    default:
      return unreachable(health);
  }
}

function signOfTls(tls: TlsFault): Sign {
  switch (tls) {
    case "expired":
      return "certificate-expired";
    case "not-yet-valid":
      return "certificate-not-yet-valid";
    case "self-signed":
    case "wrong-host":
    case "unknown-issuer":
    case "otherwise-wrong":
      return "certificate-wrong";
    case "no-tls":
      return "another-answer";
    default:
      return unreachable(tls);
  }
}

/** What a call's own fault tells of the portal as a whole; null when it tells nothing (too many requests). */
export function signOfFault(fault: PortalFault): Sign | null {
  switch (fault.kind) {
    case "refused":
    case "too-large":
    case "reference-reused":
    case "someone-elses":
    case "not-found":
    case "unauthorised":
    case "unit-credentials":
    case "upload-altered":
    case "upload-gone":
      return "answers";
    case "passing":
      return fault.server ? "fails" : "answers";
    case "busy":
    case "server-fault":
      return fault.server ? "fails" : null;
    case "not-the-portal":
      return "another-answer";
    case "network-log-in":
      return "log-in-page";
    case "no-connection":
      return fault.tls === null ? "unreachable" : signOfTls(fault.tls);
    case "no-answer":
      return fault.slow ? "silent" : "cut";
    case "not-authenticated":
      // One fault, however many calls waited for it: the call that made it tells.
      return fault.shared ? null : signOfFault(fault.cause);
    default:
      return unreachable(fault);
  }
}
