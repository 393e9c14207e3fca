import { describe, expect, it } from "vitest";
import { eraseKey, typeKey, type TypingOptions, usualTyping } from "./type-key.ts";

const vni: TypingOptions = { method: "vni", toneStyle: "old" };
const direct: TypingOptions = { method: "direct", toneStyle: "old" };

const type = (keys: string, options = usualTyping): string =>
  Array.from(keys).reduce((word, key) => typeKey(word, key, options), "");

const SYLLABLES = (
  "thuở giường ngoèo ước quý huỳnh khuỷu của mùa nghĩa người được nước đường trường phường phượng hương sương " +
  "rượu hươu bướu khướu lưu hưu cứu cừu bưu mưu tựu sửu giữ giữa gửi chửi ngửi cưới mười tưới lưới rưỡi tuổi " +
  "cuối chuối suối muỗi nguội ruồi uống xuống chuông luồng thuốc cuốc buộc thuộc quốc quần quận quý quyền quyển " +
  "quyết quỳnh quạt quảng quỹ quê quét quẹo quắn quặng quít quở già giá giặc giếng giết giêng giống giúp giỏ gì " +
  "gìn giỗ giấy giời giữ nghiêng nghiệp nghề nghèo nghỉ ngữ ngọc nguyễn nguyên nguyệt chuyện chuyển truyền " +
  "khuyết tuyết xuyên duyên huyện luyện thuyền thuế tuệ huế xuê nhuệ khuê tuấn tuần xuân luật khuất thuận " +
  "khuấy nguẩy ngoài thoại hoài loài xoáy ngoáy ngoáo ngoạn hoàng hoạt toán khoản loạn hoặc khoẳn xoắn hoằng " +
  "hoẵng khoẻn choèn hòa khỏe họa xóa tòa tỏa lòe thủy túy lũy hủy úy khuya tiếng tiền biển điện việt yên yến " +
  "yêu yểu yết kiều chiều nhiều hiếu đều kêu lều nếu thếp chế mẹ mèo kẹo bé đẹp đọc độc đồng đổ đỗ đỡ đời đợi " +
  "đứng đất đấy đắt đặng đình đức đủ đào đấu đâu sâu cậu trầu lầu mẫu cây thấy bày tháng thắng thẳng tâm tằm " +
  "bánh bệnh sách thích lịch kính phở ở ơi ới sớm hợp tổ tốt tối nội một mọi thảo tháo cáo lãnh tháp thị vũ vụ " +
  "lý kỹ mỹ ký ủy ban nhân dân ba ăn ấn ao áo ú ý ê ô ổ ư ưa ừ ứng ửng mưa chưa bữa sữa lửa cửa nửa đưa vừa thừa " +
  "phú xã tỉnh huệ vân bùi đinh phan trịnh dương lương đoàn trương"
).split(" ");

/** The keys of a syllable by hand, from its Unicode decomposition; knows nothing of the engine. */
const MARKS: Readonly<Record<string, string>> = { "\u0306": "w", "\u031B": "w" };
const TONES: Readonly<Record<string, string>> = {
  "\u0301": "s",
  "\u0300": "f",
  "\u0309": "r",
  "\u0303": "x",
  "\u0323": "j",
};
const ON_LETTER: Readonly<Record<string, string>> = {
  s: "\u0301",
  f: "\u0300",
  r: "\u0309",
  x: "\u0303",
  j: "\u0323",
};

interface Keys {
  readonly inline: string;
  readonly toneLast: string;
  readonly allLast: string;
}

function keysOf(syllable: string): Keys {
  let inline = "";
  let bare = "";
  let marks = "";
  let letters = "";
  let tone = "";
  for (const char of syllable.normalize("NFD")) {
    const mark = char === "\u0302" ? (letters.at(-1) ?? "") : MARKS[char];
    const toneKey = TONES[char];
    if (toneKey !== undefined) {
      tone = toneKey;
      inline += toneKey;
    } else if (mark !== undefined) {
      inline += mark;
      bare += mark;
      if (!(mark === "w" && marks.endsWith("w"))) marks += mark;
    } else {
      const [letter, stroke] = char === "đ" ? ["d", "d"] : [char, ""];
      inline += letter + stroke;
      bare += letter + stroke;
      letters += letter;
      marks += stroke;
    }
  }
  return { inline, toneLast: bare + tone, allLast: letters + marks + tone };
}

describe("every syllable, typed three ways", () => {
  it("covers at least 150 syllables", () => {
    expect(new Set(SYLLABLES).size).toBeGreaterThanOrEqual(150);
  });

  it.each(SYLLABLES)("%s", (syllable) => {
    const { inline, toneLast, allLast } = keysOf(syllable);
    expect([type(inline), type(toneLast), type(allLast)]).toEqual([syllable, syllable, syllable]);
  });

  it("works with direct letters and tone keys, the tone last or at its vowel", () => {
    for (const syllable of SYLLABLES) {
      const letters = syllable
        .normalize("NFD")
        .replaceAll(/[\u0301\u0300\u0309\u0303\u0323]/g, "")
        .normalize("NFC");
      const tone = ON_LETTER[/[sfrxj]$/.exec(keysOf(syllable).toneLast)?.[0] ?? ""] ?? "";
      const hasTone = syllable.normalize("NFD").includes(tone) && tone !== "";
      expect(type(letters + (hasTone ? tone : ""), direct)).toBe(syllable);
    }
  });
});

