import type { AuditEventId } from "../../../shared/audit-events.ts";
import type { BoardEvent } from "../../../shared/staff.ts";
import type { Translate } from "../../i18n/use-t.ts";
import { eventWords, isWord } from "./words.ts";

/** One line of a row's history, as it is read. */
export interface Told {
  readonly key: string;
  readonly atMs: number;
  readonly words: string;
}

/** What became of a send follows it at once and says more. */
const TOLD_BY_THE_NEXT: ReadonlySet<AuditEventId> = new Set(["send-started"]);

/** A row's history, newest first: what says nothing to staff is left out, and what came again and again is counted. */
export function tellHistory(t: Translate, history: readonly BoardEvent[]): readonly Told[] {
  const told: { atMs: number; what: string; count: number }[] = [];
  for (const [index, event] of history.entries()) {
    const what = wordsOf(t, event);
    const last = told.at(-1);
    if (what === null || (TOLD_BY_THE_NEXT.has(event.event) && index < history.length - 1)) continue;
    if (last?.what === what) {
      last.count += 1;
      last.atMs = event.atMs;
    } else told.push({ atMs: event.atMs, what, count: 1 });
  }
  return told
    .map(({ atMs, what, count }, index) => ({
      key: `${index}`,
      atMs,
      words: count === 1 ? what : t("staff.event-times", { what: what.replace(/\.$/u, ""), count }),
    }))
    .toReversed();
}

function wordsOf(t: Translate, { event, fields }: BoardEvent): string | null {
  if (event !== "staff-acted") {
    const key = eventWords(event);
    return key === null ? null : t(key, { paper: paperWords(t, fields["kind"]) });
  }
  const act: string = `act-${fields["act"]}`;
  return isWord(act) ? t("staff.event-staff-acted", { act: t(`staff.${act}`) }) : null;
}

/** The paper's plain name; only that it was one, where a later version printed what this one does not know. */
function paperWords(t: Translate, kind: unknown): string {
  const key: string = `paper-${String(kind)}`;
  return t(isWord(key) ? `staff.${key}` : "staff.paper-unknown");
}
