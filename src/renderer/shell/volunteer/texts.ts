import en from "../../../../assets/locales/en/volunteer.json";
import vi from "../../../../assets/locales/vi/volunteer.json";
import { addLateTexts } from "../../i18n/use-t.ts";

/** Both languages of the volunteer's strip; whoever imports this has them put in. */
export const volunteerTexts = { vi, en } as const;

addLateTexts("volunteer", volunteerTexts);
