import {
  type DossierLookUpRow,
  type DossierResult,
  type DossierRow,
  type DossierWireState,
  toWireTime,
} from "../core/portal/wire/index.ts";
import { dossierContentHash } from "./content.ts";
import { type Desk, nextNumber, type ReferenceKind, usedReference, useUp } from "./desk.ts";
import { contentProblems } from "./dossier-rules.ts";
import { dossierByCode, freshDue, procedureOf, type StoredDossier, takeIn } from "./dossier-state.ts";
import { progressOf } from "./progress.ts";
import { replies, type Reply } from "./reply.ts";
import { finishedUpload } from "./uploads.ts";

const CLOSED: ReadonlySet<DossierWireState> = new Set(["3", "7", "8", "9", "10"]);

export interface StoredResult {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sha256: string;
}

export function resultsOf(desk: Desk, code: string): readonly StoredResult[] {
  return desk.db
    .prepare<[string], StoredResult>(
      "SELECT id, code, name, sha256 FROM result_paper WHERE code = ? ORDER BY rowid",
    )
    .all(code);
}

/** What the portal tells of a dossier; `reference` is the one it was asked by, its own or an amendment's. */
function told(desk: Desk, dossier: StoredDossier, reference: string): DossierResult {
  const results = resultsOf(desk, dossier.code);
  return {
    MaThamChieu: reference,
    MaHoSo: dossier.code,
    NgayTiepNhan: dossier.taken_in,
    NgayHenTra: dossier.due,
    TrangThaiHoSo: dossier.state,
    ...(dossier.state === "5" ? { NoiDungBoSung: dossier.supplement } : {}),
    DanhSachTienDo: progressOf(desk.db, dossier.code).map(({ MaHoSo: _code, ...line }) => line),
    DanhSachGiayToKetQua: results.map(({ id, name }) => ({
      TenGiayTo: name,
      GiayToId: id,
      DuongDanTepTinKetQua: `/ketqua/${id}`,
    })),
  };
}

function keepPapers(desk: Desk, row: DossierRow): void {
  const insert = desk.db.prepare("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?)");
  for (const [position, paper] of row.TaiLieuNop.entries()) {
    insert.run(
      row.MaThamChieu,
      position,
      paper.TepDinhKemId,
      paper.TenTepDinhKem,
      paper.MaThanhPhanHoSo,
      paper.IsDeleted,
    );
  }
}

function answerUsed(desk: Desk, kind: ReferenceKind, content: string, reference: string): Reply | null {
  const used = usedReference(desk.db, reference);
  if (!used) return null;
  if (used.kind !== kind || used.content !== content) return replies.reused();
  const dossier = dossierByCode(desk, used.target);
  return dossier ? replies.exists([told(desk, dossier, reference)]) : replies.fault();
}

function contentOf(desk: Desk, row: DossierRow): string {
  return dossierContentHash(row, (id) => finishedUpload(desk.db, id)?.sha256 ?? null);
}

/** DongBoHoSoMC with isUpdating "False". */
export function createDossier(desk: Desk, row: DossierRow): Reply {
  const content = contentOf(desk, row);
  const before = answerUsed(desk, "dossier", content, row.MaThamChieu);
  if (before) return before;
  const problems = contentProblems(desk, row);
  if (row.MaHoSo) problems.push({ name: "MaHoSo", message: "Hồ sơ mới chưa có mã, cổng sẽ cấp" });
  const { refuseNext } = desk.switches;
  if (refuseNext !== null) {
    desk.switches.refuseNext = null;
    return replies.refusedContent([{ name: "eFormData", message: refuseNext }]);
  }
  if (problems.length > 0) return replies.refusedContent(problems);
  const code = insertDossier(desk, row);
  keepPapers(desk, row);
  useUp(desk.db, { reference: row.MaThamChieu, kind: "dossier", content, target: code });
  if (desk.switches.accept === "auto") takeIn(desk, code, row.MaTTHC);
  const made = dossierByCode(desk, code);
  return made ? replies.done("Đã nhận hồ sơ", [told(desk, made, row.MaThamChieu)]) : replies.fault();
}

