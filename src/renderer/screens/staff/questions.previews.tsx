import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";
import type { StaffScreen } from "./area.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { CodeScreen } from "./code-screen.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import { boardPage, careView, headPass, refusedDetail, refusedRow, selfRow } from "./sample.ts";
import { closedState, type StaffState } from "./state.ts";

// What lies over a row or stands in its place, which no state alone opens.

const row: StaffState = {
  ...closedState,
  pass: headPass,
  place: { name: "row", intentId: 42 },
  board: boardPage,
  care: careView,
  detail: refusedDetail,
};
const nothing = (): void => undefined;
const asked = (id: string, inner: StaffScreen, state: Partial<StaffState> = {}): Preview => ({
  id: `staff-${id}`,
  view: viewOf({ name: "home" }),
  staff: { ...row, ...state },
  staffInner: inner,
});
const code: StaffScreen = (props) => (
  <CodeScreen {...props} detail={{ ...refusedDetail, row: selfRow, route: "self" }} onClose={nothing} />
);
const [backup] = careView.backups;

export const previews: readonly Preview[] = [
  asked("row-cancel", () => (
    <CancelDialog row={{ ...refusedRow, behind: 2 }} onCancel={nothing} onClose={nothing} />
  )),
  asked("row-correct", () => <CorrectDialog row={refusedRow} onCorrect={nothing} onClose={nothing} />),
  asked("code", code),
  asked("code-wrong", code, { said: { kind: "refused", refusal: "code-wrong" } }),
  asked("code-portal-away", code, { said: { kind: "refused", refusal: "portal-away" } }),
  ...(backup === undefined
    ? []
    : [asked("care-restore", () => <RestoreDialog backup={backup} onRestore={nothing} onClose={nothing} />)]),
];
