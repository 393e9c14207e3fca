import { expect, it } from "vitest";
import { z } from "zod";
import { createClient } from "../../../shared/client.ts";
import { dispatch, method } from "./method.ts";

const faults: string[] = [];
const api = {
  greet: method(z.strictObject({ name: z.string().max(5) }), ({ name }) => `chào ${name}`),
  fail: method(z.strictObject({}), () => {
    throw new Error("087199012345");
  }),
  nothing: method(z.strictObject({}), () => undefined),
};
const client = createClient<typeof api>((name, text) =>
  dispatch(api, name, text, (failed) => void faults.push(failed)),
);

it("carries a call from text to text and back", async () => {
  expect(await client.greet({ name: "Thảo" })).toBe("chào Thảo");
  expect(await client.nothing({})).toBeNull();
});

it("names the field of bad input and never repeats the input", async () => {
  const reply = await dispatch(api, "greet", '{"name":"một tên quá dài"}', () => {});
  expect(reply).toBe('{"ok":false,"error":{"code":"bad-input","message":"name"}}');
});

it("answers text that is no JSON, an unknown method and a name every object has", async () => {
  expect(await dispatch(api, "greet", "<html>", () => {})).toContain("bad-input");
  expect(await dispatch(api, "drop", "{}", () => {})).toContain("unknown-method");
  expect(await dispatch(api, "constructor", "{}", () => {})).toContain("unknown-method");
});

it("tells the log which method failed, and the screen nothing personal", async () => {
  const reply = await dispatch(api, "fail", "{}", (failed) => void faults.push(failed));
  expect(reply).not.toContain("087199012345");
  expect(faults).toEqual(["fail"]);
});

it("survives being given back by an async function", async () => {
  const later = await Promise.resolve(client);
  expect(await later.greet({ name: "Thảo" })).toBe("chào Thảo");
});
