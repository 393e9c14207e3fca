import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock, type ManualClock } from "../../../src/shared/clock.ts";
import { type PortalBench, portalBench } from "../../support/practice-portal.ts";

const row = {
  MaThamChieu: "acc-1",
  SoDinhDanh: "087199012345",
  HoVaTen: "Nguyễn Thị Thảo",
  NgaySinh: "19990905",
  SoDienThoai: "0912345678",
};

let bench: PortalBench;
let clock: ManualClock;

beforeEach(async () => {
  clock = manualClock();
  const credentials = [
    { username: "kiosk", password: "practice" },
    { username: "other", password: "other" },
  ];
  bench = await portalBench({ clock, credentials });
});

afterEach(() => bench.close());

const register = (changes: object = {}) => bench.call("DangKyTaiKhoan", [{ ...row, ...changes }]);
const activate = (OTP: string) => bench.call("XacThucTaiKhoan", [{ MaTaiKhoan: "TK000001", OTP }]);
const known = { MaThamChieu: "acc-1", MaTaiKhoan: "TK000001" };

describe("registering", () => {
  it("opens an account that waits for its OTP", async () => {
    expect((await register()).answer).toMatchObject({
      error_code: "0",
      result: [{ ...known, TrangThai: "CHO_XAC_THUC" }],
    });
    expect(bench.portal.ledger().accounts).toMatchObject([{ reference: "acc-1", state: "CHO_XAC_THUC" }]);
  });

  it("answers 3 with what exists now when the same intent comes again", async () => {
    await register();
    await activate("123456");
    expect((await register()).answer).toMatchObject({
      error_code: "3",
      result: [{ ...known, TrangThai: "HOAT_DONG" }],
    });
    expect(bench.portal.ledger().accounts).toHaveLength(1);
  });

  it("answers 4 and changes nothing when a used reference carries other content", async () => {
    await register();
    const again = await register({ SoDienThoai: "0987654321" });
    expect(again.answer.error_code).toBe("4");
    expect(again.answer.result).toBeUndefined();
    expect((await bench.call("TraCuuTaiKhoan", [{ MaThamChieu: "acc-1" }])).answer.error_code).toBe("0");
  });

  it("gives TrangThai alone of an account that somebody else made", async () => {
    await register();
    await bench.logIn("other", "other");
    const answer = (await register({ MaThamChieu: "acc-2" })).answer;
    expect(answer.error_code).toBe("3");
    expect(answer.result).toEqual([{ TrangThai: "CHO_XAC_THUC" }]);
    expect((await bench.call("TraCuuTaiKhoan", [{ SoDinhDanh: row.SoDinhDanh }])).answer.result).toEqual([
      { TrangThai: "CHO_XAC_THUC" },
    ]);
    expect((await bench.call("TraCuuTaiKhoan", [{ MaThamChieu: "acc-1" }])).answer.error_code).toBe("2");
    expect((await activate("123456")).answer.error_code).toBe("2");
  });

  it("refuses a birth date in the future and a phone that is none by 422, and the reference stays free", async () => {
    const refused = await register({ NgaySinh: "20991231", SoDienThoai: "abc" });
    expect(refused.status).toBe(422);
    expect(refused.answer.fields?.map(({ name }) => name)).toEqual(["NgaySinh", "SoDienThoai"]);
    expect((await register()).answer.error_code).toBe("0");
  });

  it.each([
    ["an unknown field", { MatKhau: "x" }, "data[0].MatKhau"],
    ["a day that does not exist", { NgaySinh: "19990231" }, "data[0].NgaySinh"],
    ["11 digits", { SoDinhDanh: "08719901234" }, "data[0].SoDinhDanh"],
  ])("refuses %s by 400 with the field's name", async (_what, changes, name) => {
    const refused = await register(changes);
    expect(refused.status).toBe(400);
    expect(refused.answer.error_code).toBe("1");
    expect(refused.answer.fields?.map((field) => field.name)).toContain(name);
  });

  it("finds nobody by an unknown number", async () => {
    expect((await bench.call("TraCuuTaiKhoan", [{ SoDinhDanh: "087199099999" }])).answer.error_code).toBe(
      "2",
    );
  });
});

describe("the OTP", () => {
  beforeEach(async () => void (await register()));

  it("activates once; a second time answers 3", async () => {
    expect((await activate("123456")).answer).toMatchObject({
      error_code: "0",
      result: [{ MaTaiKhoan: "TK000001", TrangThai: "HOAT_DONG" }],
    });
    expect((await activate("123456")).answer.error_code).toBe("3");
  });

  it("counts down five tries in its message, and the right code comes too late after them", async () => {
    for (const left of [4, 3, 2, 1, 0]) {
      const { answer } = await activate("000000");
      expect(answer.error_code).toBe("1");
      expect(answer.message).toContain(`còn ${left} lần`);
    }
    expect((await activate("123456")).answer).toMatchObject({ error_code: "1" });
    clock.advance(60_000);
    expect((await bench.call("GuiLaiOTP", [{ MaTaiKhoan: "TK000001" }])).answer.error_code).toBe("0");
    expect((await activate("123456")).answer.error_code).toBe("0");
  });

  it("dies after three minutes", async () => {
    clock.advance(180_000);
    expect((await activate("123456")).answer.error_code).toBe("1");
  });

  it("is not sent again within a minute", async () => {
    clock.advance(59_000);
    expect((await bench.call("GuiLaiOTP", [{ MaTaiKhoan: "TK000001" }])).answer.error_code).toBe("1");
    clock.advance(1_000);
    expect((await bench.call("GuiLaiOTP", [{ MaTaiKhoan: "TK000001" }])).answer.error_code).toBe("0");
    expect((await bench.call("GuiLaiOTP", [{ MaTaiKhoan: "TK999999" }])).answer.error_code).toBe("2");
  });
});
