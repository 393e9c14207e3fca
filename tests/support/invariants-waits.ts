import type { Evidence, Trace } from "./evidence.ts";
import type { SeenCall } from "./fault-proxy.ts";

/** A timer may come this much early by the other clock's count. */
const slackMs = 3;

/** A call that may make something new at the portal. */
export function isCreate(call: Pick<SeenCall, "creating" | "service">): boolean {
  return call.creating || call.service === "DangKyTaiKhoan";
}

/** I4 as the kiosk saw it: after a create without an answer, two look-ups found nothing, the second late enough. */
export function brokenProofs({ trace, policy }: Evidence): readonly string[] {
  const problems: string[] = [];
  const last = new Map<string, { readonly atMs: number; readonly call: SeenCall; absentMs: number[] }>();
  for (const entry of trace) {
    if (entry.what === "logged" || entry.call.reference === "") continue;
    const { call, atMs } = entry;
    const before = last.get(call.reference);
    if (isCreate(call) && entry.what === "begun" && before && isUnknown(before.call)) {
      const provenMs = before.absentMs.length < 2 ? Number.NaN : (before.absentMs.at(-1) ?? 0) - before.atMs;
      if (!(provenMs >= policy.absentAfterMs - slackMs))
        problems.push(`I4: ${call.reference} was created again ${provenMs} ms after an unknown create`);
    }
    if (isCreate(call))
      last.set(call.reference, {
        atMs: before && entry.what === "ended" ? before.atMs : atMs,
        call,
        absentMs: [],
      });
    else if (entry.what === "ended" && call.code === "2") before?.absentMs.push(call.startMs);
  }
  return problems;
}

/** 401 says that nothing was done; 4xx of a business kind and every envelope are answers. */
function isUnknown({ code, status }: SeenCall): boolean {
  return code === null && status !== 401 && status !== 413;
}

/** I5: waits and attempts stay inside the policy: per row, while the breaker is open, and in number at once. */
export function brokenWaits(evidence: Evidence): readonly string[] {
  const references = new Set(evidence.calls().map(({ reference }) => reference));
  references.delete("");
  return [
    ...[...references].flatMap((reference) => rowWaits(reference, evidence)),
    ...probes(evidence),
    ...crowds(evidence),
  ];
}

/** After its n-th fault in a row a row waits what backoff gives, unless the portal came back meanwhile. */
function rowWaits(reference: string, { trace, policy, random }: Evidence): readonly string[] {
  const problems: string[] = [];
  let faults = 0;
  let endedMs = 0;
  for (const entry of trace) {
    if (entry.what === "logged") {
      if (isNews(entry)) faults = 0;
    } else if (entry.call.reference === reference && entry.what === "begun") {
      const leastMs = Math.min(policy.waitCapMs, policy.waitBaseMs * 2 ** (faults - 1)) * random - slackMs;
      const waitedMs = entry.atMs - endedMs;
      if (faults > 0 && waitedMs < leastMs)
        problems.push(`I5: ${reference} waited ${waitedMs} ms after fault ${faults}, not ${leastMs}`);
    } else if (entry.call.reference === reference) {
      faults = isFault(entry.call) ? faults + 1 : 0;
      // Where the kiosk may have given up before the proxy noticed, the wait is counted from the call's begin.
      endedMs = lingering.has(entry.call.fault ?? "") ? entry.call.startMs : entry.atMs;
    }
  }
  return problems;
}

const lingering: ReadonlySet<string> = new Set(["delay", "slow-request", "slow-answer", "endless-answer"]);

/** Answered "-1", or not by the contract; a 401 is repeated at once. */
function isFault({ status, code }: SeenCall): boolean {
  return status !== 401 && (status !== 200 || code === null || code === "-1");
}

/** The breaker moved, the light changed, or another run of the program began: then nobody is kept waiting. */
function isNews({ event }: Extract<Trace, { what: "logged" }>): boolean {
  return event.event === "breaker" || event.event === "portal-light" || event.event === "queue-started";
}

/** Not the queue's sending: the light's question, and the unit's log-in before a call. */
const aside: ReadonlySet<string> = new Set(["health", "auth"]);

/** While the breaker is open nothing begins but what was on its way when it opened. */
function probes({ trace, policy, random }: Evidence): readonly string[] {
  const problems: string[] = [];
  const leastMs = policy.probeMs * (1 + policy.probeSpread * (2 * random - 1)) - slackMs;
  let state = "closed";
  let openedMs: number | null = null;
  let onTheirWay = 0;
  let wasIll = false;
  for (const entry of trace) {
    if (entry.what === "logged") {
      const { event } = entry;
      if (event.event === "portal-light") wasIll ||= event.light !== "good" && event.light !== "slow";
      if (event.event === "queue-started") openedMs = null;
      if (event.event !== "breaker") continue;
      openedMs = event.state === "open" ? entry.atMs : null;
      onTheirWay = state === "closed" ? policy.parallel + policy.pollParallel - 1 : (policy.ramp.at(-2) ?? 1);
      state = event.state;
    } else if (entry.call.service === "health") {
      if (entry.what === "begun") continue;
      const isWell = entry.call.status === 200 && entry.call.fault === null;
      // Seen alive by its own word: the next probe need not wait.
      if (isWell && wasIll) openedMs = null;
      wasIll = !isWell;
    } else if (entry.what === "begun" && !aside.has(entry.call.service) && openedMs !== null) {
      const afterMs = entry.atMs - openedMs;
      if (afterMs >= leastMs) continue;
      onTheirWay -= 1;
      if (onTheirWay < 0)
        problems.push(`I5: ${entry.call.service} began ${afterMs} ms after the breaker opened`);
    }
  }
  return problems;
}

/** Never more calls at once than the policy serves citizens, with the round of questions beside them. */
function crowds({ trace, policy }: Evidence): readonly string[] {
  let underWay = 0;
  let most = 0;
  for (const entry of trace) {
    if (entry.what === "logged" || aside.has(entry.call.service)) continue;
    underWay += entry.what === "begun" ? 1 : -1;
    most = Math.max(most, underWay);
  }
  const allowed = policy.parallel + policy.pollParallel;
  return most > allowed ? [`I5: ${most} calls at once, the policy allows ${allowed}`] : [];
}
