import { describe, expect, it } from "vitest";
import former from "../../../../assets/places/former.json" with { type: "json" };
import units from "../../../../assets/places/units.json" with { type: "json" };
import type { Method } from "./methods.ts";
import { everySyllable, lettersOf, type WrittenLetter } from "./syllables.ts";
import { eraseKey, typeKey, type TypingOptions } from "./type-key.ts";

type Style = TypingOptions["toneStyle"];

const syllables = everySyllable();

const type = (keys: readonly string[], options: TypingOptions): string =>
  keys.reduce((word, key) => typeKey(word, key, options), "");

/** The keys of marks and tones in each method, from the tables on every wall: written here by hand. */
const TELEX: Readonly<Record<string, string>> = {
  "\u0301": "s",
  "\u0300": "f",
  "\u0309": "r",
  "\u0303": "x",
  "\u0323": "j",
  "\u0306": "w",
  "\u031b": "w",
  đ: "d",
};
const VNI: Readonly<Record<string, string>> = {
  "\u0301": "1",
  "\u0300": "2",
  "\u0309": "3",
  "\u0303": "4",
  "\u0323": "5",
  "\u0302": "6",
  "\u031b": "7",
  "\u0306": "8",
  đ: "9",
};

const toneKey = (letters: readonly WrittenLetter[], method: Method): string => {
  const tone = letters.find((letter) => letter.tone !== "")?.tone ?? "";
  if (method === "direct") return tone;
  return (method === "telex" ? TELEX[tone] : VNI[tone]) ?? "";
};

function markKey({ bare, mark }: WrittenLetter, method: Method): string {
  if (mark === "" || method === "direct") return "";
  return (method === "telex" ? (TELEX[mark] ?? bare.toLowerCase()) : VNI[mark]) ?? "";
}

/** The letter with its own mark; in Telex the second o of loong, coóc needs a third key, or it would be ô. */
function letterKeys(letters: readonly WrittenLetter[], at: number, method: Method): string {
  const letter = letters[at];
  if (letter === undefined) return "";
  if (method === "direct") return written(letter);
  const second = letter.bare === "o" && letters[at - 1]?.bare === "o" && method === "telex";
  return letter.bare + (second ? "o" : markKey(letter, method));
}

/** The letter with its mark, without the tone. */
function written({ bare, mark }: WrittenLetter): string {
  if (mark !== "đ") return (bare + mark).normalize("NFC");
  return bare === "d" ? "đ" : "Đ";
}

const horned = (letter: WrittenLetter | undefined): boolean => letter?.mark === "\u031b";
const title = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const isVowel = ({ bare }: WrittenLetter): boolean => /[aeiouy]/iu.test(bare);

/** Ways in which people type one and the same syllable. */
const WAYS: Readonly<Record<string, (letters: readonly WrittenLetter[], method: Method) => string>> = {
  "tone at its vowel": (letters, method) =>
    letters
      .map((letter, at) => letterKeys(letters, at, method) + (letter.tone && toneKey(letters, method)))
      .join(""),
  "tone behind the vowels": (letters, method) => {
    const last = letters.findLastIndex(isVowel);
    return letters
      .map((_, at) => letterKeys(letters, at, method) + (at === last ? toneKey(letters, method) : ""))
      .join("");
  },
  "tone at the end": (letters, method) =>
    letters.map((_, at) => letterKeys(letters, at, method)).join("") + toneKey(letters, method),
  "marks and tone at the end": (letters, method) =>
    bareKeys(letters, method) + endMarks(letters, method) + toneKey(letters, method),
  "tone before the marks at the end": (letters, method) =>
    bareKeys(letters, method) + toneKey(letters, method) + endMarks(letters, method),
  "ươ by one key, ư by w": (letters, method) =>
    letters
      .map((letter, at) => {
        const pair =
          horned(letter) && letter.bare === "u" && letters[at + 1]?.bare === "o" && horned(letters[at + 1]);
        if (pair) return "u";
        return method === "telex" && horned(letter) && letter.bare === "u"
          ? "w"
          : letterKeys(letters, at, method);
      })
      .join("") + toneKey(letters, method),
};

function bareKeys(letters: readonly WrittenLetter[], method: Method): string {
  return letters
    .map((letter, at) =>
      letters[at - 1]?.bare === "o"
        ? letterKeys(letters, at, method).slice(0, letter.mark === "" ? 2 : 1)
        : letter.bare,
    )
    .join("");
}

/** Each mark once: one horn serves both letters of ươ. */
function endMarks(letters: readonly WrittenLetter[], method: Method): string {
  return [...new Set(letters.map((letter) => markKey(letter, method)))].join("");
}

/** What comes out wrong, as `keys → what came, not what should`. */
function wrong(
  method: Method,
  way: string,
  style: Style,
  shown: (text: string) => string = (text) => text,
): readonly string[] {
  const keysOf = WAYS[way];
  return syllables.flatMap(({ older, newer }) => {
    const wanted = shown(style === "old" ? older : newer);
    // The tone may be put where the other style has it: it moves by itself.
    const keys = shown(keysOf?.(lettersOf(older), method) ?? "");
    const came = type(Array.from(keys), { method, toneStyle: style });
    return came === wanted ? [] : [`${keys} → ${came}, not ${wanted}`];
  });
}

