import { expect, it } from "vitest";
import { decodeReply } from "./codec.ts";

it("reads a value, also an empty one, and an error with its code", () => {
  expect(decodeReply('{"ok":true,"value":{"a":1}}')).toEqual({ ok: true, value: { a: 1 } });
  expect(decodeReply('{"ok":true,"value":null}')).toEqual({ ok: true, value: null });
  const error = { code: "bad-input", message: "name" };
  expect(decodeReply(JSON.stringify({ ok: false, error }))).toEqual({ ok: false, error });
});

it.each([
  ["a page", "<!doctype html><h1>Log in</h1>"],
  ["nothing", ""],
  ["a cut answer", '{"ok":true,"value":'],
  ["an answer without a value", '{"ok":true}'],
  ["an unknown code", '{"ok":false,"error":{"code":"strange","message":"x"}}'],
  ["an error without words", '{"ok":false,"error":{"code":"failed"}}'],
  ["null", "null"],
  ["a number", "42"],
])("takes %s for no answer", (_, text) => {
  expect(decodeReply(text)).toMatchObject({ ok: false, error: { code: "no-answer" } });
});
