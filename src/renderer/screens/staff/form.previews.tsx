import { viewOf } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import type { StaffScreen } from "./area.tsx";
import { FormDate, FormReason } from "./form-fields.tsx";
import { FormCheck, FormScreen } from "./form-screen.tsx";
import { allItems } from "./missing-list.ts";
import { MissingLine, MissingScreen } from "./missing-screen.tsx";
import { RegisterScreen } from "./papers-screen.tsx";
import { boardPage, careView, headPass } from "./sample.ts";
import { acceptedDetail } from "./sample-paper.ts";
import { closedState, type StaffState } from "./state.ts";

// What the official forms ask before they are printed.

const row: StaffState = {
  ...closedState,
  pass: headPass,
  place: { name: "row", intentId: 30 },
  board: boardPage,
  care: careView,
  detail: acceptedDetail,
};
const within = (id: string, state: StaffState, staffInner: StaffScreen): Preview => ({
  id: `staff-${id}`,
  view: viewOf({ name: "home" }),
  staff: state,
  staffInner,
});
const nothing = (): void => undefined;
const back = <Back />;
/** The way back, in the language of the preview. */
function Back() {
  return <Button onPress={nothing}>{useT()("common.back")}</Button>;
}
const missing = { ticked: ["BIRTH-PROOF"], lines: ["Bản sao Giấy chứng nhận kết hôn của cha mẹ"] };
const tickables = [
  { code: "BIRTH-PROOF", name: "Giấy chứng sinh" },
  { code: "ID-SHOW", name: "Thẻ căn cước của người đi đăng ký" },
];
const reason = "Giấy chứng sinh chụp không rõ số và ngày sinh của trẻ.";
const check = { detail: acceptedDetail, reason, newDueOn: "2026-12-03", others: back, busy: false };

export const previews: readonly Preview[] = [
  within("form-missing", row, (props) => (
    <FormScreen {...props} detail={acceptedDetail} form="supplement" onClose={nothing} />
  )),
  within("form-missing-list", row, () => (
    <MissingScreen papers={tickables} missing={missing} others={back} onChange={nothing} onNext={nothing} />
  )),
  within("form-missing-line", row, () => <MissingLine initial="" onLine={nothing} onBack={nothing} />),
  ...(["supplement", "rejection", "apology"] as const).flatMap((form) => [
    within(`form-${form}-reason`, row, () => (
      <FormReason form={form} reason={reason} others={back} onReason={nothing} onNext={nothing} />
    )),
    within(`form-${form}-check`, row, () => (
      <FormCheck
        {...check}
        form={form}
        phoneSet={form !== "supplement"}
        items={allItems(missing, tickables)}
        onPrint={nothing}
      />
    )),
  ]),
  within("form-date", row, () => (
    <FormDate newDueOn="" others={back} after="2026-11-25" onDate={nothing} onNext={nothing} />
  )),
  within("register", { ...row, place: { name: "papers" } }, () => (
    <RegisterScreen others={back} onPeriod={nothing} />
  )),
];
