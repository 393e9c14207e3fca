import { expect, it } from "vitest";
import { err, ok, type Result } from "../../shared/result.ts";
import { type Core, type Restart, restartable } from "./restartable.ts";

/** Cores that answer with their number, and a list of what happened. */
function stage(fails: (start: number) => boolean = () => false) {
  const happened: string[] = [];
  const restarts: Restart[] = [];
  let starts = 0;
  const start = (restart: Restart): Promise<Result<Core, string>> => {
    starts += 1;
    const number = starts;
    restarts.push(restart);
    if (fails(number)) return Promise.resolve(err("no data"));
    happened.push(`start ${number}`);
    return Promise.resolve(
      ok({
        methods: ["ask"],
        call: (method, text) => Promise.resolve(`${method} ${text} ${number}`),
        close: async () => void happened.push(`close ${number}`),
      }),
    );
  };
  return { happened, start, restart: (work: () => Promise<unknown>) => restarts.at(-1)?.(work) };
}

it("lets calls wait while the core is away, and hands them to the new one", async () => {
  const { happened, start, restart } = stage();
  const kiosk = await restartable(start);
  if (!kiosk.ok) throw new Error(kiosk.error);
  expect(await kiosk.value.call("ask", "a")).toBe("ask a 1");
  restart(async () => void happened.push("data exchanged"));
  expect(await kiosk.value.call("ask", "b")).toBe("ask b 2");
  expect(happened).toEqual(["start 1", "close 1", "data exchanged", "start 2"]);
  await kiosk.value.close();
  expect(happened.at(-1)).toBe("close 2");
});

it("starts anew even when the exchange failed, and once for two who ask at the same time", async () => {
  const { happened, start, restart } = stage();
  const kiosk = await restartable(start);
  if (!kiosk.ok) throw new Error(kiosk.error);
  restart(() => Promise.reject(new Error("disk")));
  restart(async () => void happened.push("never"));
  expect(await kiosk.value.call("ask", "a")).toBe("ask a 2");
  expect(happened).toEqual(["start 1", "close 1", "start 2"]);
});

it("gives the first start's problem, and answers calls that it failed when a later start does", async () => {
  expect(await restartable(stage(() => true).start)).toEqual({ ok: false, error: "no data" });
  const { start, restart } = stage((number) => number === 2);
  const kiosk = await restartable(start);
  if (!kiosk.ok) throw new Error(kiosk.error);
  restart(() => Promise.resolve());
  expect(JSON.parse(await kiosk.value.call("ask", "a"))).toMatchObject({
    ok: false,
    error: { code: "failed" },
  });
  await kiosk.value.close();
});
