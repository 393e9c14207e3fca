import type { Clock, Timer } from "../../../shared/clock.ts";

/** A core that starts anew is back after a moment; nobody has to type a letter more for it. */
const AGAIN_MS = 1_000;

/** Asks until there is an answer, and hands it on; gives the way to want it no more. */
export function keepAsking<T>(ask: () => Promise<T>, take: (value: T) => void, clock: Clock): () => void {
  let wanted = true;
  let timer: Timer | null = null;
  const once = async (): Promise<void> => {
    const answer = await ask().then(
      (value) => ({ value }),
      () => null,
    );
    if (!wanted) return;
    if (answer === null) timer = clock.after(AGAIN_MS, () => void once());
    else take(answer.value);
  };
  void once();
  return () => {
    wanted = false;
    timer?.cancel();
  };
}
