import { describe, expect, it } from "vitest";
import { translator } from "../../i18n/use-t.ts";
import { staffTexts } from "./texts.ts";
import {
  actWords,
  dayWords,
  dueDay,
  dueWords,
  isDay,
  lengthWords,
  lineNext,
  nextOf,
  outboxStates,
  reasons,
  saysMore,
  whatOf,
  whenWords,
} from "./words.ts";

const vi = translator("vi");
const standings = outboxStates.flatMap((state) =>
  [null, ...reasons].flatMap((reason) =>
    (["dossier", "account"] as const).map((kind) => ({ kind, state, reason }) as const),
  ),
);

const titles = (kind: "account" | "dossier", state: "unknown" | "needs-person" | "held"): readonly string[] =>
  (["retry", "release", "close-self"] as const).map((act) =>
    vi(actWords({ kind, state, reason: state === "held" ? "by-staff" : "answer-unknown" }, act).title),
  );

describe("a row of the board", () => {
  it("says in both languages what happened and what comes next, whatever its state and reason", () => {
    const silent = standings.filter((standing) =>
      [whatOf(standing), nextOf(standing)].some(
        (key) => translator("vi")(key).startsWith("staff.") || translator("en")(key).startsWith("staff."),
      ),
    );
    expect(silent).toEqual([]);
  });

  it("tells every reason by words of its own", () => {
    const sentences = reasons.map((reason) => vi(whatOf({ state: "needs-person", reason })));
    expect(new Set(sentences).size).toBe(reasons.length);
  });

  it("never says by itself of a row that waits for staff, and always of one that does not", () => {
    expect(vi(nextOf({ kind: "dossier", state: "needs-person", reason: "refused" }))).not.toMatch(/tự gửi/u);
    expect(vi(nextOf({ kind: "dossier", state: "waiting", reason: "portal-down" }))).toMatch(/tự gửi/u);
  });

  it("never tells staff to mend the form of a registration, which has none", () => {
    const registrations = standings.filter(
      ({ kind, state }) => kind === "account" && state === "needs-person",
    );
    const told = registrations
      .filter(({ reason }) => reason === "refused" || reason === "someone-elses")
      .map((standing) => vi(nextOf(standing)));
    expect(told.filter((words) => words.includes("Sửa cùng công dân"))).toEqual([]);
  });

  it("promises of an act what it does to this row", () => {
    expect(titles("dossier", "unknown")[0]).toBe("Hỏi lại cổng ngay");
    expect(titles("account", "needs-person")[1]).toBe("Cho các hồ sơ phía sau đi trước");
    expect(titles("dossier", "held")[1]).toBe("Gửi tiếp mục này");
    expect(titles("dossier", "needs-person")[2]).toBe("Nhập mã đã thấy trên cổng");
  });

  it("says once that the portal has it, and that papers are missing before that a slip is owed", () => {
    const row = { kind: "dossier", state: "accepted", reason: null, words: null } as const;
    expect(saysMore(row)).toBe(false);
    expect(saysMore({ ...row, state: "waiting" })).toBe(true);
    const next = (lacksPapers: boolean) => vi(lineNext({ ...row, unprinted: "taken-in", lacksPapers }));
    expect(next(true)).toBe("Gọi công dân mang giấy còn thiếu; công chức một cửa in Mẫu 02.");
    expect(next(false)).toBe(vi("staff.owed-unprinted"));
  });

  it("has no words for a state and reason that cannot be", () => {
    const specific = Object.keys(staffTexts.vi).filter((key) => key.startsWith("next-"));
    const used = new Set(standings.map((standing) => nextOf(standing).replace("staff.", "")));
    expect(specific.filter((key) => !used.has(key))).toEqual([]);
  });
});

/** 25 November 2026 at the desk. */
const at = (hour: number, minute: number, day = 25): number => Date.UTC(2026, 10, day, hour - 7, minute);

it("tells times as people say them", () => {
  expect(whenWords(vi, at(9, 5), at(14, 0))).toBe("9 giờ 05, hôm nay");
  expect(whenWords(vi, at(23, 59, 24), at(0, 1))).toBe("23 giờ 59, hôm qua");
  expect(whenWords(vi, at(8, 0, 20), at(9, 0))).toBe("8 giờ 00, ngày 20/11");
  expect(whenWords(vi, Date.UTC(2025, 11, 31, 1, 0), at(9, 0))).toBe("8 giờ 00, ngày 31/12/2025");
  // After midnight at the desk it is still yesterday in Greenwich.
  expect(whenWords(vi, at(0, 30), at(8, 0))).toBe("0 giờ 30, hôm nay");
});

it("rounds a wait up, so that nobody tries a second too soon", () => {
  expect(lengthWords(vi, 260_000)).toBe("4 phút 20 giây");
  expect(lengthWords(vi, 34_001)).toBe("35 giây");
  expect(lengthWords(vi, 3_900_000)).toBe("1 giờ 5 phút");
});

it("tells the portal's return date with its hour, and a day as it is written here", () => {
  expect(dueWords(vi, "20261130163000")).toBe("16 giờ 30, ngày 30/11/2026");
  expect(dueDay("20261130163000")).toBe("2026-11-30");
  expect(dayWords("2026-12-03")).toBe("3/12/2026");
});

it("takes only days that the calendar has", () => {
  expect(["2026-02-28", "2028-02-29"].filter((day) => !isDay(day))).toEqual([]);
  expect(["2026-02-29", "2026-13-01", "2026-11", "", "khong"].filter(isDay)).toEqual([]);
});
