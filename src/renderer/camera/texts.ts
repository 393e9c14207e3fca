import en from "../../../assets/locales/en/camera.json";
import vi from "../../../assets/locales/vi/camera.json";
import type { LateAreas } from "../i18n/resources.ts";
import { addLateTexts } from "../i18n/use-t.ts";

/** Both languages of the camera for papers; whoever imports this has them put in. */
export const cameraTexts: { readonly vi: LateAreas["camera"]; readonly en: LateAreas["camera"] } = { vi, en };

addLateTexts("camera", cameraTexts);