describe("every syllable that the spelling rules allow", () => {
  it("is many thousands, each once", () => {
    expect(new Set(syllables.map(({ older }) => older)).size).toBe(syllables.length);
    expect(syllables.length).toBeGreaterThan(15_000);
  });

  const each = Object.keys(WAYS).flatMap((way) =>
    (way.includes("marks") || way.includes("ươ")
      ? (["telex", "vni"] as const)
      : (["telex", "vni", "direct"] as const)
    ).map((method) => [method, way] as const),
  );

  it.each(each)("comes out as it is written: %s, %s", (method, way) => {
    expect(wrong(method, way, "old")).toEqual([]);
  });

  it("has its tone where the newer style wants it", () => {
    expect(wrong("telex", "tone at its vowel", "new")).toEqual([]);
    expect(wrong("vni", "tone at the end", "new")).toEqual([]);
  });

  it("keeps capitals, of the first letter and of all", () => {
    expect(wrong("telex", "tone at the end", "old", title)).toEqual([]);
    expect(wrong("telex", "marks and tone at the end", "old", (text) => text.toUpperCase())).toEqual([]);
    expect(wrong("vni", "tone at its vowel", "old", (text) => text.toUpperCase())).toEqual([]);
  });
});

const bareOf = (word: string): string => lettersOf(word).map(written).join("");

describe("taken back", () => {
  it("a tone by its key once more, which Telex and VNI leave behind as a letter", () => {
    const left = syllables.flatMap(({ older }) => {
      const letters = lettersOf(older);
      return (["telex", "vni", "direct"] as const).flatMap((method) => {
        const key = toneKey(letters, method);
        const after = key === "" ? null : typeKey(older, key, { method, toneStyle: "old" });
        const wanted = bareOf(older) + (method === "direct" ? "" : key);
        return after === null || after === wanted ? [] : [`${older} + ${key} → ${after}`];
      });
    });
    expect(left).toEqual([]);
  });

  it("a mark by its key once more", () => {
    const left = syllables.flatMap(({ older }) => {
      const letters = lettersOf(older);
      return (["telex", "vni"] as const).flatMap((method) => {
        const keys = [...new Set(letters.map((letter) => markKey(letter, method)))].filter(
          (key) => key !== "",
        );
        return keys.flatMap((key) => {
          const after = typeKey(older, key, { method, toneStyle: "old" });
          const bare = letters
            .map((one) => (markKey(one, method) === key ? one.bare : written(one)))
            .join("");
          const wanted = bare + key;
          // A word that is only ư was a lone w: it becomes the letter itself.
          if (bareOf(older) === "ư" && after === "w") return [];
          return bareOf(after) === wanted ? [] : [`${older} + ${key} → ${after}, not ${wanted}`];
        });
      });
    });
    expect(left).toEqual([]);
  });

  it("a letter at a time by backspace, and a tone only with its own letter", () => {
    const bad = syllables.flatMap(({ older }) => {
      const letters = lettersOf(older);
      const shorter = eraseKey(older);
      const kept = letters.slice(0, -1).some(({ tone }) => tone !== "");
      const right =
        bareOf(shorter) === bareOf(older).slice(0, -1) &&
        lettersOf(shorter).some(({ tone }) => tone !== "") === kept;
      return right ? [] : [`${older} → ${shorter}`];
    });
    expect(bad).toEqual([]);
  });
});

/** Words of all place names in the register, before and since 2025. */
const places = [
  ...new Set(
    JSON.stringify([units.provinces, units.rows, former.rows])
      .match(/\p{L}+/gu)
      ?.filter((word) => word !== "QĐ"),
  ),
];

/** Types as a person does who looks at the screen: a letter that was taken for a mark is pressed once more. */
function typedWatching(word: string, options: TypingOptions): string {
  const letters = lettersOf(word);
  let text = "";
  let wanted = "";
  for (const [at, letter] of letters.entries()) {
    const keys = [
      letter.bare,
      markKey(letter, options.method),
      letter.tone && toneKey(letters, options.method),
    ];
    wanted += written(letter);
    for (const key of options.method === "direct" ? [written(letter), letter.tone] : keys)
      if (key !== "") text = typeKey(text, key, options);
    if (bareOf(text) !== wanted && letter.mark === "") text = typeKey(text, letters[at]?.bare ?? "", options);
  }
  return text;
}

/** What is left over: words run together, and vowels that no syllable has. The tone keys of the screen write them all. */
const LEFT: Readonly<Record<Method, readonly string[]>> = {
  telex: "Avương Dêê Eachà Kuăng Laêê Miầu Piơr Pơơ Zuôich Êê Đakrông".split(" "),
  vni: "Avương Dêê Eachà Laêê Miầu Piơr Pơơ Zuôich Êê Đakrông".split(" "),
  direct: [],
};

describe("the names of all places", () => {
  it.each(["telex", "vni", "direct"] as const)("can be typed: %s", (method) => {
    expect(places.length).toBeGreaterThan(1_500);
    const bad = places.filter(
      (word) =>
        !(["old", "new"] as const).some((toneStyle) => typedWatching(word, { method, toneStyle }) === word),
    );
    expect(bad.toSorted()).toEqual(LEFT[method]);
  });
});
