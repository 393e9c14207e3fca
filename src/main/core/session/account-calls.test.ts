import { expect, it } from "vitest";
import { err, ok } from "../../../shared/result.ts";
import type { PortalResult } from "../portal/port.ts";
import { createAccountCalls } from "./account-calls.ts";

const refused = err({ kind: "refused", words: "Mã không đúng, còn 3 lần" } as const);

function calls(confirm: PortalResult<"otp-sent" | "active">): ReturnType<typeof createAccountCalls> {
  return createAccountCalls({ confirmAccount: async () => confirm, resendOtp: async () => ok(null) });
}

it("passes the portal's words on for a wrong code, and says when the tries are used up", async () => {
  const account = calls(refused);
  for (let i = 0; i < 4; i += 1) {
    expect(await account.confirm("TK-1", "000000")).toEqual({
      code: "otp-wrong",
      detail: "Mã không đúng, còn 3 lần",
    });
  }
  expect(await account.confirm("TK-1", "000000")).toEqual({ code: "otp-used-up" });
});

it("counts anew after a new code was sent", async () => {
  const account = calls(refused);
  for (let i = 0; i < 5; i += 1) await account.confirm("TK-1", "000000");
  await account.resend("TK-1");
  expect(await account.confirm("TK-1", "000000")).toMatchObject({ code: "otp-wrong" });
});

it("says nothing more when the account became active", async () => {
  expect(await calls(ok("active")).confirm("TK-1", "123456")).toBeNull();
});

it("does not call an account active that the portal still holds for a code", async () => {
  expect(await calls(ok("otp-sent")).confirm("TK-1", "123456")).toEqual({ code: "otp-wrong" });
});

it("does not call a dead portal a wrong code", async () => {
  const dead = calls(err({ kind: "no-connection", sent: false, tls: null }));
  expect(await dead.confirm("TK-1", "123456")).toEqual({ code: "portal-no-answer" });
});
