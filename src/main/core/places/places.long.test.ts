import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fold } from "../../../shared/fold.ts";
import { readPlaces } from "./places-data.ts";
import { openPlaces, type Places } from "./places.ts";

const assets = join(import.meta.dirname, "../../../../assets");
const folder = mkdtempSync(join(tmpdir(), "places-"));
afterAll(() => rmSync(folder, { recursive: true }));

function wardFolder(name: string, text: string): string {
  const dir = join(folder, name);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, "places.json"), text);
  return dir;
}

function opened(dataDir = join(folder, "none")): Places {
  const places = openPlaces(assets, dataDir);
  if (!places.ok) throw new Error(places.error.join("\n"));
  return places.value;
}

const shipped = opened();
const read = readPlaces(assets, folder);
const data = read.ok ? read.value : null;

describe("the shipped list", () => {
  it("has the 34 provinces and 3,321 communes of today, each code once, letters whole", () => {
    const units = data?.units ?? [];
    expect([data?.provinces.length, units.length]).toEqual([34, 3321]);
    expect(new Set(units.map(({ code }) => code)).size).toBe(3321);
    const kinds = Object.groupBy(units, ({ name }) => name.split(" ")[0] ?? "");
    expect([kinds["Phường"]?.length, kinds["Xã"]?.length, kinds["Đặc"]?.length]).toEqual([709, 2599, 13]);
    const names = [...units.map(({ name }) => name), ...(data?.former ?? []).map(({ ward }) => ward)];
    expect(names.filter((name) => name !== name.normalize("NFC"))).toEqual([]);
    // Two ways of writing one name on the forms would look like two places.
    expect(names.filter((name) => /o[àáảãạèéẻẽẹ](?!\p{L})|(?<!q)u[ỳýỷỹỵ](?!\p{L})/iu.test(name))).toEqual([]);
  });

  it("has Đồng Tháp under 82 with 102 communes, and starts with it", () => {
    expect(shipped.provinces()[0]).toEqual({ code: "82", name: "Đồng Tháp" });
    expect(shipped.search("", "82")).toHaveLength(102);
    expect(shipped.search("", null)).toEqual(shipped.search("", "82"));
  });

  it.each([
    [
      "29869",
      "Phường Cao Lãnh",
      "Phường 1, Phường 2, Phường 3, Phường 4, Phường 6, Phường Hòa Thuận, Xã Hòa An, Xã Tân Thuận Tây, Xã Tân Thuận Đông, Xã Tịnh Thới",
    ],
    ["29884", "Phường Mỹ Ngãi", "Phường 11, Phường Mỹ Ngãi, Xã Mỹ Ngãi, Xã Mỹ Tân, Xã Tân Nghĩa"],
    ["29888", "Phường Mỹ Trà", "Phường Mỹ Phú, Xã An Bình, Xã Mỹ Trà, Xã Nhị Mỹ"],
  ])("knows what %s %s was made of", (code, name, communes) => {
    const from = (data?.former ?? []).filter(({ to }) => to.some((place) => place.code === code));
    const names = from.map(({ ward }) => ward).toSorted((a, b) => (a < b ? -1 : 1));
    expect(from[0]?.to[0]?.name).toBe(name);
    expect(names).toEqual(communes.split(", ").toSorted((a, b) => (a < b ? -1 : 1)));
  });

  it("has what changed after July 2025, and the codes of the statistics office", () => {
    const byCode = new Map(data?.units.map((unit) => [unit.code, `${unit.name}, ${unit.province}`]));
    expect(byCode.get("26368")).toBe("Phường Long Thành, Thành phố Đồng Nai");
    expect(byCode.get("09319")).toBe("Phường Tiên Du, Thành phố Bắc Ninh");
    expect(byCode.get("06978")).toBe("Xã Ba Chẽ, Thành phố Quảng Ninh");
    expect(byCode.get("23938")).toBe("Xã Ia Mơ, Gia Lai");
    expect([byCode.has("06970"), byCode.has("23737")]).toEqual([false, false]);
  });

  it("leaves no commune of today without the old ones it was made of", () => {
    const reached = new Set((data?.former ?? []).flatMap(({ to }) => to.map(({ code }) => code)));
    const alone = (data?.units ?? []).filter(({ code }) => !reached.has(code)).map(({ name }) => name);
    expect(alone).toEqual([]);
  });
});

