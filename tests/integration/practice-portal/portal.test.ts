import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "../../../src/shared/clock.ts";
import { startPracticePortal } from "../../../src/main/practice-portal/portal.ts";
import { dossierRow, type PortalBench, portalBench } from "../../support/practice-portal.ts";

let bench: PortalBench;
let clock = manualClock();

beforeEach(async () => {
  clock = manualClock();
  bench = await portalBench({ clock });
});

afterEach(() => bench.close());

const raw = (body: string): Promise<Response> =>
  bench.check.fetch(`${bench.portal.url}/integration`, { method: "POST", body });

const page = async (path: string): Promise<string> => (await fetch(`${bench.portal.url}${path}`)).text();
const press = (
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${bench.portal.url}${path}`, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
    headers: { Origin: bench.portal.url, ...headers },
  });
const create = async (): Promise<string> => {
  await bench.create(dossierRow({ ChuHoSo: `Nguyễn <b>Thị</b> "Thảo"` }));
  return bench.portal.ledger().dossiers[0]?.officialCode ?? "";
};

describe("sessions", () => {
  it("open with the unit's log-in alone", async () => {
    expect(await bench.logIn("kiosk", "wrong")).toBe("1");
    expect(await bench.logIn("nobody", "practice")).toBe("1");
    expect(await bench.logIn()).toBe("0");
  });

  it("end after their time, when ended by hand, and not by a restart", async () => {
    await bench.restart();
    expect((await bench.create(dossierRow())).status).toBe(200);
    clock.advance(1_800_000);
    expect((await bench.create(dossierRow())).status).toBe(401);
    await bench.logIn();
    bench.portal.expireSessions();
    expect((await bench.create(dossierRow())).status).toBe(401);
    await bench.logIn();
    expect((await bench.create(dossierRow())).answer.error_code).toBe("3");
  });
});

it("keeps everything over a restart: accounts, dossiers, files, progress, numbers of the day", async () => {
  const account = {
    MaThamChieu: "acc-1",
    SoDinhDanh: "087199012345",
    HoVaTen: "Trần Văn Bình",
    NgaySinh: "19800101",
    SoDienThoai: "0912345678",
  };
  await bench.call("DangKyTaiKhoan", [account]);
  await bench.create(dossierRow({ TaiLieuNop: [await bench.upload(Buffer.from("%PDF-1.7"))] }));
  const code = bench.portal.ledger().dossiers[0]?.officialCode ?? "";
  const line = { MaHoSo: code, NguoiXuLy: "A", ThoiDiemXuLy: "20261125", NoiDungXuLy: "", TrangThai: "4" };
  await bench.call("CapNhatTienDoHoSoMC", [line]);
  const before = bench.portal.ledger();
  await bench.restart();
  expect(bench.portal.ledger()).toEqual(before);
  await bench.create(dossierRow({ MaThamChieu: "ref-2" }));
  expect(bench.portal.ledger().dossiers.map(({ officialCode }) => officialCode)).toEqual([
    "H20.82.05-261125-0001",
    "H20.82.05-261125-0002",
  ]);
});

it("answers in its own clock, so that a kiosk can mend its date by the Date header", async () => {
  const { headers } = await bench.create(dossierRow());
  expect(Date.parse(headers.get("date") ?? "")).toBe(clock.nowMs() - (clock.nowMs() % 1000));
});

it("refuses bodies that are no JSON, far too long, or to a wrong address, each in its own way", async () => {
  expect((await raw("<html>")).status).toBe(400);
  expect((await raw("null")).status).toBe(400);
  expect((await raw(JSON.stringify({ x: "a".repeat(5_000_000) }))).status).toBe(413);
  expect((await fetch(`${bench.portal.url}/integration`)).status).toBe(405);
  expect((await fetch(`${bench.portal.url}/nowhere`)).status).toBe(404);
});

it("will not start on a taken port, and says so by rejecting", async () => {
  const second = startPracticePortal({
    dataDir: `${bench.dataDir}/second`,
    procedures: [],
    port: bench.portal.port,
  });
  await expect(second).rejects.toMatchObject({ code: "EADDRINUSE" });
});

describe("the trainee's page", () => {
  it("takes a dossier in when Tiếp nhận is pressed, through all ten states", async () => {
    bench.portal.setAccept("manual");
    const code = await create();
    expect(await page("/")).toContain("Tiếp nhận</button>");
    expect((await press(`/ho-so/${code}/trang-thai`, { state: "2" })).status).toBe(303);
    expect(bench.portal.ledger().dossiers).toMatchObject([
      { state: "2", takenInAt: "20261125083000", dueAt: "20261130170000" },
    ]);
    for (const state of ["4", "6", "8", "7", "3", "9", "10", "1"]) {
      await press(`/ho-so/${code}/trang-thai`, { state });
      expect(bench.portal.ledger().dossiers).toMatchObject([{ state }]);
    }
    expect((await press(`/ho-so/${code}/trang-thai`, { state: "11" })).status).toBe(400);
  });

  it("asks for missing papers in its own words", async () => {
    const code = await create();
    await press(`/ho-so/${code}/bo-sung`, { text: "Thiếu Giấy chứng sinh" });
    expect((await bench.call("TraCuuHoSo", [{ mahoso: code }])).answer.result).toMatchObject([
      { TrangThaiHoSo: "5", NoiDungBoSung: "Thiếu Giấy chứng sinh" },
    ]);
  });

  it("attaches a result that the kiosk can fetch with its session alone", async () => {
    const code = await create();
    expect((await press(`/ho-so/${code}/ket-qua`, { sample: "1" })).status).toBe(303);
    const [result] = (await bench.call("TraCuuHoSo", [{ mahoso: code }])).answer.result ?? [];
    expect(result).toMatchObject({ DanhSachGiayToKetQua: [{ TenGiayTo: "Kết quả mẫu.pdf" }] });
    const address = `${bench.portal.url}/ketqua/${bench.portal.ledger().results[0]?.id ?? ""}`;
    expect((await fetch(address)).status).toBe(401);
    const headers = { Authorization: `Bearer ${bench.session}` };
    const response = await fetch(address, { headers });
    expect(response.headers.get("content-type")).toBe("application/pdf");
    expect((await response.text()).startsWith("%PDF-")).toBe(true);
    expect((await fetch(`${bench.portal.url}/ketqua/none`, { headers })).status).toBe(404);
  });

  it("refuses a result that is no PDF", async () => {
    const code = await create();
    const body = new FormData();
    body.set("file", new File(["MZ"], "kết quả.pdf"));
    const response = await fetch(`${bench.portal.url}/ho-so/${code}/ket-qua`, { method: "POST", body });
    expect(await response.text()).toContain("không phải PDF");
    expect(bench.portal.ledger().results).toEqual([]);
  });

  it("shows what arrived without ever running it", async () => {
    const code = await create();
    const text = await page(`/ho-so/${code}`);
    expect(text).toContain("Nguyễn &lt;b&gt;Thị&lt;/b&gt; &quot;Thảo&quot;");
    expect(text).toContain("Nguyễn Minh An");
    const { headers } = await fetch(`${bench.portal.url}/ho-so/${code}`);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("makes an account of somebody else, of which the kiosk learns the state alone", async () => {
    await press("/cong-tac/tai-khoan-noi-khac", { idNumber: "087199012345" });
    expect((await bench.call("TraCuuTaiKhoan", [{ SoDinhDanh: "087199012345" }])).answer.result).toEqual([
      { TrangThai: "HOAT_DONG" },
    ]);
  });

  it("refuses the next new dossier in the trainer's words, once, and keeps nothing of it", async () => {
    expect(await page("/cong-tac")).toContain("Từ chối hồ sơ kế tiếp</button>");
    await press("/cong-tac", { refuseNext: "Sai tên con" });
    expect(await page("/cong-tac")).toContain("Đang chờ: “Sai tên con”");
    const refused = await bench.create(dossierRow());
    expect(refused).toMatchObject({ status: 422, answer: { error_code: "1", message: "Sai tên con" } });
    expect(bench.portal.ledger().dossiers).toEqual([]);
    expect((await bench.create(dossierRow())).answer.error_code).toBe("0");
    await press("/cong-tac", { refuseNext: "Sai tên con" });
    await press("/cong-tac", { refuseNext: "" });
    expect((await bench.create(dossierRow({ MaThamChieu: "ref-2" }))).answer.error_code).toBe("0");
  });

  it("sets the switches", async () => {
    await press("/cong-tac", { latencyMs: "5", jitterMs: "0", failPercent: "0", accept: "manual" });
    expect(bench.portal.faults().latencyMs).toBe(5);
    await bench.create(dossierRow());
    expect(bench.portal.ledger().dossiers).toMatchObject([{ state: "1" }]);
    expect((await press("/cong-tac", { latencyMs: "-5" })).status).toBe(400);
  });

  it("lets no other site press a button or read through a name of its own", async () => {
    const code = await create();
    const foreign = await press(
      `/ho-so/${code}/trang-thai`,
      { state: "10" },
      { Origin: "http://127.0.0.1:1" },
    );
    expect(foreign.status).toBe(403);
    expect((await press("/cong-tac", { down: "always" }, { Origin: "null" })).status).toBe(403);
    expect(bench.portal.ledger().dossiers).toMatchObject([{ state: "2" }]);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { Host: "attacker.example" };
      request(`${bench.portal.url}/ledger`, { headers }, (response) => resolve(response.resume().statusCode))
        .once("error", reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
