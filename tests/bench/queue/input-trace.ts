import { z } from "zod";

/** How one key, touch or click was answered. */
export interface Input {
  readonly type: string;
  /** From its time stamp to the start of its handlers. */
  readonly delayMs: number;
  /** From its time stamp to the next paint. */
  readonly toPaintMs: number;
}

/** EventTiming as Chromium traces it: times in ms since the page began, finer than the page itself is told. */
const Timing = z.object({
  name: z.literal("EventTiming"),
  args: z.object({
    data: z.object({
      type: z.string(),
      timeStamp: z.number(),
      processingStart: z.number(),
      duration: z.number(),
    }),
  }),
});

const Trace = z.object({ traceEvents: z.array(z.unknown()) });

/** What a hand does; what follows from it (input, keyup, focus …) is no input of its own. */
const byHand = new Set(["keydown", "pointerdown", "pointerup", "click"]);

/** The inputs of a trace of category devtools.timeline; throws when there is none. */
export function inputsOf(trace: Uint8Array): readonly Input[] {
  const { traceEvents } = Trace.parse(JSON.parse(Buffer.from(trace).toString()));
  const inputs = traceEvents.flatMap((event) => {
    const timing = Timing.safeParse(event);
    if (!timing.success) return [];
    const { type, timeStamp, processingStart, duration } = timing.data.args.data;
    return byHand.has(type) ? [{ type, delayMs: processingStart - timeStamp, toPaintMs: duration }] : [];
  });
  if (inputs.length === 0) throw new Error("the trace holds no input");
  return inputs;
}
