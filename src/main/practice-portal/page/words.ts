import { type DossierWireState, fromWireTime } from "../../core/portal/wire/index.ts";

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

const FORMAT = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  dateStyle: "short",
  timeStyle: "short",
});

/** A moment in epoch ms as people here write it. */
export function moment(ms: number): string {
  return FORMAT.format(ms);
}

/** A wire time as people here write it; a dash when it is empty. */
export function wireMoment(text: string): string {
  const ms = fromWireTime(text);
  return ms === null ? "–" : moment(ms);
}
