import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import { parseJson } from "../../../shared/codec.ts";

const Event = z.object({ method: z.string() });

/**
 * Listens on Chromium's debugging pipe for one thing: that a page died while the browser lives on, which a person
 * sees as a grey page that never comes back. Messages end with a zero byte. Only this process holds the pipe.
 */
export function onPageCrash(toBrowser: Writable, fromBrowser: Readable, crashed: () => void): void {
  let rest = "";
  fromBrowser.setEncoding("utf8");
  fromBrowser.on("data", (text: string) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop() ?? "";
    if (messages.some((message) => methodOf(message) === "Target.targetCrashed")) crashed();
  });
  // A browser that ends breaks the pipe; its exit is seen elsewhere.
  fromBrowser.on("error", () => undefined);
  toBrowser.on("error", () => undefined);
  const discover = { id: 1, method: "Target.setDiscoverTargets", params: { discover: true } };
  toBrowser.write(`${JSON.stringify(discover)}\0`);
}

function methodOf(message: string): string | null {
  const event = Event.safeParse(parseJson(message));
  return event.success ? event.data.method : null;
}
