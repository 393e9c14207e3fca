import { useEffect, useState } from "react";

/** An answer and what was asked for it. */
export interface Answered<Q, T> {
  readonly to: Q;
  readonly value: T;
}

/**
 * What `ask` answers to the newest question; an answer to an older one comes too late, and a core that is away answers
 * nothing. Null before the first. `ask` must stay the same function.
 */
export function useLatest<Q, T>(ask: (question: Q) => Promise<T>, question: Q): Answered<Q, T> | null {
  const [answered, setAnswered] = useState<Answered<Q, T> | null>(null);
  useEffect(() => {
    let wanted = true;
    const wait = async (): Promise<void> => {
      const value = await ask(question).catch(() => null);
      if (wanted && value !== null) setAnswered({ to: question, value });
    };
    void wait();
    return () => {
      wanted = false;
    };
  }, [ask, question]);
  return answered;
}
