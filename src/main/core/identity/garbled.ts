/**
 * True when UTF-8 text came through as another code page, as keyboard-like scanners deliver it: `Nguyá»…n` for
 * `Nguyễn`. Even where the bytes could be turned back the payload counts as garbled, because a scanner set up so loses
 * other letters without a trace; the cure is its setting, not our guess.
 */
export function looksGarbled(payload: string): boolean {
  return (
    LOST.test(payload) || MISREAD_PAIR.test(payload) || FOREIGN.test(payload) || QUESTION_MARK.test(payload)
  );
}

/** The replacement character and the control characters between ASCII and Latin-1: bytes that no code page knew. */
const LOST = /[\uFFFD\u0080-\u009F]/u;

/** Two-byte letters show as `Ã Ä Å Æ` (in the Vietnamese page `Ă`) before a sign that never follows a letter; loose marks as `Ì`. */
const MISREAD_PAIR = /[ÃĂÄÅÆÌ][\u00A0-\u00BF€‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›]|[ÄÅÆ][Š-šŒœŽžŸ]/u;

/** What no card says: letters of other scripts, signs outside ASCII, the º and » of `áº`, `á»`. DOS pages give boxes. */
const FOREIGN = /[ªº«»¡¿]|(?=[^\p{Script=Latin}\p{ASCII}])[\p{L}\p{S}]|[ÄÆÅ]/u;

/** Code pages without Vietnamese put `?` where a letter was; a name or an address has none. */
const QUESTION_MARK = /\p{L}\?|\?\p{L}/u;
