import type { Session, SessionEvent } from "../../../shared/session.ts";
import { type VneidOutcome, vneidPageAt, type VneidPlace } from "../../../shared/vneid.ts";
import { go, stay, type Transition } from "./transition.ts";

type GuideEvent = Extract<SessionEvent, { type: "choose-vneid" | "end-vneid" }>;

/** From the question what is needed into a guide, or past all of them. */
export function onVneidChoice(session: Session, event: GuideEvent): Transition {
  return event.type === "end-vneid" ? ended(session, event.outcome) : toPage(session, first(event.guide));
}

/** One page of a guide. Everything secret happens on the person's own telephone; nothing typed reaches this step. */
export function onVneid(session: Session, event: SessionEvent): Transition {
  if (session.step.name !== "vneid") return stay(session);
  const place = session.step;
  switch (event.type) {
    case "next":
      return place.guide === "otp" ? codeCame(session, place) : onwards(session, place);
    case "vneid-stuck":
      return onStuck(session, place);
    case "back":
      return backwards(session, place);
    default:
      return stay(session);
  }
}

/** What is in the way, each with its own way on. */
export function onVneidStuck(session: Session, event: SessionEvent): Transition {
  if (session.step.name !== "vneid-stuck") return stay(session);
  const { guide, index } = session.step;
  switch (event.type) {
    case "choose-vneid":
      return toPage(session, {
        ...first(event.guide),
        from: event.guide === "otp" ? { guide, index } : null,
      });
    case "end-vneid":
      return ended(session, event.outcome);
    case "back":
      return toPage(session, session.step);
    default:
      return stay(session);
  }
}

function first(guide: VneidPlace["guide"]): VneidPlace {
  return { guide, index: 0, from: null };
}

function toPage(session: Session, { guide, index, from }: VneidPlace): Transition {
  return go(session, { name: "vneid", guide, index, from });
}

/** The next page; who got through activating, recovering or a new phone logs in with it. */
function onwards(session: Session, place: VneidPlace): Transition {
  // Who had the old phone at hand needs no chip.
  const following = { ...place, index: place.index + (vneidPageAt(place)?.id === "phone-old" ? 2 : 1) };
  if (vneidPageAt(following)) return toPage(session, following);
  return place.guide === "log-in" ? ended(session, "logged-in") : toPage(session, first("log-in"));
}

/** The code is there after all: back to the page that waited for it. */
function codeCame(session: Session, { from }: VneidPlace): Transition {
  return from === null ? toPage(session, first("log-in")) : toPage(session, { ...from, from: null });
}

function onStuck(session: Session, place: VneidPlace): Transition {
  const way = vneidPageAt(place)?.onStuck ?? "ask";
  if (way === "ask") return go(session, { ...place, name: "vneid-stuck" });
  if (way !== "next") return ended(session, way);
  const following = { ...place, index: place.index + 1 };
  return vneidPageAt(following) ? toPage(session, following) : ended(session, "otp-missing");
}

function backwards(session: Session, place: VneidPlace): Transition {
  const { guide, index, from } = place;
  if (index > 0) return toPage(session, { guide, index: index - 1, from });
  return from === null ? go(session, { name: "account" }) : toPage(session, { ...from, from: null });
}

/** The outcome is noted without a word of whose it was; going through again with the same end is not noted twice. */
function ended(session: Session, outcome: VneidOutcome): Transition {
  const done = { ...session, account: null, accountChoice: outcome === "logged-in" ? "have" : null } as const;
  const noted = session.vneid === outcome ? [] : [noteOf(outcome)];
  return go(done, { name: "account-done" }, { vneid: outcome }, ...noted);
}

function noteOf(outcome: VneidOutcome) {
  return { type: "note", event: { event: "vneid-guided", outcome } } as const;
}

/** What is noted when a person goes away, or is away too long, in the middle of a guide; null elsewhere. */
export function vneidLeftAt({ step }: Session): VneidOutcome | null {
  return step.name === "vneid" || step.name === "vneid-stuck" ? "gave-up" : null;
}
