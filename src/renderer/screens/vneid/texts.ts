import en from "../../../../assets/locales/en/vneid.json";
import vi from "../../../../assets/locales/vi/vneid.json";
import { addLateTexts } from "../../i18n/use-t.ts";

/** Both languages of the guides; whoever imports this has them put in. */
export const vneidTexts = { vi, en } as const;

addLateTexts("vneid", vneidTexts);
