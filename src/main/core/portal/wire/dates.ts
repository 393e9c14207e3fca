import { z } from "zod";

/** Vietnam keeps UTC+7 all year, so local wire time is a fixed shift (no daylight saving since 1975). */
const OFFSET_MS = 7 * 3_600_000;

function partsOf(text: string): readonly number[] {
  const [year = "", ...rest] = [text.slice(0, 4), ...(text.slice(4).match(/\d{2}/g) ?? [])];
  return [year, ...rest].map(Number);
}

/**
 * Epoch ms of a wire date `yyyyMMdd` or time `yyyyMMddHHmmss` in Asia/Ho_Chi_Minh; null when it is not a real
 * date (30 February, hour 24, other lengths).
 */
export function fromWireTime(text: string): number | null {
  if (!/^(?:\d{8}|\d{14})$/.test(text)) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = partsOf(text);
  const local = new Date(Date.UTC(2000, 0, 1, hour, minute, second));
  local.setUTCFullYear(year, month - 1, day);
  const back = stampOf(local);
  return back === text.padEnd(14, "0") ? local.getTime() - OFFSET_MS : null;
}

function stampOf(local: Date): string {
  const [date = "", time = ""] = local.toISOString().split("T");
  return date.replaceAll("-", "") + time.slice(0, 8).replaceAll(":", "");
}

/** Wire time `yyyyMMddHHmmss` in Asia/Ho_Chi_Minh of a moment in epoch ms; fractions of a second are cut. */
export function toWireTime(ms: number): string {
  return stampOf(new Date(ms + OFFSET_MS));
}

/** Wire date `yyyyMMdd` in Asia/Ho_Chi_Minh of a moment in epoch ms. */
export function toWireDate(ms: number): string {
  return toWireTime(ms).slice(0, 8);
}

const isReal = (text: string): boolean => fromWireTime(text) !== null;

/** `yyyyMMdd`, a real day. */
export const WireDate = z
  .string()
  .regex(/^[0-9]{8}$/)
  .refine(isReal, "không phải ngày có thật");

/** `yyyyMMddHHmmss`, a real moment. */
export const WireTime = z
  .string()
  .regex(/^[0-9]{14}$/)
  .refine(isReal, "không phải thời điểm có thật");

/** `yyyyMMdd` or `yyyyMMddHHmmss`, real. */
export const WireMoment = z
  .string()
  .regex(/^[0-9]{8}(?:[0-9]{6})?$/)
  .refine(isReal, "không phải ngày có thật");

/** A time that is not known yet is the empty string on the wire. */
export const WireTimeOrEmpty = z.union([z.literal(""), WireTime]);
