// Loaded before a kiosk's program (`node --import`): tells on pipe 3 what goes to the portal and what comes back, so
// that kills can be aimed. It listens to undici's own diagnostics channels and changes nothing.
import { subscribe } from "node:diagnostics_channel";
import { writeSync } from "node:fs";
import { z } from "zod";

const pipe = 3;

const Published = z.object({
  request: z.custom<object>((value) => typeof value === "object" && value !== null),
});
const Request = z.object({ path: z.string(), method: z.string(), body: z.unknown() });

const services: readonly (readonly [wire: string, word: string])[] = [
  ['"service":"DongBoHoSoMC"', "create"],
  ['"service":"TraCuu', "look-up"],
  ['"service":"DangKyTaiKhoan"', "register"],
];

/** What a request is about; null when nobody waits for it. */
function wordOf(request: object): string | null {
  const { path, method, body } = Request.parse(request);
  if (path.startsWith("/tep") && method === "PATCH") return "upload";
  if (path !== "/integration" || !(body instanceof Uint8Array)) return null;
  const head = Buffer.from(body.subarray(0, 400)).toString("latin1");
  return services.find(([wire]) => head.includes(wire))?.[1] ?? null;
}

const words = new WeakMap<object, string>();

function tell(message: unknown, ending: string): void {
  const word = words.get(Published.parse(message).request);
  if (word === undefined) return;
  try {
    writeSync(pipe, `${word}-${ending}\n`);
  } catch {
    // Nobody listens any more.
    return;
  }
}

subscribe("undici:request:create", (message) => {
  const { request } = Published.parse(message);
  const word = wordOf(request);
  if (word !== null) words.set(request, word);
});
subscribe("undici:request:bodySent", (message) => tell(message, "sent"));
subscribe("undici:request:headers", (message) => tell(message, "answered"));
