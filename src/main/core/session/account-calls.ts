import type { Portal, PortalFault } from "../portal/port.ts";
import type { AccountCalls, OtpProblem } from "./effects.ts";

/** Tries the portal gives one code (contract: 6 digits, 3 minutes, 5 tries). */
const OTP_TRIES = 5;

/** The two calls a citizen waits for with the phone in the hand: confirming the code, and asking for another. */
export function createAccountCalls(portal: Pick<Portal, "confirmAccount" | "resendOtp">): AccountCalls {
  const wrong = new Map<string, number>();

  function wrongOnce(accountId: string): number {
    const times = (wrong.get(accountId) ?? 0) + 1;
    wrong.set(accountId, times);
    return times;
  }

  return {
    async confirm(accountId, otp) {
      const answer = await portal.confirmAccount({ accountId, otp });
      if (!answer.ok) {
        return answer.error.kind === "refused"
          ? wrongCode(wrongOnce(accountId), answer.error.words)
          : noAnswer(answer.error);
      }
      if (answer.value !== "active") return wrongCode(wrongOnce(accountId));
      wrong.delete(accountId);
      return null;
    },
    async resend(accountId) {
      const answer = await portal.resendOtp(accountId);
      if (!answer.ok) {
        return answer.error.kind === "refused"
          ? { code: "otp-too-soon", detail: answer.error.words }
          : noAnswer(answer.error);
      }
      wrong.delete(accountId);
      return null;
    },
  };
}

function wrongCode(times: number, words?: string): OtpProblem {
  if (times >= OTP_TRIES) return { code: "otp-used-up" };
  return words === undefined ? { code: "otp-wrong" } : { code: "otp-wrong", detail: words };
}

function noAnswer(fault: PortalFault): OtpProblem {
  return fault.kind === "not-found" ? { code: "otp-expired" } : { code: "portal-no-answer" };
}