it.each([
  ["wowcs", "ước"],
  ["giuwongf", "giường"],
  ["thuwongf", "thường"],
  ["ngoefo", "ngoèo"],
  ["hoafng", "hoàng"],
  ["Ddoofng", "Đồng"],
  ["dangdd", "dangd"],
  ["DDEEJ", "ĐỆ"],
  ["NGUYEENX", "NGUYỄN"],
  ["Wng", "Ưng"],
  ["Quoow", "Quơ"],
  ["looong", "loong"],
  ["bucws", "bức"],
  ["krong", "krong"],
  ["Krôngz", "Krôngz"],
  ["ddawks", "đắk"],
  ["giwax", "giữa"],
  ["Juts", "Jút"],
  ["Djrawng", "Djrăng"],
  ["Quowis", "Quới"],
  ["Quwowis", "Qưới"],
  ["Qwowis", "Qưới"],
  ["looongs", "loóng"],
])("%s gives %s", (keys, word) => {
  expect(type(keys)).toBe(word);
});

describe("a mark typed twice is taken back", () => {
  it.each([
    ["ass", "as"],
    ["aaa", "aa"],
    ["ddd", "dd"],
    ["aww", "aw"],
    ["eee", "ee"],
    ["ooo", "oo"],
    ["oww", "ow"],
    ["tuww", "tuw"],
    ["uoww", "uow"],
    ["toansf", "toàn"],
    ["toanss", "toans"],
    ["toansz", "toan"],
    ["tanaa", "tana"],
    ["Ww", "W"],
    ["wwilliam", "william"],
    ["ASS", "AS"],
  ])("%s gives %s", (keys, word) => {
    expect(type(keys)).toBe(word);
  });

  it("a tone key of the screen takes its own tone away and leaves nothing behind", () => {
    expect(type("toan\u0301\u0301", direct)).toBe("toan");
    expect(type("\u0301", direct)).toBe("");
    expect(type("th\u0301", direct)).toBe("th");
  });
});

it("puts a tone key of the screen on any word that has a vowel, also on no syllable", () => {
  expect(type("Eacha\u0300", direct)).toBe("Eachà");
  expect(type("Knuêc\u0301")).toBe("Knuếc");
  expect(type("Knuêc\u0301\u0301")).toBe("Knuêc");
  expect(type("Smith\u0301\u0300")).toBe("Smìth");
});

it("types the test sentence", () => {
  const sentence = "Nguyeenx Thij Thaor Thaos Caso Lanhx DDoongf Thaps";
  expect(
    sentence
      .split(" ")
      .map((keys) => type(keys))
      .join(" "),
  ).toBe("Nguyễn Thị Thảo Tháo Cáo Lãnh Đồng Tháp");
});

it("writes the tone in the style of the setting", () => {
  const modern: TypingOptions = { method: "telex", toneStyle: "new" };
  expect(["hoaf", "khoer", "thuyr", "hoangf", "quys", "cuar", "ngoaif"].map((k) => type(k, modern))).toEqual([
    "hoà",
    "khoẻ",
    "thuỷ",
    "hoàng",
    "quý",
    "của",
    "ngoài",
  ]);
  expect(["hoaf", "khoer", "thuyr"].map((k) => type(k))).toEqual(["hòa", "khỏe", "thủy"]);
});

it("types VNI with the same engine", () => {
  const pairs = [
    ["Phu7o7ng2", "Phường"],
    ["Phuong72", "Phường"],
    ["Nguye6n4", "Nguyễn"],
    ["d9o6ng2", "đồng"],
    ["Thi5", "Thị"],
    ["hoac85", "hoặc"],
    ["thuo73", "thuở"],
    ["a11", "a1"],
    ["a66", "a6"],
    ["xa4", "xã"],
    ["1", "1"],
    ["a10", "a"],
  ] as const;
  for (const [keys, word] of pairs) expect(type(keys, vni)).toBe(word);
});

describe("backspace", () => {
  it.each([
    ["toán", "tóa"],
    ["hoàn", "hòa"],
    ["giường", "giườn"],
    ["giườ", "giư"],
    ["tiế", "ti"],
    ["đ", ""],
    ["", ""],
    ["Thảo", "Thả"],
  ])("%s becomes %s", (word, shorter) => {
    expect(eraseKey(word)).toBe(shorter);
  });
});

it("leaves words of other languages alone", () => {
  expect(
    ["Pleiku", "Campuchia", "Philippines"].map((word) =>
      Array.from(word).reduce((w, key) => typeKey(w, key, direct), ""),
    ),
  ).toEqual(["Pleiku", "Campuchia", "Philippines"]);
});
