import { expect, it } from "vitest";
import { hashPin, isPin, isWeakPin } from "./pin.ts";

it.each(["12345", "000000", "123456", "654321", "890123", "135791", "121212", "123123", "147258", "112233"])(
  "refuses %s as a new PIN",
  (pin) => expect(isWeakPin(pin)).toBe(true),
);

it.each(["83061", "4a7291", "", "482 913"])("refuses '%s', which is no PIN of six digits", (pin) =>
  expect(isWeakPin(pin)).toBe(true),
);

it.each(["482913", "700412", "90817263"])("takes %s", (pin) => expect(isWeakPin(pin)).toBe(false));

it("knows its own PIN and no other, and never hashes the same one alike", async () => {
  const [kept, again] = await Promise.all([hashPin("482913"), hashPin("482913")]);
  expect(await isPin("482913", kept)).toBe(true);
  expect(await isPin("482914", kept)).toBe(false);
  expect(Buffer.from(kept.hash).equals(again.hash)).toBe(false);
});

it("says no where nobody has a PIN, after the same work", async () => {
  expect(await isPin("482913", null)).toBe(false);
});