describe("an older address", () => {
  it.each([
    [
      "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Phú, Thành phố Cao Lãnh, Đồng Tháp",
      "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp",
    ],
    ["Tổ 5,Khóm 1 , Mỹ Phú, TP. Cao Lãnh, Tỉnh Đồng Tháp", "Tổ 5,Khóm 1 , Phường Mỹ Trà, Đồng Tháp"],
    ["12 Trần Phú, P.11, TP Cao Lãnh, Đồng Tháp", "12 Trần Phú, Phường Mỹ Ngãi, Đồng Tháp"],
    ["Ấp 1, Nhị Mỹ, Cao Lãnh, Đồng Tháp", "Ấp 1, Phường Mỹ Trà, Đồng Tháp"],
    ["Phường 01, Thành phố Mỹ Tho, Tiền Giang", "Phường Mỹ Tho, Đồng Tháp"],
    ["Phường 1, Thành phố Mỹ Tho, Đồng Tháp", "Phường Mỹ Tho, Đồng Tháp"],
    ["Ấp 2, Xã Tân Hòa, Huyện Lai Vung, Tỉnh Đồng Tháp, Việt Nam", "Ấp 2, Xã Phong Hòa, Đồng Tháp"],
    ["Hoà Thuận, Cao Lãnh, Đồng Tháp".normalize("NFD"), "Phường Cao Lãnh, Đồng Tháp"],
    ["5 Lê Lợi, P. Bến Nghé, Q.1, TP.HCM", "5 Lê Lợi, Phường Sài Gòn, Thành phố Hồ Chí Minh"],
    ["Khu 3, Huyện Côn Đảo, Bà Rịa-Vũng Tàu", "Khu 3, Đặc khu Côn Đảo, Thành phố Hồ Chí Minh"],
    // A town that became a city after the card was made.
    ["Xã Bình Thạnh, Thị xã Hồng Ngự, Đồng Tháp", "Phường Hồng Ngự, Đồng Tháp"],
  ])("%s is today %s", (old, now) => {
    expect(shipped.modernise(old)).toEqual({ address: now, changed: true, candidates: [now] });
  });

  it.each([
    "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp",
    "Phường Cao Lãnh, Đồng Tháp",
    "Ấp 3, Xã Không Có, Huyện Cao Lãnh, Đồng Tháp",
    "12 rue de la Paix, Paris, Pháp",
    "Mỹ Phú",
    ", ,",
    "",
  ])("leaves '%s' as it is", (address) => {
    expect(shipped.modernise(address)).toEqual({ address, changed: false, candidates: [] });
  });

  it("names every unit a split commune became, and chooses none", () => {
    const split = data?.former.find(({ to }) => to.length > 1);
    const old = `Tổ 1, ${split?.ward}, ${split?.district}, ${split?.province}`;
    const { address, changed, candidates } = shipped.modernise(old);
    expect({ address, changed }).toEqual({ address: old, changed: true });
    expect(candidates).toEqual(split?.to.map(({ name, province }) => `Tổ 1, ${name}, ${province}`));
  });

  it("finds today's unit for every old commune of the country, in full and without kinds", () => {
    const lost = (data?.former ?? [])
      .filter(({ ward }) => ward !== "")
      .filter(({ ward, district, province, to }) => {
        const { candidates } = shipped.modernise(`Tổ 1, ${ward}, ${district}, ${province}`);
        return !to.every((place) => candidates.includes(`Tổ 1, ${place.name}, ${place.province}`));
      });
    expect(lost).toEqual([]);
  });
});

const firstOf = (text: string, province: string | null = null): string | undefined => {
  const found = shipped.search(text, province)[0];
  return found === undefined ? undefined : `${found.name}, ${found.province}`;
};

