import type { AccountStatus } from "../../../shared/dossier.ts";
import { unreachable } from "../../../shared/result.ts";
import type { Session, SessionEvent } from "../../../shared/session.ts";
import { checkEmail, checkPhone, isWarning } from "../../../shared/validate.ts";
import { afterEdit } from "./after-edit.ts";
import { refilled } from "./declaration-walk.ts";
import { onVneidChoice } from "./steps-vneid.ts";
import { change, go, refuse, stay, type Transition, type World } from "./transition.ts";

/** The phone the ward calls and the portal sends its code to; an unusual number warns once, then passes. */
export function onPhone(session: Session, event: SessionEvent, world: World): Transition {
  if (event.type === "back") return go(session, { name: "card-check" });
  if (event.type !== "set-phone") return stay(session);
  const phone = event.phone.trim();
  const email = event.email.trim();
  const typed = refilled({ ...session, phone, email }, session, world);
  const problem = checkPhone(phone);
  const warnedAlready = session.notice?.code === problem && session.phone === phone;
  if (problem && !(isWarning(problem) && warnedAlready)) return refuse(typed, problem, "phone");
  const emailProblem = checkEmail(email);
  if (emailProblem) return refuse(typed, emailProblem, "email");
  if (session.editing) return afterEdit(typed, {});
  // Who was led through VNeID before anything else is not asked again.
  return go(typed, session.vneid === null ? { name: "account" } : { name: "procedure" });
}

/** "I have one" goes on; registering is kept first and sent at once, like everything else. */
export function onAccount(session: Session, event: SessionEvent, world: World): Transition {
  // Being led through VNeID needs neither card nor phone number: there is only the first screen behind it.
  if (event.type === "back")
    return session.person ? go(session, { name: "phone" }) : change(session, {}, { type: "reset" });
  if (event.type === "choose-vneid" || event.type === "end-vneid")
    return world.accountMode === "vneid" ? onVneidChoice(session, event) : stay(session);
  if (event.type !== "choose-account") return stay(session);
  if (event.choice === "have") return go(session, afterAccount(session), { accountChoice: "have" });
  if (world.accountMode !== "portal") return stay(session);
  return go(session, { name: "account-wait" }, { accountChoice: "register" }, { type: "register-account" });
}

/** Where a person with an account goes on: to the procedures, or to the end when the account was all they wanted. */
function afterAccount(session: Session): Session["step"] {
  return session.goal === "account" ? { name: "account-done" } : { name: "procedure" };
}

/** While the portal is asked; it can only be left through an answer, the timer, or the way out. */
export function onAccountWait(session: Session): Transition {
  return stay(session);
}

/** Routes the registration's news to the screen that fits it, wherever the person stands. */
export function onAccountChanged(session: Session, account: AccountStatus): Transition {
  const known = { ...session, account };
  if (session.step.name !== "account-wait" && session.step.name !== "otp") return stay(known);
  switch (account.state) {
    case "waiting":
      return stay(known);
    case "otp-sent":
      return session.step.name === "otp" ? stay(known) : go(known, { name: "otp" });
    case "active":
      return go(known, { name: "account-done" });
    case "someone-elses":
      return go(known, { name: "account-done" }, { notice: { code: "account-someone-elses" } });
    case "refused":
      return go(
        known,
        { name: "phone" },
        {
          accountChoice: null,
          account: null,
          notice: { code: "account-refused", ...(account.refusal && { detail: account.refusal }) },
        },
      );
    default:
      return unreachable(account.state);
  }
}

/** The code from the citizen's own phone. `next` goes on without it: the desk calls later (DECISIONS 6). */
export function onOtp(session: Session, event: SessionEvent): Transition {
  const { accountId, intentId } = session.account ?? { accountId: null, intentId: 0 };
  switch (event.type) {
    case "enter-otp":
      if (session.busy || !accountId) return stay(session);
      if (!/^\d{6}$/.test(event.otp)) return refuse(session, "otp-wrong", "otp");
      return change(
        session,
        { busy: true, notice: null },
        { type: "confirm-otp", intentId, accountId, otp: event.otp },
      );
    case "resend-otp":
      if (session.busy || !accountId) return stay(session);
      return change(session, { busy: true, notice: null }, { type: "resend-otp", accountId });
    case "next":
      return go(session, { name: "account-done" });
    default:
      return stay(session);
  }
}

/** The account is made, kept or there already; on to the procedure, or home. */
export function onAccountDone(session: Session, event: SessionEvent): Transition {
  if (event.type === "start" && event.goal === "submit")
    return go(session, { name: session.person ? "procedure" : "card" }, { goal: "submit" });
  if (event.type !== "next") return stay(session);
  return session.goal === "account" ? go(session, { name: "goodbye" }) : go(session, { name: "procedure" });
}
