import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readLedger } from "../support/kiosk-process.ts";
import { khoi, thao } from "../support/people.ts";
import { scan, touchKeys, typeKeys } from "./keys.ts";
import { expect, panels, quick, test } from "./kiosk-test.ts";
import { readSlips } from "./slips.ts";
import * as walk from "./walk.ts";
import { choose, date, hardware, listed, place, skip, touch, usual } from "./walk.ts";

const root = join(import.meta.dirname, "..", "..");
const fixture = (name: string): string => join(root, "tests", "fixtures", name);
const hashOf = async (name: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(fixture(name)))
    .digest("hex");

const intakeTitle = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ";
const codeOnScreen = /H20\.82\.05-\d{6}-\d+/u;

/** What the portal shows its officers of a dossier. */
async function portalPage(url: string, code: string): Promise<string> {
  return (await fetch(`${url}/ho-so/${code}`)).text();
}

test("a birth is registered: card at the scanner, an account, a scanned paper, authorised officer", async ({
  page,
  machines,
}, info) => {
  await page.setViewportSize(panels.tall);
  const portal = await machines.portal();
  const dutyOfficer = { name: "Lê Văn Phúc", idNumber: "087080001111", phone: "0911222333" };
  const kiosk = await machines.kiosk({
    portalUrl: portal.url,
    settings: { ...quick, desk: { dutyOfficer } },
  });
  const who = walk.citizen(page, info);

  await walk.startsDossier(who, kiosk.url);
  await scan(page, thao.card);
  await expect(page.getByRole("button", { name: thao.address })).toHaveAttribute("aria-pressed", "true");
  await who.touches(/^Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp/u);
  await walk.confirmsCard(who, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await walk.registersAccount(who);
  await walk.findsProcedure(who, "khai sinh", "Đăng ký khai sinh", "Trẻ được đặt tên là gì?");
  await touchKeys(page, "nguyeenx minh an");
  await who.touches("Tiếp tục");
  await walk.declares(who, [
    ["Quan hệ của ông/bà với trẻ?", choose("Mẹ")],
    ["Ông/bà có giấy tờ nào về việc sinh?", choose("Giấy chứng sinh (bản giấy)")],
    ["Họ và tên đặt cho trẻ?", usual],
    ["Trẻ sinh ngày nào?", date("20112026")],
    ["Giới tính của trẻ?", choose("Nam")],
    ["Dân tộc của trẻ?", usual],
    ["Quốc tịch của trẻ?", usual],
    ["Trẻ sinh ở đâu?", hardware("Beenhj vieenj DDoofng Thaps", "Bệnh viện Đồng Tháp")],
    ["Quê quán của trẻ?", place("my phu", /^Phường Mỹ Trà/u, "Phường Mỹ Trà, Đồng Tháp")],
    ["Dân tộc của người mẹ?", usual],
    ["Có ghi thông tin người cha vào giấy khai sinh không?", choose("Không")],
    ["Ông/bà có xin thêm bản sao Giấy khai sinh không?", choose("Có")],
    ["Xin bao nhiêu bản sao?", usual],
  ]);
  await who.sees("Chụp giấy tờ nộp kèm", "scans");
  await walk.picksFile(who, "Giấy chứng sinh", fixture("giay-chung-sinh.jpg"));
  await expect(page.getByText("Đã có: 1 ảnh hoặc tệp")).toBeVisible();
  await expect(page.getByRole("img", { name: "Trang 1 của Giấy chứng sinh" })).toBeVisible();
  await who.sees("Chụp giấy tờ nộp kèm", "scans-there");
  await who.touches("Tiếp tục");
  await who.sees("Ông/bà muốn nhận kết quả ở đâu?", "delivery");
  await who.touches(/^Đến quầy lấy/u);
  await walk.authorises(who);

  await expect(walk.reviewLine(who, "Nơi sinh")).toContainText("Bệnh viện Đồng Tháp");
  await who.touches("Sửa: Nơi sinh");
  await who.sees("Trẻ sinh ở đâu?");
  await who.touches(/^Xóa hết ô/u);
  await walk.declares(who, [["Trẻ sinh ở đâu?", touch("beenhj vieenj cao lanhx", "Bệnh viện cao lãnh")]]);
  await who.sees("Xin ông/bà xem lại lần cuối");
  await expect(walk.reviewLine(who, "Nơi sinh")).toContainText("Bệnh viện cao lãnh");
  await who.touches("Nộp hồ sơ");

  await who.sees("Hồ sơ đã được tiếp nhận");
  await expect(page.getByText("giấy tiếp nhận chỉ được ghi thành tệp PDF")).toBeVisible();
  await who.sees("Hồ sơ đã được tiếp nhận", "done");
  const ledger = await portal.ledger();
  expect(ledger.accounts).toMatchObject([{ idNumber: thao.idNumber }]);
  expect(ledger.dossiers).toMatchObject([{ procedureCode: "1.001193", ownerName: "Nguyễn Minh An" }]);
  const code = ledger.dossiers[0]?.officialCode ?? "";
  expect(code).toMatch(codeOnScreen);
  await expect(page.getByRole("main").getByText(code).first()).toBeVisible();
  const photo = ledger.uploads.find(({ sha256 }) => sha256 !== ledger.dossiers[0]?.files[0]?.sha256);
  expect(ledger.dossiers[0]?.files.map(({ sha256, paperCode }) => [paperCode, sha256])).toEqual([
    ["GIAY-CHUNG-SINH", await hashOf("giay-chung-sinh.jpg")],
    ["GIAY-UY-QUYEN", photo?.sha256],
  ]);
  const arrived = await portalPage(portal.url, code);
  expect(arrived, "the address of today, which she took").toContain(
    "Tổ 5, Khóm Mỹ Thượng, Phường Mỹ Trà, Đồng Tháp",
  );
  expect(arrived).not.toContain("Phường Mỹ Phú");
  for (const words of ["Nguyễn Minh An", "Bệnh viện cao lãnh", "Phường Mỹ Trà, Đồng Tháp", thao.fullName])
    expect(arrived).toContain(words);
  expect(arrived).toContain(dutyOfficer.name);

  const slips = await readSlips(kiosk.printsDir);
  expect(slips).toHaveLength(2);
  const [signed, intake] = slips;
  expect(signed?.text).toContain("GIẤY ỦY QUYỀN");
  for (const words of [thao.fullName, "Nguyễn Minh An", dutyOfficer.name, dutyOfficer.idNumber])
    expect(signed?.text).toContain(words);
  expect(signed?.fileName).not.toMatch(new RegExp(`${thao.idNumber}|${dutyOfficer.idNumber}`, "u"));
  expect(intake?.text).toContain(intakeTitle);
  expect(intake?.text).toContain(code);
  expect(intake?.qr).toBe(code);
  expect(intake?.fileName).not.toMatch(new RegExp(`${thao.idNumber}|${thao.phone}|${code}`, "u"));

  await walk.leavesHappy(who);
  const mine = [
    thao.fullName,
    "Nguyễn Minh An",
    thao.idNumber,
    "087 199",
    thao.phone,
    "0912 345",
    code,
    "cao lãnh",
  ];
  await walk.expectNothingLeft(who, mine);
});

test(
  "an extract for a neighbour: card before the camera, an account of old, a photographed paper, by post",
  { tag: "@pictures" },
  async ({ page, machines }, info) => {
    await page.setViewportSize(panels.wide);
    const portal = await machines.portal({ accept: "manual" });
    const kiosk = await machines.kiosk({ portalUrl: portal.url });
    const who = walk.citizen(page, info);

    await walk.startsDossier(who, kiosk.url);
    await who.touches("Dùng máy ảnh");
    await walk.confirmsCard(who, khoi.fullName);
    await walk.givesPhone(who, khoi.phone);
    await who.touches(/^Tôi có rồi/u);
    const name = "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh";
    await walk.findsProcedure(who, "trich luc", name);
    await who.touches(/^Tôi nộp cho người khác/u);
    await who.sees("Ông/bà nộp cho ai?");
    await touchKeys(page, "nguyeenx thij thaor");
    await page.getByRole("textbox", { name: /^Số căn cước/u }).tap();
    await typeKeys(page, thao.idNumber);
    await who.sees("Ông/bà nộp cho ai?", "owner-other");
    await who.touches("Tiếp tục");
    await walk.declares(who, [
      ["Quan hệ của ông/bà với người có tên trong trích lục?", choose("Người khác, được ủy quyền")],
      ["Ông/bà cần bản sao loại nào?", choose("Trích lục khai sinh")],
      ["Ngày sinh của người có tên trong trích lục?", date("591999")],
      ["Giới tính của người có tên trong trích lục?", choose("Nữ")],
      ["Dân tộc của người có tên trong trích lục?", usual],
      ["Quốc tịch của người có tên trong trích lục?", usual],
      ["Nơi cư trú của người có tên trong trích lục?", hardware("Thij xax Hoofng Nguwj", "Thị xã Hồng Ngự")],
      ["Giấy tờ tùy thân của người có tên trong trích lục?", skip],
      ["Việc này đã đăng ký ở đâu?", listed("my phu", /^UBND phường Mỹ Phú/u)],
      ["Ông/bà có biết ngày, số hoặc quyển số đăng ký không?", choose("Không biết")],
      ["Ông/bà cần bao nhiêu bản?", { by: "touch", keys: "⌫2", shows: "2" }],
    ]);
    await who.sees("Chụp giấy tờ nộp kèm", "scans");
    await walk.photographs(who, "Văn bản ủy quyền");
    await who.touches("Tiếp tục");
    await who.sees("Ông/bà muốn nhận kết quả ở đâu?");
    await who.touches(/^Gửi qua bưu điện/u);
    await who.sees("Gửi kết quả đến đâu?", "delivery-post");
    await who.touches("Tiếp tục");
    await walk.consents(who, /^Cán bộ nhập tại quầy/u);
    await who.touches("Nộp hồ sơ");

    await who.sees("Hồ sơ đã lên cổng");
    await expect(page.getByText("phiếu chỉ được ghi thành tệp PDF")).toBeVisible();
    await who.sees("Hồ sơ đã lên cổng", "done");
    const ledger = await portal.ledger();
    expect(ledger.accounts).toEqual([]);
    expect(ledger.dossiers).toMatchObject([{ procedureCode: "2.000635", takenInAt: "" }]);
    const code = ledger.dossiers[0]?.officialCode ?? "";
    await expect(page.getByRole("main").getByText(code).first()).toBeVisible();
    expect(ledger.dossiers[0]?.files).toMatchObject([{ paperCode: "VAN-BAN-UY-QUYEN", deleted: false }]);
    expect(ledger.dossiers[0]?.files[0]?.sha256).toBe(ledger.uploads[0]?.sha256);
    const arrived = await portalPage(portal.url, code);
    for (const words of [
      "Nguyễn Thị Thảo",
      "Thị xã Hồng Ngự",
      "UBND phường Mỹ Phú, thành phố Cao Lãnh, tỉnh Đồng Tháp",
      "Qua bưu chính",
      "Người khác, được ủy quyền",
    ])
      expect(arrived).toContain(words);

    const slips = await readSlips(kiosk.printsDir);
    expect(slips).toHaveLength(1);
    expect(slips[0]?.text).toContain("PHIẾU GHI NHẬN YÊU CẦU");
    expect(slips[0]?.text).toContain(code);
    expect(slips[0]?.text).not.toContain(intakeTitle);
    expect(slips[0]?.qr).toMatch(/^\d{39}$/u);
    await walk.leavesHappy(who);
    await walk.expectNothingLeft(who, [khoi.fullName, khoi.idNumber, khoi.phone, "Thảo", "Hồng Ngự", code]);
  },
);

test("marital status: identity by hand, the procedure by its field, the portal inside the kiosk", async ({
  page,
  machines,
}, info) => {
  await page.setViewportSize(panels.small);
  await addOtherField(machines.dataDir);
  const kiosk = await machines.kiosk();
  const who = walk.citizen(page, info);

  await walk.startsDossier(who, kiosk.url);
  await who.touches("Tôi không có thẻ");
  await who.sees("Ông/bà có giấy tờ nào?", "no-card");
  await who.touches(/^Có số căn cước, không mang thẻ/u);
  await walk.declares(who, [
    ["Số căn cước của ông/bà là gì?", touch(thao.idNumber)],
    ["Họ và tên đầy đủ của ông/bà?", touch("nguyeenx thij thaor", thao.fullName)],
    ["Ông/bà sinh ngày nào?", date(thao.born)],
    ["Giới tính của ông/bà?", choose("Nữ")],
    [
      "Ông/bà đang cư trú ở đâu?",
      hardware("Thaor/Thaos Caos Lanhx DDoofng Thasp", "Thảo/Tháo Cáo Lãnh Đồng Tháp"),
    ],
  ]);
  await walk.confirmsCard(who, thao.fullName);
  await walk.givesPhone(who, thao.phone);
  await walk.registersAccount(who);
  await who.sees("Ông/bà cần làm thủ tục gì?", "procedure");
  const list = page.getByRole("group", { name: "Danh sách thủ tục" });
  const name = "Cấp Giấy xác nhận tình trạng hôn nhân";
  await who.touches("Chứng thực");
  await expect(list.getByRole("button")).toHaveCount(1);
  await who.touches("Hộ tịch");
  await expect(list.getByRole("button")).toHaveCount(3);
  await touchKeys(page, "giay doc than");
  await expect(list.getByRole("button")).toHaveText([new RegExp(name, "u")]);
  await walk.choosesProcedure(who, name);
  await who.touches(/^Của chính tôi/u);
  await walk.declares(who, [
    ["Dân tộc của người được cấp giấy?", usual],
    ["Tình trạng hôn nhân hiện nay của người được cấp giấy?", choose("Chưa đăng ký kết hôn với ai")],
    ["Ông/bà dùng giấy này để làm gì?", choose("Việc khác")],
    ["Xin ghi rõ dùng để làm gì?", touch("vay ngaan hangf", "Vay ngân hàng")],
    ["Người này đã được cấp giấy xác nhận tình trạng hôn nhân lần nào chưa?", choose("Rồi, nay xin cấp lại")],
  ]);
  await who.sees("Chụp giấy tờ nộp kèm");
  await who.touches("Tiếp tục");
  await expect(page.getByText("Còn thiếu giấy tờ bắt buộc")).toBeVisible();
  await who.sees("Chụp giấy tờ nộp kèm", "scans-missing");
  const paper = "Giấy xác nhận tình trạng hôn nhân đã cấp trước đây";
  await walk.picksFile(who, paper, fixture("giay-xac-nhan.pdf"));
  await expect(page.getByText("Đã có: 1 ảnh hoặc tệp")).toBeVisible();
  await expect(page.getByText("PDF, 1 trang", { exact: false })).toBeVisible();
  await who.touches("Tiếp tục");
  await who.touches(/^Đến quầy lấy/u);
  await walk.consents(who, /^Cán bộ nhập tại quầy/u);
  await who.touches("Nộp hồ sơ");

  await who.sees("Hồ sơ đã được tiếp nhận");
  await expect(page.getByText("giấy tiếp nhận chỉ được ghi thành tệp PDF")).toBeVisible();
  await who.sees("Hồ sơ đã được tiếp nhận", "done");
  const ledger = await readLedger(kiosk.practiceUrl ?? "");
  expect(ledger.accounts).toMatchObject([{ idNumber: thao.idNumber }]);
  expect(ledger.dossiers).toMatchObject([{ procedureCode: "1.004873", ownerName: thao.fullName }]);
  const code = ledger.dossiers[0]?.officialCode ?? "";
  expect(ledger.dossiers[0]?.files.map(({ sha256 }) => sha256)).toEqual([await hashOf("giay-xac-nhan.pdf")]);
  expect(await portalPage(kiosk.practiceUrl ?? "", code)).toContain("Vay ngân hàng");
  const slips = await readSlips(kiosk.printsDir);
  expect(slips.map(({ text }) => text.includes(intakeTitle) && text.includes(code))).toEqual([true]);
  await walk.leavesHappy(who);
  await walk.expectNothingLeft(who, [thao.fullName, thao.idNumber, thao.phone, "Vay ngân hàng", code]);
});

/** A ward's own procedure beside the shipped ones, in another field. */
async function addOtherField(dataDir: string): Promise<void> {
  const shipped = await readFile(join(root, "assets", "catalogue", "procedures", "2.000635.json"), "utf8");
  const procedure: Record<string, unknown> = JSON.parse(shipped);
  const own = {
    ...procedure,
    code: "2.000815",
    name: { vi: "Chứng thực bản sao từ bản chính", en: "Certified copies" },
    field: { code: "CHUNG-THUC", name: { vi: "Chứng thực", en: "Certification" } },
    words: ["sao y"],
  };
  await mkdir(join(dataDir, "catalogue"), { recursive: true });
  await writeFile(join(dataDir, "catalogue", "2.000815.json"), JSON.stringify(own));
}