/** Every 67th commune of the country, mistyped in one way; the seed makes each run the same. */
function hitShare(mistype: (name: string, at: number) => string): number {
  const units = (data?.units ?? []).filter((_, index) => index % 67 === 0);
  const hits = units.filter(({ name, code, provinceCode }, index) => {
    const typed = mistype(fold(name.replace(/^(?:Phường|Xã|Đặc khu) /u, "")), index);
    return shipped
      .search(typed, provinceCode)
      .slice(0, 5)
      .some((found) => found.code === code);
  });
  return hits.length / units.length;
}

describe("searching a commune", () => {
  it.each([
    ["my tra", "Phường Mỹ Trà, Đồng Tháp"],
    ["Mỹ Trà", "Phường Mỹ Trà, Đồng Tháp"],
    ["mytra", "Phường Mỹ Trà, Đồng Tháp"],
    ["phuong cao lnah", "Phường Cao Lãnh, Đồng Tháp"],
    ["lap vo", "Xã Lấp Vò, Đồng Tháp"],
    ["ba dinh ha noi", "Phường Ba Đình, Thành phố Hà Nội"],
    ["sa d", "Phường Sa Đéc, Đồng Tháp"],
  ])("finds %s", (typed, place) => {
    expect(firstOf(typed)).toBe(place);
  });

  it("finds a commune by the name it had, and says so", () => {
    expect(shipped.search("phuong my phu", null)[0]).toMatchObject({
      name: "Phường Mỹ Trà",
      was: "Phường Mỹ Phú, Thành phố Cao Lãnh",
    });
  });

  it("looks first in the province that was chosen", () => {
    expect(firstOf("tan thanh", "82")).toBe("Xã Tân Thành, Đồng Tháp");
    expect(firstOf("tan thanh", "96")).toMatch(/, Cà Mau$/u);
  });

  it("gives nothing for what is no name", () => {
    expect(shipped.search("zzzzqqq", null)).toEqual([]);
    expect(shipped.search("!!! ---", null)).toEqual([]);
  });

  it.each<[string, number, (name: string, at: number) => string]>([
    ["as it is", 1, (name) => name],
    ["broken off after two letters", 0.97, (name) => name.replace(/(\S\S)\S*$/u, "$1")],
    ["run together", 0.97, (name) => name.replaceAll(" ", "")],
    ["with two letters swapped", 0.93, (name, at) => swapped(name, at % (name.length - 1))],
    [
      "with a letter dropped",
      0.9,
      (name, at) => name.slice(0, at % name.length) + name.slice((at % name.length) + 1),
    ],
    [
      "with a letter doubled",
      0.97,
      (name, at) => name.slice(0, (at % name.length) + 1) + name.slice(at % name.length),
    ],
    [
      "with a wrong letter",
      0.93,
      (name, at) => name.slice(0, at % name.length) + "k" + name.slice((at % name.length) + 1),
    ],
  ])("finds communes typed %s among the first five", (_what, least, mistype) => {
    expect(hitShare(mistype)).toBeGreaterThanOrEqual(least);
  });
});

function swapped(name: string, at: number): string {
  return `${name.slice(0, at)}${name[at + 1]}${name[at]}${name.slice(at + 2)}`;
}

