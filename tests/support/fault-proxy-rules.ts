import { z } from "zod";

const bytes = z.int().min(0);
const ms = z.number().min(0);

/** What goes wrong with one call. `committed`: the portal served it whole before its answer was lost or replaced. */
export const Fault = z.discriminatedUnion("kind", [
  /** Held back so long before it is passed on. */
  z.strictObject({ kind: z.literal("delay"), ms }),
  /** The portal gets the first so many bytes of the request, then both ends are cut. */
  z.strictObject({ kind: z.literal("cut-request"), atByte: bytes }),
  /** The portal serves the call; so many bytes of its answer come back, then the connection ends. */
  z.strictObject({ kind: z.literal("cut-answer"), atByte: bytes }),
  /** Nothing is ever answered, and the connection stays open. */
  z.strictObject({ kind: z.literal("silence"), committed: z.boolean() }),
  /** So many bytes of the request are read, then no more, for ever; the portal gets none. */
  z.strictObject({ kind: z.literal("stop-reading"), afterBytes: bytes }),
  /** Answered as it should be; then the connection is dead without a word to either end. */
  z.strictObject({ kind: z.literal("half-open") }),
  /** The request goes on, or the answer comes back, so many bytes at a time. */
  z.strictObject({ kind: z.literal("slow-request"), bytes: bytes.min(1), everyMs: ms }),
  z.strictObject({ kind: z.literal("slow-answer"), bytes: bytes.min(1), everyMs: ms }),
  /** Another answer than the portal's; Content-Length and Date are added where they are not given. */
  z.strictObject({
    kind: z.literal("answer"),
    committed: z.boolean(),
    status: z.int().min(100).max(599),
    headers: z.record(z.string(), z.string()).default({}),
    body: z.string().default(""),
  }),
  /** The portal's answer, whole by HTTP, with its body ended early: JSON that does not close. */
  z.strictObject({ kind: z.literal("truncate-body"), toBytes: bytes }),
  /** A 200 whose body never ends. */
  z.strictObject({ kind: z.literal("endless-answer"), committed: z.boolean() }),
]);
export type Fault = z.output<typeof Fault>;

/** Which calls fail how: every given condition must hold; each rule counts the calls that fit it. */
export const FaultRule = z.strictObject({
  /** A service of the contract, or `health`, `auth`, `tep-create`, `tep-head`, `tep-patch`, `ketqua`, `other`. */
  service: z.string().optional(),
  /** Beginning of the path. */
  path: z.string().optional(),
  /** True: creates of dossiers alone. */
  creating: z.boolean().optional(),
  /** The first call that fails, counted from when the rule was set: 2 lets one through. */
  nth: z.int().min(1).default(1),
  /** How many fail from there on. */
  times: z.union([z.int().min(1), z.literal("always")]).default(1),
  fault: Fault,
});
export type FaultRule = z.input<typeof FaultRule>;

/** One call as the proxy sees it before anything is passed on. */
export interface ProxiedCall {
  readonly service: string;
  readonly creating: boolean;
  /** MaThamChieu of the row, or empty. */
  readonly reference: string;
  readonly method: string;
  readonly path: string;
}

export interface Rules {
  /** Adds rules; earlier ones come first. */
  add(rules: readonly FaultRule[]): void;
  /** From now on nothing fails. */
  clear(): void;
  /** What goes wrong with this call; null when nothing does. */
  draw(call: ProxiedCall): Fault | null;
}

/** An empty list of rules that counts for itself. */
export function createRules(): Rules {
  let rules: { readonly rule: z.output<typeof FaultRule>; met: number }[] = [];
  return {
    add: (more) => void rules.push(...more.map((rule) => ({ rule: FaultRule.parse(rule), met: 0 }))),
    clear: () => void (rules = []),
    draw(call) {
      let drawn: Fault | null = null;
      for (const entry of rules) {
        if (!fits(entry.rule, call)) continue;
        entry.met += 1;
        if (drawn === null && isDue(entry.rule, entry.met)) drawn = entry.rule.fault;
      }
      return drawn;
    },
  };
}

function fits({ service, path, creating }: z.output<typeof FaultRule>, call: ProxiedCall): boolean {
  if (service !== undefined && service !== call.service) return false;
  if (creating !== undefined && creating !== call.creating) return false;
  return path === undefined || call.path.startsWith(path);
}

function isDue({ nth, times }: z.output<typeof FaultRule>, met: number): boolean {
  return met >= nth && (times === "always" || met < nth + times);
}
