import { describe, expect, it } from "vitest";
import { staffTexts } from "../screens/staff/texts.ts";
import { cameraTexts } from "../camera/texts.ts";
import { volunteerTexts } from "../shell/volunteer/texts.ts";
import { vneidTexts } from "../screens/vneid/texts.ts";
import { en as enOfCitizens, vi as viOfCitizens } from "./resources.ts";
import { translator } from "./use-t.ts";

const vi = {
  ...viOfCitizens,
  staff: staffTexts.vi,
  vneid: vneidTexts.vi,
  volunteer: volunteerTexts.vi,
  camera: cameraTexts.vi,
};
const en = {
  ...enOfCitizens,
  staff: staffTexts.en,
  vneid: vneidTexts.en,
  volunteer: volunteerTexts.en,
  camera: cameraTexts.en,
};

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").toSorted();

const vietnameseAreas: Readonly<Record<string, Readonly<Record<string, string>>>> = vi;

const pairs = Object.entries(vietnameseAreas).map(([area, texts]) => {
  const english: Readonly<Record<string, string>> | undefined = Object.entries(en).find(
    ([name]) => name === area,
  )?.[1];
  return { area, vietnamese: texts, english: english ?? {} };
});

describe("the two languages of the screens", () => {
  it.each(pairs)("have the same texts in $area", ({ vietnamese, english }) => {
    expect(Object.keys(english).toSorted()).toEqual(Object.keys(vietnamese).toSorted());
  });

  it.each(pairs)("fill the same gaps in $area", ({ vietnamese, english }) => {
    for (const [key, text] of Object.entries(vietnamese)) {
      expect({ key, gaps: placeholders(english[key] ?? "") }).toEqual({ key, gaps: placeholders(text) });
    }
  });

  it.each(pairs)("leave nothing empty in $area", ({ vietnamese, english }) => {
    expect(
      [...Object.values(vietnamese), ...Object.values(english)].filter((text) => text.trim() === ""),
    ).toEqual([]);
  });

  it("never say bạn or quý khách to a citizen", () => {
    const texts = pairs.flatMap(({ vietnamese }) => Object.values(vietnamese));
    expect(texts.filter((text) => /(^|[^\p{L}])(bạn|quý khách)(?!\p{L})/iu.test(text))).toEqual([]);
  });

  it("put values into the sentence as they are", () => {
    expect(translator("vi")("owner.self-text", { name: "Trần & Lê" })).toBe("Tôi là Trần & Lê");
    expect(translator("en")("common.text-size", { now: 2 })).toBe("Text size 2/4");
  });
});
