import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fold } from "../../../shared/fold.ts";
import { openLists, type ShippedList } from "./lists.ts";

const lists = openLists(join(import.meta.dirname, "../../../../assets"));
const values = (list: ShippedList, text: string): readonly string[] =>
  lists.search(list, text).map(({ value }) => value);

describe("the shipped lists", () => {
  it("has the 54 ethnic groups, each once, and the one most people are first", () => {
    const groups = values("ethnic-groups", "");
    expect([groups.length, new Set(groups).size, groups[0]]).toEqual([54, 54, "Kinh"]);
    expect(groups.filter((name) => name !== name.normalize("NFC"))).toEqual([]);
  });

  it("has every country once, Việt Nam first, and people without one", () => {
    const countries = values("countries", "");
    expect([countries.length, new Set(countries).size, countries[0]]).toEqual([199, 199, "Việt Nam"]);
    expect(countries).toContain("Không quốc tịch");
  });
});

describe("searching a list", () => {
  it.each<[ShippedList, string, string]>([
    ["ethnic-groups", "kinh", "Kinh"],
    ["ethnic-groups", "TÀY", "Tày"],
    ["ethnic-groups", "e de", "Ê Đê"],
    ["ethnic-groups", "ede", "Ê Đê"],
    ["ethnic-groups", "khm", "Khmer"],
    ["ethnic-groups", "vân kiều".normalize("NFD"), "Bru Vân Kiều"],
    ["countries", "han quoc", "Hàn Quốc"],
    ["countries", "hanquoc", "Hàn Quốc"],
    ["countries", "mỹ", "Hoa Kỳ"],
    ["countries", "france", "Pháp"],
    ["countries", "dai loan", "Trung Quốc (Đài Loan)"],
    ["countries", "dong timor", "Timor-Leste"],
  ])("%s: '%s' finds %s first", (list, typed, name) => expect(values(list, typed)[0]).toBe(name));

  it("finds by another name, and says by which", () => {
    expect(lists.search("ethnic-groups", "meo")[0]).toEqual({ value: "Mông", title: "Mông", also: "Mèo" });
    expect(lists.search("countries", "mien dien")[0]).toMatchObject({ value: "Myanmar", also: "Miến Điện" });
    expect(lists.search("countries", "vietnam")[0]).not.toHaveProperty("also");
  });

  it("puts the name that was typed whole before others that begin so", () => {
    expect(values("ethnic-groups", "tho")[0]).toBe("Thổ");
    expect(values("ethnic-groups", "la h")).toEqual(expect.arrayContaining(["La Ha", "La Hủ"]));
    expect(values("countries", "niger")[0]).toBe("Niger");
    expect(values("countries", "nga")[0]).toBe("Nga");
  });

  it("does not flood: few letters, few rows; nonsense, none", () => {
    expect(values("ethnic-groups", "hoa")).toEqual(["Hoa"]);
    expect(values("ethnic-groups", "kinh").length).toBeLessThan(4);
    expect(values("countries", "duc").length).toBeLessThan(4);
    expect(values("ethnic-groups", "zzzz")).toEqual([]);
    expect(values("countries", "!!! ---")).toEqual([]);
  });
});

/** Words of four letters and more, mistyped in every place; how many names are still among the first three. */
function hitShare(list: ShippedList, mistype: (word: string, at: number) => string): number {
  let tries = 0;
  let hits = 0;
  const names = values(list, "");
  for (const name of names.filter((_, index) => names.length < 100 || index % 4 === 0))
    for (const word of fold(name)
      .split(/[^a-z]+/u)
      .filter(({ length }) => length >= 4))
      for (let at = 0; at < word.length - 1; at += 1) {
        tries += 1;
        const typed = fold(name).replace(word, mistype(word, at));
        if (values(list, typed).slice(0, 3).includes(name)) hits += 1;
      }
  return hits / tries;
}

describe("a slip of the finger", () => {
  it.each<[string, number, number, (word: string, at: number) => string]>([
    ["a wrong letter", 0.97, 1, (word, at) => `${word.slice(0, at)}x${word.slice(at + 1)}`],
    // Three letters are left of most groups' names, and several of those are names themselves.
    ["a missing letter", 0.92, 0.97, (word, at) => word.slice(0, at) + word.slice(at + 1)],
    ["a doubled letter", 1, 1, (word, at) => word.slice(0, at + 1) + word.slice(at)],
    ["two letters swapped", 0.97, 1, (word, at) => swapped(word, at)],
  ])("%s is forgiven", (_what, leastGroups, leastCountries, mistype) => {
    expect(hitShare("ethnic-groups", mistype)).toBeGreaterThanOrEqual(leastGroups);
    expect(hitShare("countries", mistype)).toBeGreaterThanOrEqual(leastCountries);
  });
});

function swapped(word: string, at: number): string {
  return `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`;
}
