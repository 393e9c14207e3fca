import type { Clock } from "../../../shared/clock.ts";
import type { Portal } from "../portal/port.ts";

/** The same portal, telling `took` how many ms each call a citizen may be waiting for lasted; files take their time. */
export function timedPortal(
  portal: Portal,
  clock: Pick<Clock, "monotonicMs">,
  took: (ms: number) => void,
): Portal {
  async function timed<T>(call: Promise<T>): Promise<T> {
    const startMs = clock.monotonicMs();
    const answer = await call;
    took(clock.monotonicMs() - startMs);
    return answer;
  }
  return {
    ...portal,
    createDossier: (...input) => timed(portal.createDossier(...input)),
    createAccount: (...input) => timed(portal.createAccount(...input)),
    findDossier: (by) => timed(portal.findDossier(by)),
    findAccount: (reference) => timed(portal.findAccount(reference)),
  };
}