function insertDossier(desk: Desk, row: DossierRow): string {
  const day = toWireTime(desk.clock.nowMs()).slice(2, 8);
  const code = `${desk.unitCode}-${day}-${String(nextNumber(desk.db, day)).padStart(4, "0")}`;
  desk.db
    .prepare("INSERT INTO dossier VALUES (?, ?, ?, '1', '', '', '', ?)")
    .run(code, row.MaThamChieu, JSON.stringify(row), desk.clock.nowMs());
  return code;
}

/** DongBoHoSoMC with isUpdating "True": the whole dossier again, under a reference of its own. */
export function amendDossier(desk: Desk, row: DossierRow): Reply {
  const content = contentOf(desk, row);
  const before = answerUsed(desk, "amendment", content, row.MaThamChieu);
  if (before) return before;
  if (!row.MaHoSo) return replies.refusedContent([{ name: "MaHoSo", message: "Cần mã hồ sơ để bổ sung" }]);
  const dossier = dossierByCode(desk, row.MaHoSo);
  if (!dossier) return replies.notFound("Không tìm thấy hồ sơ");
  if (CLOSED.has(dossier.state)) return replies.refused("Hồ sơ đã kết thúc, không bổ sung được nữa");
  const problems = contentProblems(desk, row);
  if (procedureOf(dossier) !== row.MaTTHC)
    problems.push({ name: "MaTTHC", message: "Không đổi được thủ tục của hồ sơ" });
  if (problems.length > 0) return replies.refusedContent(problems);
  keepAmendment(desk, row, dossier, content);
  const now = dossierByCode(desk, dossier.code);
  return now ? replies.done("Đã nhận bổ sung", [told(desk, now, row.MaThamChieu)]) : replies.fault();
}

function keepAmendment(desk: Desk, row: DossierRow, dossier: StoredDossier, content: string): void {
  const { code } = dossier;
  desk.db
    .prepare("INSERT INTO amendment VALUES (?, ?, ?, ?)")
    .run(row.MaThamChieu, code, JSON.stringify(row), desk.clock.nowMs());
  keepPapers(desk, row);
  useUp(desk.db, { reference: row.MaThamChieu, kind: "amendment", content, target: code });
  desk.db.prepare("UPDATE dossier SET row = ? WHERE code = ?").run(JSON.stringify(row), code);
  if (dossier.state === "5") resumeAfterSupplement(desk, dossier, row.MaTTHC);
}

/** The clock of a dossier starts with the complete one, so a supplement gives a new return date. */
function resumeAfterSupplement(desk: Desk, dossier: StoredDossier, procedureCode: string): void {
  if (dossier.taken_in !== "") {
    desk.db
      .prepare("UPDATE dossier SET state = '4', due = ?, supplement = '' WHERE code = ?")
      .run(freshDue(desk, procedureCode), dossier.code);
  } else if (desk.switches.accept === "auto") takeIn(desk, dossier.code, procedureCode);
  else desk.db.prepare("UPDATE dossier SET state = '1', supplement = '' WHERE code = ?").run(dossier.code);
}

/** TraCuuHoSo, by official code or by the reference of a create or an amendment. */
export function lookUpDossier(desk: Desk, row: DossierLookUpRow): Reply {
  const used = row.mathamchieu === undefined ? undefined : usedReference(desk.db, row.mathamchieu);
  const code = row.mathamchieu === undefined ? row.mahoso : used?.target;
  const agree = row.mahoso === undefined || row.mahoso === code;
  const dossier =
    code !== undefined && agree && used?.kind !== "account" ? dossierByCode(desk, code) : undefined;
  if (!dossier) return replies.notFound("Không tìm thấy hồ sơ");
  return replies.done("Tìm thấy hồ sơ", [told(desk, dossier, row.mathamchieu ?? dossier.reference)]);
}
