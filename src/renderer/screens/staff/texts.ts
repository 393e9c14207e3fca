import en from "../../../../assets/locales/en/staff.json";
import vi from "../../../../assets/locales/vi/staff.json";
import type { StaffTexts } from "../../i18n/resources.ts";
import { addStaffTexts } from "../../i18n/use-t.ts";

/** Both languages of the staff area; whoever imports this has them put in. */
export const staffTexts: { readonly vi: StaffTexts; readonly en: StaffTexts } = { vi, en };

addStaffTexts(staffTexts);
