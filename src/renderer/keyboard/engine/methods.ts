import { type Tone, toneOf } from "./letters.ts";

/** `direct`: only the letter and tone keys themselves mean anything, as on the plain on-screen layout. */
export type Method = "telex" | "vni" | "direct";

/** What a key means inside a Vietnamese word. `toggles`: pressing twice takes it away without leaving the key behind. */
export type Act =
  | { readonly kind: "letter" }
  | { readonly kind: "tone"; readonly tone: Tone; readonly toggles: boolean }
  | { readonly kind: "clear-tone" }
  | { readonly kind: "circumflex"; readonly on: string }
  | { readonly kind: "horn"; readonly on: string }
  | { readonly kind: "stroke" };

const tone = (number: Tone): Act => ({ kind: "tone", tone: number, toggles: false });
const circumflex = (on: string): Act => ({ kind: "circumflex", on });
const horn = (on: string): Act => ({ kind: "horn", on });

const KEYS: Readonly<Record<Method, ReadonlyMap<string, Act>>> = {
  telex: new Map<string, Act>([
    ["s", tone(1)],
    ["f", tone(2)],
    ["r", tone(3)],
    ["x", tone(4)],
    ["j", tone(5)],
    ["z", { kind: "clear-tone" }],
    ["a", circumflex("a")],
    ["e", circumflex("e")],
    ["o", circumflex("o")],
    ["w", horn("uoa")],
    ["d", { kind: "stroke" }],
  ]),
  vni: new Map<string, Act>([
    ["1", tone(1)],
    ["2", tone(2)],
    ["3", tone(3)],
    ["4", tone(4)],
    ["5", tone(5)],
    ["0", { kind: "clear-tone" }],
    ["6", circumflex("aeo")],
    ["7", horn("uo")],
    ["8", horn("a")],
    ["9", { kind: "stroke" }],
  ]),
  direct: new Map(),
};

/** What `key` does under `method`; a tone key of the on-screen keyboard means the same under all of them. */
export function actOf(key: string, method: Method): Act {
  const direct = toneOf(key);
  if (direct !== undefined) return { kind: "tone", tone: direct, toggles: true };
  return KEYS[method].get(key.toLowerCase()) ?? { kind: "letter" };
}
