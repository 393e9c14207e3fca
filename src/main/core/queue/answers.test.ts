import { expect, it } from "vitest";
import type { PortalFault } from "../portal/port.ts";
import { type CallKind, verdictOn } from "./answers.ts";

const busy = { kind: "busy", server: true, retryAfterMs: 5_000 } as const;
const html = { kind: "not-the-portal" } as const;
const cut = { kind: "no-answer", sent: true, slow: false } as const;
const closed = { kind: "no-connection", sent: false, tls: null } as const;

/** call, fault, what is done, charged or reason, what the breaker learns */
const table: readonly (readonly [CallKind, PortalFault, string, string])[] = [
  ["create", { kind: "refused", words: "w" }, "hand-over refused", "answered"],
  ["create", { kind: "too-large" }, "hand-over refused", "answered"],
  ["create", { kind: "reference-reused" }, "hand-over refused", "answered"],
  ["create", { kind: "someone-elses" }, "hand-over someone-elses", "answered"],
  ["create", { kind: "passing", server: false, retryAfterMs: null }, "wait charged", "answered"],
  ["create", { kind: "passing", server: true, retryAfterMs: null }, "wait charged", "fault"],
  ["create", busy, "wait charged", "fault"],
  ["create", { ...busy, server: false }, "wait charged", "nothing"],
  ["create", { kind: "server-fault", server: true, retryAfterMs: null }, "look-up portal-down", "fault"],
  ["create", html, "look-up not-the-portal", "fault"],
  ["create", cut, "look-up answer-unknown", "fault"],
  ["create", { ...cut, slow: true }, "look-up portal-slow", "fault"],
  ["create", closed, "wait uncharged", "fault"],
  ["create", { kind: "unauthorised" }, "wait uncharged", "nothing"],
  ["create", { kind: "unit-credentials" }, "halt", "nothing"],
  ["create", { kind: "not-authenticated", cause: { kind: "unit-credentials" } }, "halt", "nothing"],
  ["create", { kind: "not-authenticated", cause: cut }, "wait uncharged", "fault"],
  ["create", { kind: "not-authenticated", cause: cut, shared: true }, "wait uncharged", "nothing"],
  ["create", { kind: "not-authenticated", cause: html }, "wait uncharged", "fault"],
  ["create", { kind: "not-authenticated", cause: busy }, "wait uncharged", "fault"],
  ["look-up", { kind: "not-found" }, "absent", "answered"],
  ["look-up", { kind: "refused", words: "w" }, "wait charged", "answered"],
  ["look-up", html, "wait uncharged", "fault"],
  ["look-up", cut, "wait uncharged", "fault"],
  ["look-up", { kind: "server-fault", server: true, retryAfterMs: null }, "wait uncharged", "fault"],
  ["upload", { kind: "upload-altered" }, "upload-again", "answered"],
  ["upload", { kind: "upload-gone" }, "upload-again", "answered"],
  ["upload", { kind: "too-large" }, "hand-over refused", "answered"],
  ["upload", cut, "wait uncharged", "fault"],
  ["upload", html, "wait uncharged", "fault"],
];

it.each(table)("after a %s, %o: %s", (call, fault, wanted, breaker) => {
  const verdict = verdictOn(call, fault);
  const { act } = verdict;
  const detail =
    "charged" in act ? (act.charged ? " charged" : " uncharged") : "reason" in act ? ` ${act.reason}` : "";
  expect(`${act.do}${detail}`).toBe(wanted);
  expect(verdict.breaker).toBe(breaker);
});

it("hands on how long the whole portal wants to be left alone", () => {
  expect(verdictOn("create", busy).pauseMs).toBe(5_000);
  expect(verdictOn("create", { kind: "not-authenticated", cause: busy }).pauseMs).toBe(5_000);
});