describe("searching the body that registered", () => {
  it("has the desk's own commune and the ten that were merged into it at a touch", () => {
    const own = shipped.registrars("", "Phường Cao Lãnh");
    expect(own.map(({ title }) => title)).toEqual([
      "UBND phường Cao Lãnh",
      "UBND phường 1",
      "UBND phường 2",
      "UBND phường 3",
      "UBND phường 4",
      "UBND phường 6",
      "UBND phường Hòa Thuận",
      "UBND xã Hòa An",
      "UBND xã Tân Thuận Đông",
      "UBND xã Tân Thuận Tây",
      "UBND xã Tịnh Thới",
    ]);
    expect(own.filter(({ value }) => value.length > 300)).toEqual([]);
  });

  it.each([
    ["my phu", "UBND phường Mỹ Phú, thành phố Cao Lãnh, tỉnh Đồng Tháp"],
    ["my phsu", "UBND phường Mỹ Phú, thành phố Cao Lãnh, tỉnh Đồng Tháp"],
    ["hoa thaun", "UBND phường Hòa Thuận, thành phố Cao Lãnh, tỉnh Đồng Tháp"],
    ["phuong 11 cao lanh", "UBND phường 11, thành phố Cao Lãnh, tỉnh Đồng Tháp"],
    ["ben nghe", "UBND phường Bến Nghé, quận 1, thành phố Hồ Chí Minh"],
    ["ubnd phuong ba dinh ha noi", "UBND phường Ba Đình, thành phố Hà Nội"],
  ])("%s finds %s first", (typed, body) => {
    expect(shipped.registrars(typed, "Phường Cao Lãnh")[0]?.value).toBe(body);
  });

  it("finds every old body by its name among the first five, and shows no more than twelve", () => {
    const some = (data?.former ?? []).filter(
      ({ ward, province }, index) => ward !== "" && province === "Tỉnh Đồng Tháp" && index % 3 === 0,
    );
    const lost = some.filter(({ ward, district }) => {
      const found = shipped.registrars(fold(`${ward} ${district}`), "Phường Cao Lãnh");
      expect(found.length).toBeLessThan(13);
      const value = `UBND ${ward.charAt(0).toLowerCase()}${ward.slice(1)}, ${district.charAt(0).toLowerCase()}`;
      return !found.slice(0, 5).some((body) => body.value.startsWith(value));
    });
    expect([some.length > 30, lost]).toEqual([true, []]);
  });
});

describe("what a ward corrects", () => {
  it("wins over the shipped list: a name, a new unit, one that is no more, an old commune", () => {
    const places = opened(
      wardFolder(
        "own",
        `{
          // decided on 1/12/2026
          "homeProvince": "96",
          "units": [
            { "code": "29888", "name": "Phường Mỹ Trà Mới", "province": "82" },
            { "code": "99999", "name": "Xã Vừa Lập", "province": "82" },
          ],
          "removed": ["29884"],
          "former": [
            { "ward": "Phường 11", "district": "Thành phố Cao Lãnh", "province": "Tỉnh Đồng Tháp", "to": ["99999"] },
          ],
        }`,
      ),
    );
    expect(places.provinces()[0]?.code).toBe("96");
    expect(places.search("vua lap", "82")[0]?.code).toBe("99999");
    expect(places.search("", "82")).toHaveLength(102);
    expect(places.modernise("Mỹ Phú, Cao Lãnh, Đồng Tháp").address).toBe("Phường Mỹ Trà Mới, Đồng Tháp");
    expect(places.modernise("P.11, TP Cao Lãnh, Đồng Tháp").address).toBe("Xã Vừa Lập, Đồng Tháp");
    expect(places.modernise("Mỹ Tân, Cao Lãnh, Đồng Tháp").changed).toBe(false);
  });

  it("is refused with its line where it names what does not exist", () => {
    const dir = wardFolder(
      "wrong",
      `{
        "units": [{ "code": "29888", "name": "Mỹ Trà", "province": "82" }]
      }`,
    );
    expect(openPlaces(assets, dir)).toMatchObject({
      ok: false,
      error: [expect.stringMatching(/places\.json:2: units\[0\]\.name: /u)],
    });
    const unknown = wardFolder(
      "unknown",
      `{
        "homeProvince": "87",
        "former": [
          { "ward": "X", "district": "Y", "province": "Z", "to": ["12345"] }
        ]
      }`,
    );
    expect(openPlaces(assets, unknown)).toMatchObject({
      ok: false,
      error: [
        expect.stringMatching(/:2: homeProvince: no province has this code$/u),
        expect.stringMatching(/:4: former\[0\]\.to\[0\]: no commune has this code$/u),
      ],
    });
  });
});
