/** Acts that a printer could not be told of yet, such as taking back a job while it is switched off. */
export interface Owed {
  /** Does it now; when it cannot be done yet (`act` gives false) it is done before anything else is asked or printed. */
  now(act: () => Promise<boolean>): Promise<void>;
  /** Tries again what is still owed, oldest first. */
  settle(): Promise<void>;
}

/** An empty list of owed acts. */
export function createOwed(): Owed {
  const acts = new Set<() => Promise<boolean>>();
  async function attempt(act: () => Promise<boolean>): Promise<void> {
    if (await act()) acts.delete(act);
  }
  return {
    now(act) {
      acts.add(act);
      return attempt(act);
    },
    async settle() {
      for (const act of acts) await attempt(act);
    },
  };
}

/** Runs what is given one after the other, so that no job is sent twice and none overtakes another. */
export function createTurns(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const mine = last.then(run);
    last = mine.catch(() => {});
    return mine;
  };
}
