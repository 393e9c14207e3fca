import type { Reason } from "../../../shared/dossier.ts";
import { unreachable } from "../../../shared/result.ts";
import type { PortalFault } from "../portal/port.ts";
import { type Sign, signOfFault } from "./signs.ts";

/** The kinds of call the queue makes; the same fault means different things after each. */
export type CallKind = "create" | "look-up" | "upload";

/** What the queue does about a fault. */
export type Act =
  /** Off the automatic path, to a person, in the portal's words where it gave some. */
  | { readonly do: "hand-over"; readonly reason: Reason; readonly words: string | null }
  /** The create may have been committed: only a look-up tells (DECISIONS 2). */
  | { readonly do: "look-up"; readonly reason: Reason; readonly restMs?: number }
  /**
   * Stays where it is and is tried again; `charged` when the portal really answered, `row` when only this row failed.
   * `restMs`: the answer asked for so long a wait at least (Retry-After), here and in a look-up.
   */
  | {
      readonly do: "wait";
      readonly reason: Reason;
      readonly charged: boolean;
      readonly row: boolean;
      readonly restMs?: number;
    }
  /** A look-up found nothing. */
  | { readonly do: "absent" }
  /** The upload begins anew, once. */
  | { readonly do: "upload-again"; readonly altered: boolean }
  /** Nothing happened to the row: the portal asked to be left alone, so its next call waits until it may be called. */
  | { readonly do: "pause" }
  /** The unit's credentials are wrong: nothing is sent for anybody until staff act. */
  | { readonly do: "halt" };

export interface Verdict {
  readonly act: Act;
  /** What the breaker learns: the portal answered, or it failed, or neither. */
  readonly breaker: "answered" | "fault" | "nothing";
  /** Ms the answer asked to be left alone: after too many calls by everybody, else by its row and an open breaker. */
  readonly pauseMs: number | null;
  /** What the light learns; null when it says nothing of the portal as a whole. */
  readonly sign: Sign | null;
}

type Lesson = Omit<Verdict, "sign">;

/** The closed table (DECISIONS 4): every fault of every call has exactly one line, and a new one is a type error. */
export function verdictOn(call: CallKind, fault: PortalFault): Verdict {
  const lesson = lessonOf(call, fault);
  return { ...lesson, act: rested(lesson), sign: signOfFault(fault) };
}

/** The row itself comes back no sooner than the answer asked for. */
function rested({ act, pauseMs }: Lesson): Act {
  const asks = act.do === "wait" || act.do === "look-up";
  return asks && pauseMs !== null ? { ...act, restMs: pauseMs } : act;
}

function lessonOf(call: CallKind, fault: PortalFault): Lesson {
  switch (fault.kind) {
    case "refused":
      return answered(stays(call, "refused", fault.words));
    case "too-large":
      return answered(stays(call, "refused", "Hồ sơ hoặc tệp quá lớn đối với cổng"));
    case "reference-reused":
      return answered(stays(call, "refused", "Mã tham chiếu đã dùng cho nội dung khác"));
    case "someone-elses":
      return answered(hand("someone-elses", null));
    case "not-found":
      return answered(call === "look-up" ? { do: "absent" } : stays(call, "refused", "Cổng không tìm thấy"));
    case "passing":
      return {
        act: waits("portal-slow", true, !fault.server),
        breaker: fault.server ? "fault" : "answered",
        pauseMs: fault.retryAfterMs,
      };
    case "busy":
      return {
        act: waits("portal-slow", true),
        breaker: fault.server ? "fault" : "nothing",
        pauseMs: fault.retryAfterMs,
      };
    case "server-fault":
      return {
        act: unsure(call, fault.server ? "portal-down" : "portal-slow"),
        breaker: fault.server ? "fault" : "nothing",
        pauseMs: fault.retryAfterMs,
      };
    case "not-the-portal":
    case "network-log-in":
      return failed(unsure(call, "not-the-portal"));
    case "no-answer":
      return failed(unsure(call, fault.slow ? "portal-slow" : "answer-unknown"));
    case "no-connection":
      return failed(waits("portal-down", false));
    case "unauthorised":
      return { act: waits("portal-slow", false), breaker: "nothing", pauseMs: null };
    case "unit-credentials":
      return { act: { do: "halt" }, breaker: "nothing", pauseMs: null };
    case "not-authenticated":
      // Four calls that wait for one authentication are no four faults in a row.
      return { ...beforeSending(fault.cause), ...(fault.shared ? { breaker: "nothing" } : {}) };
    case "upload-altered":
      return answered({ do: "upload-again", altered: true });
    case "upload-gone":
      return answered({ do: "upload-again", altered: false });
    default:
      return unreachable(fault);
  }
}

const answered = (act: Act): Lesson => ({ act, breaker: "answered", pauseMs: null });
const failed = (act: Act): Lesson => ({ act, breaker: "fault", pauseMs: null });
const waits = (reason: Reason, charged: boolean, row = false): Act => ({ do: "wait", reason, charged, row });
const hand = (reason: Reason, words: string | null): Act => ({ do: "hand-over", reason, words });

/** Refused for good, unless only the question was: a look-up that is refused proves nothing. */
function stays(call: CallKind, reason: Reason, words: string): Act {
  return call === "look-up" ? waits("answer-unknown", true, true) : hand(reason, words);
}

/** Not an envelope: after a create it is unknown, after anything else the row stays, uncharged (DECISIONS 2). */
function unsure(call: CallKind, reason: Reason): Act {
  return call === "create" ? { do: "look-up", reason } : waits(reason, false);
}

/** The authentication failed, so the call itself was never sent: nothing is unknown, nothing is charged. */
function beforeSending(cause: PortalFault): Lesson {
  const lesson = lessonOf("upload", cause);
  if (lesson.act.do === "halt" || lesson.act.do === "wait") {
    return { ...lesson, act: lesson.act.do === "wait" ? { ...lesson.act, charged: false } : lesson.act };
  }
  return { ...lesson, act: waits("not-the-portal", false) };
}
