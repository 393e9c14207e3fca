import { type DossierWireState, toWireTime } from "../../core/portal/wire/index.ts";

/** The ten national states of a dossier, in their official words. */
export const STATE_NAMES: Readonly<Record<DossierWireState, string>> = {
  "1": "Mới đăng ký",
  "2": "Được tiếp nhận",
  "3": "Không được tiếp nhận",
  "4": "Đang xử lý",
  "5": "Yêu cầu bổ sung giấy tờ",
  "6": "Yêu cầu thực hiện nghĩa vụ tài chính",
  "7": "Công dân yêu cầu rút hồ sơ",
  "8": "Dừng xử lý",
  "9": "Đã xử lý xong",
  "10": "Đã trả kết quả",
};

export const ACCOUNT_STATE_NAMES = { CHO_XAC_THUC: "Chờ xác thực", HOAT_DONG: "Hoạt động" } as const;

/** A wire time as people here write it, `dd/MM/yyyy HH:mm`; a dash when it is empty. */
export function wireMoment(text: string): string {
  const [, year, month, day, hour = "00", minute = "00"] =
    /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})\d{2})?$/.exec(text) ?? [];
  return year === undefined ? "–" : `${day}/${month}/${year} ${hour}:${minute}`;
}

/** A moment in epoch ms, in the same form. */
export function moment(ms: number): string {
  return wireMoment(toWireTime(ms));
}
