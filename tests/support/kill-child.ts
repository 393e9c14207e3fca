// A queue in a process of its own that kills itself at a named point: `node kill-child.ts <json>`. Every change of the
// store and every call of the portal is a point; it tells each on standard output, and "done" when all is accepted.
import { join } from "node:path";
import { z } from "zod";
import { silentLog } from "../../src/main/core/audit/log.ts";
import { httpPortal } from "../../src/main/core/portal/http-portal.ts";
import { createQueue } from "../../src/main/core/queue/queue.ts";
import { openStore } from "../../src/main/core/store/store.ts";
import { fileKeyKeeper } from "../../src/main/core/vault/keeper.ts";
import { openVault } from "../../src/main/core/vault/vault.ts";
import { PRACTICE_UNIT, practiceCredentials } from "../../src/main/practice-portal/portal.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { ok } from "../../src/shared/result.ts";

const { dataDir, portalUrl, killAt, dossier } = z
  .strictObject({
    dataDir: z.string(),
    portalUrl: z.string(),
    /** 1 for the first point, 0 for none. */
    killAt: z.int(),
    dossier: z.int(),
  })
  .parse(JSON.parse(process.argv[2] ?? ""));

/** What only looks: a kill after it is the same as one before it. */
const readers =
  /Status$|For$|After$|Of$|Row$|^(is|has|task|take|first|next|due|peek|counts|unfinished|unconfirmed|behind|board|waiting|known|find|ticket|same|data|last|print|capabilities|health|clock|close)/;

let point = 0;

function reached(name: string): void {
  point += 1;
  process.stdout.write(`${name}\n`);
  if (point === killAt) process.kill(process.pid, "SIGKILL");
}

/** The same thing, with a point after each call that changes something, and one while a call is under way. */
function withPoints<T extends object>(target: T, name: string): T {
  return new Proxy(target, {
    get(_, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof member !== "function" || typeof key !== "string" || readers.test(key)) return member;
      return (...given: readonly unknown[]) => {
        const answer: unknown = Reflect.apply(member, target, given);
        if (!(answer instanceof Promise)) {
          reached(`${name}.${key}`);
          return answer;
        }
        // Some bytes of it have left by then.
        setTimeout(() => reached(`${name}.${key} under way`), 2);
        return answer.finally(() => reached(`${name}.${key} answered`));
      };
    },
  });
}

const clock = systemClock();
const vault = await openVault(fileKeyKeeper(join(dataDir, "keys")), dataDir);
if (!vault.ok) throw new Error(vault.error);
const opened = openStore({
  path: join(dataDir, "kiosk.db"),
  vault: vault.value,
  clock,
  kioskId: "kiosk-1",
  portalIdentity: { url: "http://127.0.0.1:4010", mode: "practice" },
});
if (!opened.ok) throw new Error(opened.error.message);
const store = opened.value;
const portal = httpPortal({
  baseUrl: portalUrl,
  credentials: practiceCredentials,
  unitCode: PRACTICE_UNIT,
  clock,
});
const queue = createQueue({
  store: withPoints(store, "store"),
  portal: withPoints(portal, "portal"),
  readScan: () => Promise.resolve(ok(Buffer.from("abc"))),
  clock,
  log: silentLog,
  policy: { waitBaseMs: 40, absentAfterMs: 300, pollEveryMs: 60_000 },
});
queue.onChange(() => {
  if (store.dossierStatus(dossier).state !== "accepted") return;
  process.stdout.write("done\n");
  process.exit(0);
});
queue.start();
