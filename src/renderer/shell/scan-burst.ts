/** Collects the keys of a scanner that types; knows nothing of the page. */
export interface ScanBurst {
  readonly key: (key: string, atMs: number) => BurstKey;
}

export interface BurstKey {
  /** The key may be the first of a burst. */
  readonly begins: boolean;
  /** The key belongs to a burst and must not press a button. */
  readonly swallow: boolean;
  /** The text of a burst that is complete. */
  readonly payload: string | null;
}

/** Scanners type a key each 5 to 50 ms; a hand is slower. */
const LONGEST_GAP_MS = 60;
/** Shorter is a hand on Enter; the shortest code we know is a card number of 12 digits. */
const SHORTEST_CODE = 12;
/** What the session takes; a longer burst is no code. */
const LONGEST_CODE = 4000;
const SURE_AFTER = 3;

/** Keys that a scanner presses beside the letters of its code. */
const SILENT_KEYS: ReadonlySet<string> = new Set(["Shift", "CapsLock", "NumLock"]);

export function createScanBurst(): ScanBurst {
  let text = "";
  let lastMs = Number.NEGATIVE_INFINITY;
  let spoiled = false;
  return {
    key(key, atMs) {
      const begins = atMs - lastMs > LONGEST_GAP_MS;
      if (begins) {
        text = "";
        spoiled = false;
      }
      lastMs = atMs;
      if (key === "Enter" || key === "Tab") {
        const whole = text.length >= SHORTEST_CODE && !spoiled;
        const payload = whole ? text : null;
        text = "";
        spoiled = false;
        return { begins, swallow: payload !== null, payload };
      }
      if (key.length === 1 && text.length < LONGEST_CODE) text += key;
      // An input method that takes letters back, or a letter without a name, leaves another code than was scanned.
      else if (!SILENT_KEYS.has(key)) spoiled = true;
      return { begins, swallow: text.length > SURE_AFTER, payload: null };
    },
  };
}
