/** Collects the keys of a scanner that types; knows nothing of the page. */
export interface ScanBurst {
  /** `swallow` when the key belongs to a burst and must not press a button; `payload` when the burst is complete. */
  readonly key: (key: string, atMs: number) => { readonly swallow: boolean; readonly payload: string | null };
}

/** Scanners type a key each 5 to 50 ms; a hand is slower. */
const LONGEST_GAP_MS = 60;
/** Shorter is a hand on Enter; the shortest code we know is a card number of 12 digits. */
const SHORTEST_CODE = 12;
const SURE_AFTER = 3;

export function createScanBurst(): ScanBurst {
  let text = "";
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    key(key, atMs) {
      const inBurst = atMs - lastMs <= LONGEST_GAP_MS;
      lastMs = atMs;
      if (!inBurst) text = "";
      if (key === "Enter" || key === "Tab") {
        const payload = text.length >= SHORTEST_CODE ? text : null;
        text = "";
        return { swallow: payload !== null, payload };
      }
      if (key.length === 1) text += key;
      return { swallow: text.length > SURE_AFTER, payload: null };
    },
  };
}
