import { startTransition, useEffect, useState } from "react";
import { useClock } from "../../api/use-connection.ts";
import { keepAsking } from "./keep-asking.ts";

/** An answer and what was asked for it. */
export interface Answered<Q, T> {
  readonly to: Q;
  readonly value: T;
}

/**
 * What `ask` answers to the newest question; an answer to an older one comes too late, and a core that is away is asked
 * again. Null before the first. `ask` must stay the same function.
 */
export function useLatest<Q, T>(ask: (question: Q) => Promise<T>, question: Q): Answered<Q, T> | null {
  const clock = useClock();
  const [answered, setAnswered] = useState<Answered<Q, T> | null>(null);
  useEffect(
    () =>
      keepAsking(
        () => ask(question),
        // What is found comes after the touch or the letter that asked for it.
        (value) => startTransition(() => setAnswered({ to: question, value })),
        clock,
      ),
    [ask, question, clock],
  );
  return answered;
}
