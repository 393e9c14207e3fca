import { createHash, randomBytes, randomInt } from "node:crypto";
import { DossierRow, DossierWireState, toWireTime } from "../../core/portal/wire/index.ts";
import { registerElsewhere } from "../accounts.ts";
import type { Desk } from "../desk.ts";
import type { StoredDossier } from "../dossier-state.ts";
import type { FaultPatch, Faults } from "../faults.ts";
import { addProgress } from "../progress.ts";
import { STATE_NAMES } from "./words.ts";

/** What a pressed button came to: null is done, a text says why not. */
export type Outcome = string | null;

const OFFICER = "Cán bộ tập huấn";

const field = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : "";
};

function step(desk: Desk, dossier: StoredDossier, state: DossierWireState, note: string): Outcome {
  const row = {
    MaHoSo: dossier.code,
    NguoiXuLy: OFFICER,
    ThoiDiemXuLy: toWireTime(desk.clock.nowMs()),
    NoiDungXuLy: note,
    TrangThai: state,
  };
  const added = desk.db.transaction(() => addProgress(desk, row)).immediate();
  return added ? null : "Bước này vừa được ghi rồi.";
}

/** Moves a dossier to the state chosen on the page. */
export function changeState(desk: Desk, dossier: StoredDossier, form: FormData): Outcome {
  const state = DossierWireState.safeParse(field(form, "state"));
  if (!state.success) return "Trạng thái từ 1 đến 10.";
  return step(desk, dossier, state.data, field(form, "note") || STATE_NAMES[state.data]);
}

/** Asks for missing papers: state 5 with the text of Mẫu 02. */
export function askSupplement(desk: Desk, dossier: StoredDossier, form: FormData): Outcome {
  const text = field(form, "text");
  return text === "" ? "Xin ghi giấy tờ cần bổ sung." : step(desk, dossier, "5", text);
}

const MAX_RESULT_BYTES = 31_457_280;

async function uploaded(form: FormData): Promise<{ readonly name: string; readonly bytes: Buffer } | string> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) return "Xin chọn một tệp PDF.";
  const bytes = Buffer.from(await file.arrayBuffer());
  if (bytes.length > MAX_RESULT_BYTES) return "Tệp lớn quá 30 MB.";
  if (bytes.subarray(0, 5).toString("latin1") !== "%PDF-") return "Tệp này không phải PDF.";
  return { name: file.name.normalize("NFC"), bytes };
}

/** Attaches a result: the file that was sent, or the built-in sample. */
export async function attachResult(
  desk: Desk,
  dossier: StoredDossier,
  form: FormData,
  fontFile: string | undefined,
): Promise<Outcome> {
  const paper = form.has("sample") ? await sample(dossier, fontFile) : await uploaded(form);
  if (typeof paper === "string") return paper;
  const { name, bytes } = paper;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  desk.db
    .prepare("INSERT INTO result_paper VALUES (?, ?, ?, ?, ?)")
    .run(randomBytes(12).toString("hex"), dossier.code, name, sha256, bytes);
  return null;
}

async function sample(
  dossier: StoredDossier,
  fontFile: string | undefined,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  // pdfkit is heavy and rarely wanted here, so it is loaded when the button is pressed.
  const { sampleResult } = await import("./sample-result.ts");
  const row = DossierRow.parse(JSON.parse(dossier.row));
  const bytes = await sampleResult({
    officialCode: dossier.code,
    procedureName: row.TenTTHC,
    ownerName: row.ChuHoSo,
    fontFile,
  });
  return { name: "Kết quả mẫu.pdf", bytes };
}

const number = (form: FormData, name: string): number | undefined =>
  form.has(name) && field(form, name) !== "" ? Number(field(form, name)) : undefined;

function downOf(value: string): boolean | number {
  if (value === "") return false;
  return value === "always" ? true : Number(value);
}

/** Sets the switches a form carries; the others stay. */
export function setSwitches(desk: Desk, faults: Faults, form: FormData): Outcome {
  const accept = field(form, "accept");
  if (accept === "auto" || accept === "manual") desk.switches.accept = accept;
  if (form.has("refuseNext")) desk.switches.refuseNext = field(form, "refuseNext").slice(0, 500) || null;
  const percent = number(form, "failPercent");
  const patch: FaultPatch = {
    latencyMs: number(form, "latencyMs"),
    jitterMs: number(form, "jitterMs"),
    failFraction: percent === undefined ? undefined : percent / 100,
    ...(form.has("down") ? { down: downOf(field(form, "down")) } : {}),
  };
  return faults.trySet(patch) ? null : "Giá trị không hợp lệ.";
}

/** Makes an active account that nobody here owns. */
export function makeAccountElsewhere(desk: Desk, form: FormData): Outcome {
  const idNumber = field(form, "idNumber");
  if (!/^[0-9]{12}$/.test(idNumber)) return "Số định danh có 12 chữ số.";
  const made = desk.db
    .transaction(() =>
      registerElsewhere(desk, {
        MaThamChieu: `elsewhere-${randomInt(2 ** 47)}`,
        SoDinhDanh: idNumber,
        HoVaTen: "Người có tài khoản nơi khác",
        NgaySinh: "19900101",
        SoDienThoai: "0900000000",
      }),
    )
    .immediate();
  return made ? null : "Số định danh này đã có tài khoản.";
}
