import { DossierWireState, type ProgressRow } from "../core/portal/wire/index.ts";
import type { Db } from "./database.ts";
import type { Desk } from "./desk.ts";
import { dossierByCode, moveTo } from "./dossier-state.ts";
import { replies, type Reply } from "./reply.ts";

interface StoredProgress {
  readonly row: string;
}

/** The progress lines of a dossier, in the order they came. */
export function progressOf(db: Db, code: string): ProgressRow[] {
  return db
    .prepare<[string], StoredProgress>("SELECT row FROM progress WHERE code = ? ORDER BY id")
    .all(code)
    .map(({ row }): ProgressRow => JSON.parse(row));
}

function has(db: Db, row: ProgressRow): boolean {
  return (
    db
      .prepare("SELECT 1 FROM progress WHERE code = ? AND at = ? AND state = ?")
      .get(row.MaHoSo, row.ThoiDiemXuLy, row.TrangThai) !== undefined
  );
}

const keyOf = (row: ProgressRow): string => [row.MaHoSo, row.ThoiDiemXuLy, row.TrangThai].join("|");

/** Adds one line and moves the dossier to its state; false when that line is there already. */
export function addProgress(desk: Desk, row: ProgressRow): boolean {
  const dossier = dossierByCode(desk, row.MaHoSo);
  if (!dossier || has(desk.db, row)) return false;
  desk.db
    .prepare("INSERT INTO progress (code, at, state, row) VALUES (?, ?, ?, ?)")
    .run(row.MaHoSo, row.ThoiDiemXuLy, row.TrangThai, JSON.stringify(row));
  moveTo(desk, dossier, DossierWireState.parse(row.TrangThai), row.NoiDungXuLy);
  return true;
}

/** CapNhatTienDoHoSoMC: all rows or none; a row that is there already answers "3" and adds nothing. */
export function updateProgress(desk: Desk, rows: readonly ProgressRow[]): Reply {
  const wrong = rows.findIndex((row) => !DossierWireState.safeParse(row.TrangThai).success);
  if (wrong >= 0)
    return replies.refusedContent([{ name: `data[${wrong}].TrangThai`, message: "Trạng thái từ 1 đến 10" }]);
  const missing = rows.find((row) => !dossierByCode(desk, row.MaHoSo));
  if (missing) return replies.notFound(`Không tìm thấy hồ sơ ${missing.MaHoSo}`);
  const repeated = rows.filter(
    (row, i) => has(desk.db, row) || rows.findIndex((other) => keyOf(other) === keyOf(row)) < i,
  );
  if (repeated.length > 0) return replies.exists(repeated);
  for (const row of rows) addProgress(desk, row);
  return replies.done("Đã cập nhật tiến độ", rows);
}
