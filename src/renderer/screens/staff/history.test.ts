import { expect, it } from "vitest";
import type { BoardEvent } from "../../../shared/staff.ts";
import { translator } from "../../i18n/use-t.ts";
import { tellHistory } from "./history.ts";

const tell = (history: readonly BoardEvent[]): readonly string[] =>
  tellHistory(translator("vi"), history).map(({ atMs, words }) => `${atMs} ${words}`);

it("counts what came again and again instead of filling the screen with it", () => {
  const tries = [1, 2, 3].flatMap((n) => [
    { atMs: n * 10, event: "send-started", fields: {} } as const,
    { atMs: n * 10 + 1, event: "send-waits", fields: { reason: "portal-down" } } as const,
  ]);
  expect(tell([{ atMs: 1, event: "dossier-kept", fields: {} }, ...tries])).toEqual([
    "31 Chưa gửi được, chờ lần sau (3 lần)",
    "1 Máy đã giữ hồ sơ.",
  ]);
});

it("says that a send is under way while nothing has come of it", () => {
  expect(tell([{ atMs: 5, event: "send-started", fields: {} }])).toEqual(["5 Bắt đầu gửi."]);
});

it("names what staff did, and leaves out who only looked", () => {
  expect(
    tell([
      { atMs: 1, event: "staff-opened-row", fields: { staffId: 1, intentId: 2 } },
      { atMs: 2, event: "staff-acted", fields: { staffId: 1, intentId: 2, act: "hold" } },
    ]),
  ).toEqual(["2 Cán bộ: Giữ lại, chưa gửi."]);
});

it("names the paper that was printed, whatever its kind", () => {
  expect(
    tell([
      { atMs: 1, event: "slip-printed", fields: { kind: "kept", copies: 1 } },
      { atMs: 2, event: "staff-printed", fields: { kind: "supplement" } },
      { atMs: 3, event: "slip-printed", fields: { kind: "of-a-later-version" } },
    ]),
  ).toEqual([
    "3 Đã in: Một giấy khác.",
    "2 Cán bộ cho in: Mẫu 02: Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.",
    "1 Đã in: Phiếu ghi nhận yêu cầu.",
  ]);
});
