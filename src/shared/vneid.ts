/** What became of being led through VNeID; a closed list that says nothing of whose it was. */
export type VneidOutcome = "logged-in" | "needs-police" | "no-phone" | "otp-missing" | "gave-up";

/** What a person wants to do on their own telephone. */
export type VneidGuide = "activate" | "recover" | "new-phone" | "log-in" | "otp";

interface PageShape {
  readonly id: string;
  /** What the two answers are called on this page. */
  readonly answers: "usual" | "police" | "number" | "code" | "inside";
  /** Where "it does not work" leads: to the question what is in the way, to the next thing to try, or to an end. */
  readonly onStuck: "ask" | "next" | VneidOutcome;
  /**
   * How sure its facts are: `law` was read in the law or at the ministry, `rule` is known at second hand, `guide` is
   * published guidance whose buttons may be called otherwise today, `advice` claims nothing.
   */
  readonly basis: "law" | "rule" | "guide" | "advice";
}

/**
 * One step a page, as somebody beside the person would say it. Sources: quyết định 5709/QĐ-BCA-C06 (level 2 is given in
 * person), quyết định 29/2026/QĐ-TTg at second hand (log-in by VNeID), and published guides for the app itself.
 */
export const vneidGuides = {
  activate: [
    { id: "activate-police", answers: "police", onStuck: "needs-police", basis: "law" },
    { id: "activate-install", answers: "usual", onStuck: "ask", basis: "advice" },
    { id: "activate-number", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "activate-code", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "activate-secret", answers: "usual", onStuck: "ask", basis: "guide" },
  ],
  recover: [
    { id: "recover-start", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "recover-facts", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "recover-code", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "recover-secret", answers: "usual", onStuck: "ask", basis: "guide" },
  ],
  "new-phone": [
    { id: "phone-number", answers: "number", onStuck: "needs-police", basis: "guide" },
    { id: "phone-new", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "phone-old", answers: "usual", onStuck: "next", basis: "guide" },
    { id: "phone-chip", answers: "usual", onStuck: "ask", basis: "guide" },
  ],
  "log-in": [
    { id: "login-page", answers: "usual", onStuck: "ask", basis: "rule" },
    { id: "login-choose", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "login-scan", answers: "usual", onStuck: "ask", basis: "guide" },
    { id: "login-inside", answers: "inside", onStuck: "ask", basis: "advice" },
  ],
  otp: [
    { id: "otp-number", answers: "code", onStuck: "next", basis: "guide" },
    { id: "otp-signal", answers: "code", onStuck: "next", basis: "advice" },
    { id: "otp-again", answers: "code", onStuck: "next", basis: "advice" },
  ],
} as const satisfies Readonly<Record<VneidGuide, readonly PageShape[]>>;

export type VneidPage = (typeof vneidGuides)[VneidGuide][number];
export type VneidPageId = VneidPage["id"];

/** A page of a guide. `from` is the page that the missing code was waited for on; null where nobody came from one. */
export interface VneidPlace {
  readonly guide: VneidGuide;
  readonly index: number;
  readonly from: { readonly guide: VneidGuide; readonly index: number } | null;
}

/** The page at a place, or null past the end of its guide. */
export function vneidPageAt({ guide, index }: Pick<VneidPlace, "guide" | "index">): VneidPage | null {
  return vneidGuides[guide][index] ?? null;
}
