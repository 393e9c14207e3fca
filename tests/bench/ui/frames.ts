import { z } from "zod";

/** How long a walk waits before its trace ends, so that its last frame is in it. */
export const LAST_FRAME_MS = 1500;

/** What a trace says of one walk; all times in ms. */
export interface Frames {
  /** From the end of each touch to the presented frame that shows what it led to, in the order of the walk. */
  readonly nexts: readonly Named[];
  /** From each key that was typed to the presented frame that shows it. */
  readonly keys: readonly Named[];
  /** From the start of the navigation to the presented frame with the first question. */
  readonly firstMs: number;
  /** The tasks of the page's own thread after that frame, each with the title that stood there. */
  readonly tasks: readonly Named[];
}

export interface Named {
  readonly title: string;
  readonly ms: number;
}

const Event = z.object({
  name: z.string(),
  ph: z.string(),
  ts: z.number(),
  dur: z.number().default(0),
  pid: z.number(),
  tid: z.number(),
  args: z.object({
    id: z.string().optional(),
    data: z
      .object({
        startTime: z.number().optional(),
        detail: z.string().optional(),
        type: z.string().optional(),
        duration: z.number().optional(),
      })
      .optional(),
  }),
});
type Event = z.output<typeof Event>;

const Trace = z.object({ traceEvents: z.array(z.looseObject({ name: z.string() })) });

const wanted = new Set([
  "bench-shown",
  "bench-typing",
  "bench-typed",
  "bench-own",
  "EventTiming",
  "AnimationFrame",
  "AnimationFrame::Render",
  "AnimationFrame::Presentation",
  "RunTask",
]);

/** Reads a trace of a page under `watchPage`; throws where it shows no question at all. */
export function framesOf(trace: Uint8Array): Frames {
  const { traceEvents } = Trace.parse(JSON.parse(Buffer.from(trace).toString()));
  const all = traceEvents
    .filter(({ name }) => wanted.has(name))
    .flatMap((one) => Event.safeParse(one).data ?? [])
    .toSorted((a, b) => a.ts - b.ts);
  const first = all.find(({ name }) => name === "bench-shown");
  if (first === undefined) throw new Error("the trace shows no question");
  const events = all.filter(({ pid, tid }) => pid === first.pid && tid === first.tid);
  const shownAt = presentations(events);
  const marks = events.filter(({ name }) => name === "bench-shown");
  const titleAt = (ts: number): string => titleOf(marks.findLast((mark) => mark.ts <= ts) ?? first);
  const beganAt = first.ts - (first.args.data?.startTime ?? Number.NaN) * 1000;
  const firstAt = shownAt(first.ts);
  return {
    nexts: nextsOf(events, marks, shownAt),
    keys: keysOf(events).map((key) => ({
      title: titleAt(key.ts),
      ms: key.args.data?.duration ?? Number.NaN,
    })),
    firstMs: (firstAt - beganAt) / 1000,
    tasks: tasksOf(events, firstAt).map((task) => ({ title: titleAt(task.ts), ms: task.dur / 1000 })),
  };
}

/** The page's own tasks after a moment: those in which the bench looked for something to touch are none of them. */
function tasksOf(events: readonly Event[], after: number): readonly Event[] {
  const looks = events.filter(({ name }) => name === "bench-own").map(({ ts }) => ts);
  return events.filter(({ name, ph, ts, dur }) => {
    if (name !== "RunTask" || ph !== "X" || ts <= after) return false;
    return !looks.some((look) => look >= ts && look <= ts + dur);
  });
}

/** For a moment on the page's thread, when the first frame that is rendered after it was on the glass. */
function presentations(events: readonly Event[]): (ts: number) => number {
  const ends = new Map(
    events.flatMap(({ name, args, ts }) => (name === "AnimationFrame::Presentation" ? [[args.id, ts]] : [])),
  );
  const frames: { readonly renderedAt: number; readonly shownAt: number }[] = [];
  let frame: string | undefined;
  for (const { name, ph, args, ts } of events) {
    if (name === "AnimationFrame" && ph === "b") frame = args.id;
    const shownAt = ends.get(frame);
    if (name === "AnimationFrame::Render" && ph === "b" && shownAt !== undefined)
      frames.push({ renderedAt: ts, shownAt });
  }
  return (after) => frames.find(({ renderedAt }) => renderedAt >= after)?.shownAt ?? Number.NaN;
}

function nextsOf(
  events: readonly Event[],
  marks: readonly Event[],
  shownAt: (ts: number) => number,
): readonly Named[] {
  const lifts = events.filter(
    ({ name, ph, args }) => name === "EventTiming" && ph === "b" && args.data?.type === "pointerup",
  );
  return marks.slice(1).flatMap((mark, index) => {
    const sinceTs = marks[index]?.ts ?? 0;
    const lift = lifts.findLast(({ ts }) => ts > sinceTs && ts < mark.ts);
    return lift === undefined ? [] : [{ title: titleOf(mark), ms: (shownAt(mark.ts) - lift.ts) / 1000 }];
  });
}

function keysOf(events: readonly Event[]): readonly Event[] {
  let typing = false;
  return events.filter(({ name, ph, args }) => {
    if (name === "bench-typing") typing = true;
    if (name === "bench-typed") typing = false;
    return typing && name === "EventTiming" && ph === "b" && args.data?.type === "keydown";
  });
}

function titleOf(mark: Event): string {
  return mark.args.data?.detail ?? "";
}
