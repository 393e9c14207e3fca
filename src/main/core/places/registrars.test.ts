import { expect, it } from "vitest";
import { type FormerCommune, type PlacesData } from "./places-data.ts";
import { placesOf } from "./places.ts";

const unit = (code: string, name: string, provinceCode = "82", province = "Đồng Tháp") => ({
  code,
  name,
  provinceCode,
  province,
});
const caoLanh = unit("29869", "Phường Cao Lãnh");
const myTra = unit("29888", "Phường Mỹ Trà");
const hue = unit("19789", "Phường Mỹ Phú", "46", "Thành phố Huế");
const was = (ward: string, district: string, to: FormerCommune["to"], province = "Tỉnh Đồng Tháp") => ({
  ward,
  district,
  province,
  to,
});
const data: PlacesData = {
  dataVersion: "2026-09-20",
  checkedOn: "2026-11-23",
  homeProvince: "82",
  provinces: [
    { code: "46", name: "Thành phố Huế" },
    { code: "82", name: "Đồng Tháp" },
  ],
  units: [hue, caoLanh, myTra],
  former: [
    was("Phường 11", "Thành phố Cao Lãnh", [caoLanh]),
    was("Phường 2", "Thành phố Cao Lãnh", [caoLanh]),
    was("Phường Mỹ Phú", "Thành phố Cao Lãnh", [myTra]),
    was("Xã Mỹ Trà", "Thành phố Cao Lãnh", [myTra]),
    was("Thị trấn Cái Bè", "Huyện Cái Bè", [myTra], "Tỉnh Tiền Giang"),
    was("Xã Bình Chia", "Huyện Cao Lãnh", [caoLanh, myTra]),
  ],
};
const places = placesOf(() => data);
const named = (text: string, ward = "Phường Cao Lãnh") => places.registrars(text, ward);

it("gives a body of before July 2025 under its own name, and what its commune is today beside it", () => {
  expect(named("my phu")[0]).toEqual({
    value: "UBND phường Mỹ Phú, thành phố Cao Lãnh, tỉnh Đồng Tháp",
    title: "UBND phường Mỹ Phú",
    where: "Thành phố Cao Lãnh, tỉnh Đồng Tháp",
    now: "Phường Mỹ Trà",
  });
});

it("names both communes where the old one was split", () => {
  expect(named("binh chia")[0]?.now).toBe("Phường Cao Lãnh; Phường Mỹ Trà");
});

it("names the province too where that one is no more", () => {
  expect(named("cai be")[0]).toMatchObject({
    where: "Huyện Cái Bè, tỉnh Tiền Giang",
    now: "Phường Mỹ Trà, Đồng Tháp",
  });
});

it("gives a body of today by its name of today, a city with its own kind", () => {
  expect(named("my tra").map(({ value }) => value)).toEqual(
    expect.arrayContaining([
      "UBND phường Mỹ Trà, tỉnh Đồng Tháp",
      "UBND xã Mỹ Trà, thành phố Cao Lãnh, tỉnh Đồng Tháp",
    ]),
  );
  expect(named("my phu hue")[0]?.value).toBe("UBND phường Mỹ Phú, thành phố Huế");
});

it("offers the desk's own commune and those merged into it before a letter is typed", () => {
  expect(named("").map(({ title }) => title)).toEqual([
    "UBND phường Cao Lãnh",
    "UBND phường 2",
    "UBND phường 11",
    "UBND xã Bình Chia",
  ]);
  expect(named("", "phuong cao lanh moi")).toEqual([]);
  expect(named("", "Phường Mỹ Phú")).toEqual([]);
});

it.each(["UBND xã Mỹ Trà", "ubnd xa my tra", "Uỷ ban nhân dân xã Mỹ Trà", "u.b.n.d xa my tra"])(
  "takes '%s' as it is said, for each of them is a people's committee",
  (text) => expect(named(text)[0]?.title).toBe("UBND xã Mỹ Trà"),
);

it("waits for the name when only the kind of body is typed", () => {
  expect(named("ubnd ")).toEqual(named(""));
});
