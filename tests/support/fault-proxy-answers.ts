import type { Fault, FaultRule } from "./fault-proxy-rules.ts";

type AnswerFault = Extract<Fault, { kind: "answer" }>;

/** An answer in place of the portal's; `committed` lets the portal serve the call first. */
export function answered(
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  committed = false,
): AnswerFault {
  return { kind: "answer", committed, status, headers: { ...headers }, body };
}

/** An answer that keeps the contract's envelope. */
export function envelope(
  status: number,
  errorCode: string,
  more: {
    readonly message?: string;
    readonly fields?: readonly object[];
    readonly result?: readonly object[];
  } = {},
  headers: Readonly<Record<string, string>> = {},
): AnswerFault {
  const body = JSON.stringify({ error_code: errorCode, message: "", ...more });
  return answered(status, body, { "Content-Type": "application/json", ...headers });
}

/** The log-in page of a Wi-Fi. */
export const logInPage: AnswerFault = answered(
  200,
  "<!doctype html><title>Wi-Fi</title><h1>Xin đăng nhập Wi-Fi</h1>",
  {
    "Content-Type": "text/html; charset=utf-8",
  },
);

/** A network that wants a log-in: a page of its own for every address. */
export const captivePortal: FaultRule = { times: "always", fault: logInPage };

/** The same by a redirect to its own machine. */
export const redirectToLogIn = (location: string): FaultRule => ({
  times: "always",
  fault: answered(302, "", { Location: location }),
});

/** Every call of the portal answers 503, as a front does whose portal is down. */
export const unavailable = (retryAfter?: string): FaultRule => ({
  times: "always",
  fault: answered(503, "unavailable\n", retryAfter === undefined ? {} : { "Retry-After": retryAfter }),
});
