import { z } from "zod";
import { type Clock, type Timer } from "../../shared/clock.ts";

/**
 * How one call goes wrong. `-before`: nothing was committed; `-after`: everything was, only the answer suffers.
 * 429 and 503 carry Retry-After, which speaks for the whole portal; 502 is one gateway's. `html` answers a page of somebody else, `stall` never answers, `silent-after` commits
 * and never answers.
 */
export const FaultKind = z.enum([
  "500-before",
  "502-before",
  "503-before",
  "429-before",
  "cut-before",
  "html",
  "stall",
  "500-after",
  "cut-after",
  "html-after",
  "silent-after",
]);
export type FaultKind = z.output<typeof FaultKind>;

/**
 * The mix that `failFraction` draws from, evenly: half of it before the commit, half after. One call that fails by
 * chance asks nobody to leave the whole portal alone, so no 503 is among them.
 */
export const RANDOM_MIX: readonly FaultKind[] = [
  "500-before",
  "502-before",
  "cut-before",
  "cut-after",
  "500-after",
  "cut-after",
];

/**
 * Faults of the whole portal, changed while it runs. `down` true refuses every call until told otherwise, a number
 * for so many ms. `failNext` are scripted: each is used once, by the next call of its service (any without one).
 */
export const FaultPatch = z.strictObject({
  latencyMs: z.number().min(0).max(600_000).optional(),
  jitterMs: z.number().min(0).max(600_000).optional(),
  failFraction: z.number().min(0).max(1).optional(),
  down: z.union([z.boolean(), z.number().positive().max(86_400_000)]).optional(),
  failNext: z.array(z.strictObject({ service: z.string().optional(), kind: FaultKind })).optional(),
});
export type FaultPatch = z.input<typeof FaultPatch>;

export interface FaultState {
  readonly latencyMs: number;
  readonly jitterMs: number;
  readonly failFraction: number;
  readonly down: boolean;
  readonly failNext: readonly { readonly service?: string | undefined; readonly kind: FaultKind }[];
}

export interface Faults {
  state(): FaultState;
  set(patch: FaultPatch): void;
  /** The same for input from outside: false, and nothing changed, when it is no patch. */
  trySet(patch: unknown): boolean;
  /** How long this call is held back, in ms. */
  delayMs(): number;
  /** What goes wrong with the next call of `service`; null when nothing does. */
  draw(service: string): FaultKind | null;
  close(): void;
}

/** `onDown` is called whenever the portal goes down, so that open connections are cut too. */
export function createFaults(clock: Clock, random: () => number, onDown: () => void): Faults {
  let now: FaultState = { latencyMs: 0, jitterMs: 0, failFraction: 0, down: false, failNext: [] };
  let revival: Timer | null = null;

  function setDown(down: boolean | number): void {
    revival?.cancel();
    revival = typeof down === "number" ? clock.after(down, () => (now = { ...now, down: false })) : null;
    now = { ...now, down: down !== false };
    if (now.down) onDown();
  }

  function scripted(service: string): FaultKind | null {
    const index = now.failNext.findIndex((next) => next.service === undefined || next.service === service);
    const found = now.failNext[index];
    if (!found) return null;
    now = { ...now, failNext: now.failNext.toSpliced(index, 1) };
    return found.kind;
  }

  /** The light on the screens asks /health; a portal that fails now and then is still alive. */
  function byChance(service: string): FaultKind | null {
    const fraction = service === "health" && now.failFraction < 1 ? 0 : now.failFraction;
    if (random() >= fraction) return null;
    return RANDOM_MIX[Math.floor(random() * RANDOM_MIX.length)] ?? null;
  }

  function apply({ down, ...rest }: z.output<typeof FaultPatch>): void {
    for (const [key, value] of Object.entries(rest)) {
      if (value !== undefined) now = { ...now, [key]: value };
    }
    if (down !== undefined) setDown(down);
  }

  return {
    state: () => now,
    set: (patch) => apply(FaultPatch.parse(patch)),
    trySet(patch) {
      const parsed = FaultPatch.safeParse(patch);
      if (parsed.success) apply(parsed.data);
      return parsed.success;
    },
    delayMs: () => now.latencyMs + random() * now.jitterMs,
    draw: (service) => scripted(service) ?? byChance(service),
    close: () => revival?.cancel(),
  };
}
