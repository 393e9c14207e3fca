import { expect, it } from "vitest";
import { boxFor, lockOf, newCode, openBox, readCode, RecoveryBox } from "./recovery.ts";
import { newMainSecret } from "./vault.ts";

it("gives the main secret back to whoever has the code, however it was typed", async () => {
  const code = newCode();
  const secret = newMainSecret();
  const box = boxFor(await lockOf(code), secret);
  const typed = ` ${code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")} `;
  expect(await openBox(box, typed)).toEqual({ ok: true, value: Buffer.from(secret) });
  expect(await openBox(box, newCode())).toEqual({ ok: false, error: "damaged" });
  expect(JSON.stringify(box)).not.toContain(Buffer.from(secret).toString("base64"));
});

it("seals the next main secret to the same paper without the code", async () => {
  const code = newCode();
  const lock = await lockOf(code);
  const next = newMainSecret();
  boxFor(lock, newMainSecret());
  expect(await openBox(boxFor(lock, next), code)).toEqual({ ok: true, value: Buffer.from(next) });
});

it("names a mistyped code instead of trying it", () => {
  const code = newCode();
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/u);
  expect(readCode(code)).toBe(code.replaceAll("-", ""));
  expect(readCode(code.slice(1))).toBeNull();
  const others = [...code.matchAll(/[0-9A-Z]/gu)].filter(({ index }) => {
    const swapped = `${code.slice(0, index)}${code[index] === "7" ? "8" : "7"}${code.slice(index + 1)}`;
    return readCode(swapped) !== null;
  });
  // One in 32 slips past the check digit and is then refused by the seal.
  expect(others.length).toBeLessThan(8);
});

it("takes no box whose work cannot be done: a spoilt file is named before the code is tried", async () => {
  const box = boxFor(await lockOf(newCode()), newMainSecret());
  expect(RecoveryBox.safeParse(box).success).toBe(true);
  const works = [
    { cost: 0, blockSize: 8 },
    { cost: -32_768, blockSize: 8 },
    { cost: 30_000, blockSize: 8 },
    { cost: 1, blockSize: 8 },
    { cost: 1_048_576, blockSize: 32 },
    { cost: 32_768, blockSize: 0 },
  ];
  for (const work of works) expect(RecoveryBox.safeParse({ ...box, work }).success).toBe(false);
});
