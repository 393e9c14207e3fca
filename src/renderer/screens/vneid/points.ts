import type { VneidPageId } from "../../../shared/vneid.ts";
import type { LateAreas } from "../../i18n/resources.ts";

/** The short sentences under each page's title, in the order they are done. */
export const pagePoints = {
  "activate-police": ["activate-police-1", "activate-police-2", "activate-police-3"],
  "activate-install": ["activate-install-1", "activate-install-2"],
  "activate-number": ["activate-number-1", "activate-number-2"],
  "activate-code": ["activate-code-1", "activate-code-2"],
  "activate-secret": ["activate-secret-1", "activate-secret-2", "activate-secret-3"],
  "recover-start": ["recover-start-1", "recover-start-2"],
  "recover-facts": ["recover-facts-1", "recover-facts-2"],
  "recover-code": ["recover-code-1", "recover-code-2"],
  "recover-secret": ["recover-secret-1", "recover-secret-2"],
  "phone-number": ["phone-number-1", "phone-number-2"],
  "phone-new": ["phone-new-1", "phone-new-2"],
  "phone-old": ["phone-old-1", "phone-old-2"],
  "phone-chip": ["phone-chip-1", "phone-chip-2"],
  "login-page": ["login-page-1", "login-page-2"],
  "login-choose": ["login-choose-1", "login-choose-2"],
  "login-scan": ["login-scan-1", "login-scan-2"],
  "login-inside": ["login-inside-1", "login-inside-2"],
  "otp-number": ["otp-number-1", "otp-number-2"],
  "otp-signal": ["otp-signal-1", "otp-signal-2"],
  "otp-again": ["otp-again-1", "otp-again-2"],
} as const satisfies Readonly<Record<VneidPageId, readonly (keyof LateAreas["vneid"])[]>>;
