import type { Clock } from "../../../shared/clock.ts";
import type { StaffPass, StaffPerson } from "../../../shared/staff.ts";
import type { LineCore } from "./line-core.ts";

export interface DoorDesk {
  readonly toDoor: () => void;
  readonly makeFirst: () => void;
  readonly choosePerson: (person: StaffPerson) => void;
  readonly createFirst: (name: string, pin: string) => void;
  readonly signIn: (pin: string) => void;
}

/** Who is it, and is it really them. The PIN goes straight to the core and is kept nowhere here. */
export function createDoorDesk(core: LineCore, clock: Clock, onPass: (pass: StaffPass) => void): DoorDesk {
  async function look(): Promise<void> {
    try {
      const door = await core.calls.staffDoor({});
      const { place } = core.state();
      core.set({ door, doorAtMs: clock.monotonicMs(), silent: false });
      if (place.name === "pin") core.set({ lockedUntilMs: lockEnd(place.person) });
    } catch {
      core.set({ silent: true });
    }
  }

  function lockEnd({ staffId }: StaffPerson): number | null {
    const { door, doorAtMs } = core.state();
    const leftMs = door?.lockedMs[staffId] ?? 0;
    return leftMs > 0 ? doorAtMs + leftMs : null;
  }

  async function enter(call: Parameters<typeof core.press<StaffPass>>[1]): Promise<void> {
    const pass = await core.press("act", call);
    if (pass !== null) return onPass(pass);
    const { said } = core.state();
    // How long it is locked, and who has come meanwhile, only the door knows.
    if (said?.kind === "refused") await look();
  }

  return {
    toDoor() {
      core.set({ place: { name: "door" }, said: null, lockedUntilMs: null });
      void look();
    },
    makeFirst: () => core.set({ place: { name: "first" }, said: null }),
    choosePerson(person) {
      core.set({ place: { name: "pin", person }, said: null, lockedUntilMs: lockEnd(person) });
      // The list may have stood here for hours.
      void look();
    },
    createFirst: (name, pin) => void enter(() => core.calls.staffCreateFirst({ name, pin })),
    signIn(pin) {
      const { place } = core.state();
      if (place.name !== "pin") return;
      const { staffId } = place.person;
      void enter(() => core.calls.staffSignIn({ staffId, pin }));
    },
  };
}
