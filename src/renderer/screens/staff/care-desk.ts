import type { LineCore, Token } from "./line-core.ts";
import { keptPress } from "./press.ts";

export interface CareDesk {
  /** Asks how safe the data are, where this person may know. */
  readonly refresh: (quiet: boolean) => Promise<void>;
  readonly toCare: () => void;
  readonly backUpNow: () => void;
  readonly restore: (backupId: string) => void;
  readonly recoveryCode: () => void;
  readonly codeNoted: () => void;
  readonly restoredSeen: () => void;
}

/** Backups, restoring, the recovery code, and what a restore has cost. */
export function createCareDesk(core: LineCore): CareDesk {
  async function refresh(quiet: boolean): Promise<void> {
    if (core.state().pass?.rights.includes("care") !== true) return;
    const care = await core.ask((token) => core.calls.staffCare({ ...token, quiet }));
    if (care !== null && core.state().working === null) core.set({ care });
  }

  function signedIn(then: (token: Token) => Promise<void>): void {
    const { pass } = core.state();
    if (pass !== null) void then({ token: pass.token });
  }

  return {
    refresh,
    toCare() {
      const press = keptPress(core.state().press);
      core.set({ place: { name: "care" }, detail: null, said: null, press });
      void refresh(false);
    },
    backUpNow: () =>
      signedIn(async (token) => {
        const care = await core.press("backup", () => core.calls.staffBackUpNow(token));
        if (care === null) return refresh(true);
        core.set({ care, said: { kind: "done", what: "backed-up" } });
      }),
    restore: (backupId) =>
      signedIn(async (token) => {
        const begun = await core.press("restore", async () => {
          const answer = await core.calls.staffRestore({ ...token, backupId });
          return answer.ok ? { ok: true, value: true } : answer;
        });
        // The program starts anew, and the screens with it; until then nobody may press anything here.
        if (begun === true) core.set({ working: "restore" });
      }),
    recoveryCode: () =>
      signedIn(async (token) => {
        const made = await core.press("act", () => core.calls.staffRecoveryCode(token));
        if (made !== null) core.set({ recoveryCode: made.code });
        await refresh(true);
      }),
    codeNoted: () => core.set({ recoveryCode: null, press: keptPress(core.state().press) }),
    restoredSeen: () =>
      signedIn(async (token) => {
        await core.press("act", () => core.calls.staffRestoredSeen(token));
        if (core.state().said === null) core.say({ kind: "done", what: "seen" });
        await refresh(true);
      }),
  };
}
