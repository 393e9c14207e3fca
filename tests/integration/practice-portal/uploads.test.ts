import { randomBytes } from "node:crypto";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { MAX_FILE_BYTES } from "../../../src/main/core/portal/wire/index.ts";
import { dossierRow, type PortalBench, portalBench, sha256 } from "../../support/practice-portal.ts";

let bench: PortalBench;
const bytes = randomBytes(300_000);

beforeEach(async () => {
  bench = await portalBench();
});

afterEach(() => bench.close());

const begin = async (): Promise<string> => (await bench.beginUpload(bytes)).headers.get("location") ?? "";
const offsetOf = async (location: string): Promise<string | null> =>
  (await bench.head(location)).headers.get("upload-offset");

it("goes on in the middle after the portal was killed and started again", async () => {
  const location = await begin();
  expect((await bench.patch(location, 0, bytes.subarray(0, 100_000))).status).toBe(204);
  await bench.restart();
  expect(await offsetOf(location)).toBe("100000");
  expect((await bench.patch(location, 100_000, bytes.subarray(100_000))).status).toBe(204);
  expect(bench.portal.ledger().uploads).toMatchObject([{ sha256: sha256(bytes), sizeBytes: 300_000 }]);
});

it("keeps what arrived before the line was cut in the middle of a PATCH", async () => {
  const location = await begin();
  bench.portal.setFaults({ failNext: [{ service: "tep-patch", kind: "cut-after" }] });
  await expect(bench.patch(location, 0, bytes.subarray(0, 200_000))).rejects.toThrow("fetch failed");
  expect(await offsetOf(location)).toBe("200000");
  expect((await bench.patch(location, 0, bytes)).status).toBe(409);
  expect((await bench.patch(location, 200_000, bytes.subarray(200_000))).status).toBe(204);
});

it("commits the whole file when only the last answer was cut", async () => {
  const location = await begin();
  bench.portal.setFaults({ failNext: [{ service: "tep-patch", kind: "cut-after" }] });
  await expect(bench.patch(location, 0, bytes)).rejects.toThrow("fetch failed");
  expect(await offsetOf(location)).toBe(String(bytes.length));
  expect(bench.portal.ledger().uploads).toHaveLength(1);
});

it("settles on the next HEAD a whole file whose check a kill has cut off", async () => {
  const paper = await bench.upload(bytes);
  const killed = new Database(join(bench.dataDir, "portal.sqlite3"));
  killed.exec("UPDATE upload SET state = 'open'");
  killed.close();
  await bench.restart();
  expect((await bench.create(dossierRow({ TaiLieuNop: [paper] }))).status).toBe(422);
  expect(await offsetOf(paper.DuongDanTaiTepTin)).toBe(String(bytes.length));
  expect((await bench.create(dossierRow({ TaiLieuNop: [paper] }))).answer.error_code).toBe("0");
});

it("answers 460 to bytes that do not hash as promised, and 410 from then on", async () => {
  const promised = await bench.beginUpload(bytes, { sha256: sha256(Buffer.from("khác")) });
  const location = promised.headers.get("location") ?? "";
  expect((await bench.patch(location, 0, bytes)).status).toBe(460);
  expect((await bench.head(location)).status).toBe(410);
  expect((await bench.patch(location, 0, bytes)).status).toBe(410);
  await bench.restart();
  expect((await bench.head(location)).status).toBe(410);
  expect(bench.portal.ledger().uploads).toEqual([]);
});

it("refuses a file above the limit by 413 and takes one just at it", async () => {
  expect((await bench.beginUpload(bytes, { length: MAX_FILE_BYTES + 1 })).status).toBe(413);
  expect((await bench.beginUpload(bytes, { length: MAX_FILE_BYTES })).status).toBe(201);
});

it("refuses a file without its hash, and anybody without a session", async () => {
  expect((await bench.beginUpload(bytes, { sha256: "không" })).status).toBe(400);
  expect((await bench.beginUpload(bytes, { session: "made-up" })).status).toBe(401);
  const location = await begin();
  bench.session = "made-up";
  expect((await bench.head(location)).status).toBe(401);
  expect((await bench.patch(location, 0, bytes)).status).toBe(401);
});

it("lets an upload go on under a new session when the old one is over in the middle", async () => {
  const location = await begin();
  await bench.patch(location, 0, bytes.subarray(0, 100_000));
  bench.portal.expireSessions();
  expect((await bench.patch(location, 100_000, bytes.subarray(100_000))).status).toBe(401);
  await bench.logIn();
  expect((await bench.patch(location, 100_000, bytes.subarray(100_000))).status).toBe(204);
});

it("does not let a dossier point at a file that is not whole", async () => {
  const location = await begin();
  await bench.patch(location, 0, bytes.subarray(0, 100_000));
  const paper = {
    TepDinhKemId: location.split("/").at(-1) ?? "",
    TenTepDinhKem: "giấy.pdf",
    IsDeleted: "False" as const,
    MaThanhPhanHoSo: "CHUNG-SINH",
    DuongDanTaiTepTin: location,
  };
  expect((await bench.create(dossierRow({ TaiLieuNop: [paper] }))).status).toBe(422);
  await bench.patch(location, 100_000, bytes.subarray(100_000));
  expect((await bench.create(dossierRow({ TaiLieuNop: [paper] }))).answer.error_code).toBe("0");
});

it("does not give files back to whoever knows their address", async () => {
  const paper = await bench.upload(bytes);
  const response = await fetch(new URL(paper.DuongDanTaiTepTin, bench.portal.url), {
    headers: { Authorization: `Bearer ${bench.session}` },
  });
  expect(response.status).toBe(405);
});
