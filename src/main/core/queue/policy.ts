/** Every number the queue goes by (DECISIONS 3 and 5). Waits run on the clock's monotonic time. */
export interface QueuePolicy {
  /** Wait after the first fault of a row; doubles to the cap, with full jitter; there is no last try. */
  readonly waitBaseMs: number;
  readonly waitCapMs: number;
  /** The longest wait a portal may ask for by Retry-After. */
  readonly retryAfterCapMs: number;
  /** Citizens served at the same time. */
  readonly parallel: number;
  /** Transport or 5xx faults in a row that open the breaker. */
  readonly breakerFaults: number;
  /** An open breaker lets one probe through per interval, give or take `probeSpread`. */
  readonly probeMs: number;
  readonly probeSpread: number;
  /** Parallel calls while the breaker closes again, step by step. */
  readonly ramp: readonly number[];
  /** A create is proven absent by a second "2" this long after its last byte was sent. */
  readonly absentAfterMs: number;
  /** Charged attempts after which a row no longer keeps the same citizen's later rows behind it. */
  readonly patience: number;
  readonly healthEveryMs: number;
  readonly healthDeadlineMs: number;
  /** After an answer that does not fit the light /health is asked again so soon: two in a row change it. */
  readonly healthAgainMs: number;
  /** What calls met longer ago than this is no news of the portal any more. */
  readonly callsStaleMs: number;
  /** Further than this from the portal's Date our clock is wrong. */
  readonly clockOffMs: number;
  /** A /health answer slower than this makes the light say slow. */
  readonly slowMs: number;
  /** And so do calls that last longer, though /health is quick: half of what a citizen waits at most. */
  readonly slowCallMs: number;
  /** Unfinished dossiers at the portal are asked for in rounds: how often, how many at once, how many a round. */
  readonly pollEveryMs: number;
  readonly pollParallel: number;
  readonly pollMost: number;
  /** How long a stop waits for calls under way before it cuts them (their outcome is then unknown). */
  readonly stopGraceMs: number;
}

export const defaultPolicy: QueuePolicy = {
  waitBaseMs: 2_000,
  waitCapMs: 300_000,
  retryAfterCapMs: 3_600_000,
  parallel: 4,
  breakerFaults: 5,
  probeMs: 30_000,
  probeSpread: 0.2,
  ramp: [1, 2, 4],
  absentAfterMs: 120_000,
  patience: 3,
  healthEveryMs: 5_000,
  healthDeadlineMs: 2_000,
  healthAgainMs: 1_000,
  callsStaleMs: 90_000,
  clockOffMs: 300_000,
  slowMs: 1_000,
  slowCallMs: 4_000,
  pollEveryMs: 60_000,
  pollParallel: 2,
  pollMost: 200,
  stopGraceMs: 2_000,
};
