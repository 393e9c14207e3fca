import type { Desk } from "../../../shared/session.ts";
import { sampleNowMs, viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";
import {
  boardPage,
  careView,
  headPass,
  people,
  refusedDetail,
  refusedRow,
  rows,
  scanner,
  selfRow,
  technicianPass,
  unknownRow,
  volunteerPass,
} from "./sample.ts";
import { closedState, type StaffState } from "./state.ts";

const staff = (id: string, state: Partial<StaffState>, desk: Partial<Desk> = {}): Preview => ({
  id: `staff-${id}`,
  view: viewOf({ name: "home" }, {}, desk),
  staff: { ...closedState, ...state },
});

const door = { people, mayCreateFirst: false, lockedMs: {} };
const pin = {
  door,
  place: { name: "pin", person: { staffId: 1, name: "Trần Thị Hạnh", role: "head" } },
} as const;
const board = { pass: headPass, place: { name: "board" }, board: boardPage, care: careView } as const;
const find = { ...board, place: { name: "find" }, scanner } as const;
const row = { ...board, place: { name: "row", intentId: 42 }, detail: refusedDetail } as const;
const care = { ...board, place: { name: "care" } } as const;
const restored = {
  atMs: sampleNowMs - 900_000,
  backupAtMs: sampleNowMs - 5_400_000,
  lost: ["CHO-261125-1-004", "CHO-261125-1-006"],
  saved: 3,
};

const doors: readonly Preview[] = [
  staff("door", { door }),
  staff("door-locked", { door: { ...door, lockedMs: { 2: 260_000 } } }),
  staff("door-first", { door: { people: [], mayCreateFirst: true, lockedMs: {} } }),
  staff("door-none", { door: { people: [], mayCreateFirst: false, lockedMs: {} } }),
  staff("door-signed-out", { door, said: { kind: "refused", refusal: "signed-out" } }),
  staff("first-name", { door, place: { name: "first" } }),
  staff("pin", pin),
  staff("pin-wrong", { ...pin, said: { kind: "refused", refusal: "pin-wrong" } }),
  staff("pin-locked", { ...pin, lockedUntilMs: 260_000, said: { kind: "refused", refusal: "locked-out" } }),
];

const boards: readonly Preview[] = [
  staff("board", board),
  staff("board-page-2", { ...board, pages: [null, 35], board: { ...boardPage, next: null } }),
  staff("board-filter", {
    ...board,
    filter: "needs-person",
    board: { ...boardPage, rows: rows.filter(({ state }) => state === "needs-person"), next: null },
  }),
  staff("board-filter-empty", {
    ...board,
    filter: "held",
    board: { ...boardPage, rows: [], next: null, counts: { ...boardPage.counts, held: 0 } },
  }),
  staff("board-empty", {
    ...board,
    board: {
      ...boardPage,
      rows: [],
      next: null,
      counts: { all: 0, "needs-person": 0, waiting: 0, held: 0, paper: 0, supplement: 0, "at-portal": 0 },
    },
  }),
  staff("board-all-at-portal", {
    ...board,
    board: {
      ...boardPage,
      rows: [],
      next: null,
      counts: { all: 0, "needs-person": 0, waiting: 0, held: 0, paper: 0, supplement: 0, "at-portal": 4 },
    },
  }),
  staff("board-halted", { ...board, board: { ...boardPage, halted: true } }, { halted: true }),
  staff(
    "board-halted-volunteer",
    { ...board, pass: volunteerPass, board: { ...boardPage, halted: true } },
    { halted: true },
  ),
  staff(
    "board-network",
    { ...board, board: { ...boardPage, light: "network-log-in" } },
    { portal: "network-log-in" },
  ),
  staff("board-restored", { ...board, care: { ...careView, restored } }, { restored: true }),
  staff("board-restored-officer", { ...board, care: null, pass: volunteerPass }, { restored: true }),
  staff("board-scanner-absent", { ...board, scanner: { ...scanner, state: "absent" } }),
  staff("board-scanner-denied-volunteer", {
    ...board,
    pass: volunteerPass,
    scanner: { ...scanner, state: "denied" },
  }),
  staff("find", find),
  staff("find-no-scanner", { ...find, scanner: { ...scanner, state: "absent", path: null } }),
  staff("find-scanner-absent", { ...find, scanner: { ...scanner, state: "absent" } }),
  staff("find-unknown", { ...find, said: { kind: "refused", refusal: "number-unknown" } }),
  staff("find-scan-unknown", { ...find, said: { kind: "refused", refusal: "scan-unknown" } }),
  staff("find-hits", { ...find, hits: [refusedRow, selfRow, unknownRow] }),
  staff("board-silent", { ...board, silent: true }),
  staff("board-resting", { ...board, restLeftMs: 23_000 }),
];

const oneRow: readonly Preview[] = [
  staff("row", row),
  staff("row-not-now", { ...row, said: { kind: "refused", refusal: "not-now" } }),
  staff("row-retried", { ...row, said: { kind: "done", what: "retry" } }),
  staff("row-unknown", {
    ...row,
    detail: { ...refusedDetail, row: unknownRow, papers: [], history: [] },
  }),
  staff("row-self", { ...row, detail: { ...refusedDetail, row: selfRow, route: "self", papers: [] } }),
  staff("row-account", {
    ...row,
    detail: { ...refusedDetail, row: rows[1] ?? selfRow, route: null, papers: [], history: [] },
  }),
  staff("row-not-found", { ...row, detail: null, said: { kind: "refused", refusal: "not-found" } }),
];

const cares: readonly Preview[] = [
  staff("care", care),
  staff("care-technician", { ...care, pass: technicianPass }),
  staff("care-never", {
    ...care,
    care: {
      ...careView,
      backups: [],
      lastBackupAtMs: null,
      secondDisk: false,
      recoveryCodeMade: false,
      wiped: 0,
      lastWipedAtMs: null,
    },
  }),
  staff("care-restore-fault", { ...care, care: { ...careView, restoreFault: "disk-full" } }),
  staff("care-fault", { ...care, care: { ...careView, backupFault: "folder-missing" } }),
  staff("care-backed-up", { ...care, said: { kind: "done", what: "backed-up" } }),
  staff("care-code", { ...care, recoveryCode: "7KQ4-M2XD-9RTA-H6WP-3CVN-8JYE" }),
  staff("care-restoring", { ...care, working: "restore" }),
  staff("care-restored", { ...care, care: { ...careView, restored } }, { restored: true }),
  staff(
    "care-restored-empty",
    { ...care, care: { ...careView, restored: { ...restored, backupAtMs: null, lost: [], saved: 0 } } },
    { restored: true },
  ),
];

export const previews: readonly Preview[] = [...doors, ...boards, ...oneRow, ...cares];
