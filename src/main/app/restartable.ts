import { encode } from "../../shared/codec.ts";
import { ok, type Result } from "../../shared/result.ts";

/** A core that can be ended. */
export interface Core {
  call(method: string, text: string): Promise<string>;
  readonly methods: readonly string[];
  close(): Promise<void>;
}

/** Ends the core, does something to its data while nobody has them open, and starts it anew. */
export type Restart = (whileClosed: () => Promise<unknown>) => void;

/**
 * A core that may be started anew behind the same window: while it is away, calls wait for it. Gives what the first
 * start gave when that failed; when a later one fails, every call says so and the next start of the program tells why.
 */
export async function restartable<E>(
  start: (restart: Restart) => Promise<Result<Core, E>>,
): Promise<Result<Core, E>> {
  let closing = false;
  let away = false;
  const first = await start(restart);
  if (!first.ok) return first;
  const { methods } = first.value;
  let current: Promise<Core | null> = Promise.resolve(first.value);

  function restart(whileClosed: () => Promise<unknown>): void {
    if (away || closing) return;
    away = true;
    current = exchange(current, whileClosed).finally(() => (away = false));
  }

  async function exchange(
    before: Promise<Core | null>,
    whileClosed: () => Promise<unknown>,
  ): Promise<Core | null> {
    await (await before)?.close();
    // Whatever went wrong meanwhile, the data are as they were before or as they should be.
    await whileClosed().catch(() => undefined);
    const next = await start(restart).catch(() => null);
    return next?.ok ? next.value : null;
  }

  return ok({
    methods,
    async call(method, text) {
      const core = await current;
      return core ? core.call(method, text) : goneReply;
    },
    async close() {
      closing = true;
      await (await current)?.close();
    },
  });
}

const goneReply = encode({ ok: false, error: { code: "failed", message: "the kiosk did not start anew" } });
