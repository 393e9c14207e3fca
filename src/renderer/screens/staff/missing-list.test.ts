import { describe, expect, it } from "vitest";
import { procedures } from "../../previews/fixtures.ts";
import {
  allItems,
  itemLength,
  mostItems,
  startingList,
  startingReason,
  tickable,
  withLine,
  withoutLine,
  withTick,
} from "./missing-list.ts";

const papers = [
  { code: "A1", name: "Giấy chứng sinh" },
  { code: "B2", name: "Thẻ căn cước" },
];
const nothing = { ticked: [], lines: [] };

describe("what a dossier lacks", () => {
  it("begins with the portal's own words, one line a thing, where it said what is missing", () => {
    const told = "Bản sao hộ khẩu; Giấy chứng sinh\n Ảnh 3×4 ";
    expect(startingList(told).lines).toEqual(["Bản sao hộ khẩu", "Giấy chứng sinh", "Ảnh 3×4"]);
    expect(startingList(null)).toEqual(nothing);
  });

  it("takes the list and the reason alone out of a whole form, for ours counts and leads to its list itself", () => {
    const told =
      "Để có cơ sở giải quyết hồ sơ, đề nghị Ông/Bà hoàn thiện hồ sơ gồm những nội dung sau:\n1. Trích lục ly hôn\n- Giấy tờ về nơi cư trú\n3. …\nLý do: chưa có trong hồ sơ";
    expect(startingList(told).lines).toEqual(["Trích lục ly hôn", "Giấy tờ về nơi cư trú"]);
    expect(startingReason(told)).toBe("chưa có trong hồ sơ");
    expect([startingReason("Trích lục ly hôn"), startingReason("Lý do: …"), startingReason(null)]).toEqual([
      "",
      "",
      "",
    ]);
  });

  it("never begins with more than the form may hold", () => {
    const words = Array.from({ length: 30 }, (_, index) => `${index} ${"a".repeat(2_000)}`).join(";");
    const { lines } = startingList(words);
    expect(lines.length).toBe(mostItems);
    expect(Math.max(...lines.map(({ length }) => length))).toBe(itemLength);
  });

  it("prints ticked papers in the procedure's order, then the lines, and nothing twice", () => {
    const ticked = withTick(withTick(nothing, "B2", true), "A1", true);
    const list = withLine(withLine(ticked, "Ảnh 3×4", null), "Thẻ căn cước", null);
    expect(allItems(list, papers)).toEqual(["Giấy chứng sinh", "Thẻ căn cước", "Ảnh 3×4"]);
  });

  it("lets a line be mended and taken out, and a tick be taken back", () => {
    const list = withLine(withLine(nothing, "một", null), "hai", null);
    expect(withLine(list, "hai bản", 1).lines).toEqual(["một", "hai bản"]);
    expect(withoutLine(list, 0).lines).toEqual(["hai"]);
    expect(withTick(withTick(nothing, "A1", true), "A1", false).ticked).toEqual([]);
  });

  it("offers the papers of the row's own procedure, without the declaration that is made here", () => {
    const [procedure] = procedures;
    const offered = tickable(procedures, procedure?.code ?? "");
    const forms = procedure?.papers.filter(({ how }) => how === "form").map(({ code }) => code) ?? [];
    expect(offered.length).toBeGreaterThan(0);
    expect(offered.filter(({ code }) => forms.includes(code))).toEqual([]);
    expect(tickable(procedures, null)).toEqual([]);
  });
});
