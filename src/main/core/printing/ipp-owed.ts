/** Acts that a printer could not be told of yet, such as taking back a job while it is switched off. */
export interface Owed {
  /**
   * Does it now; when it cannot be done yet (`act` gives false) it is done before anything else is asked or printed. The
   * same `name` again is the same act: who asks every few seconds while a printer is off owes it once.
   */
  now(name: string, act: () => Promise<boolean>): Promise<void>;
  /** Tries again what is still owed, oldest first. */
  settle(): Promise<void>;
}

/** An empty list of owed acts. */
export function createOwed(): Owed {
  const acts = new Map<string, () => Promise<boolean>>();
  async function attempt(name: string, act: () => Promise<boolean>): Promise<void> {
    if (await act()) acts.delete(name);
  }
  return {
    now(name, act) {
      acts.set(name, act);
      return attempt(name, act);
    },
    async settle() {
      for (const [name, act] of acts) await attempt(name, act);
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
