import type { createStaffApi } from "../../../main/core/api/staff-api.ts";
import type { Client } from "../../../shared/client.ts";

export type StaffApi = ReturnType<typeof createStaffApi>;

/** The staff's part of the typed client. */
export type StaffCalls = Client<StaffApi>;

/** One act on a row, with what it needs. */
export type StaffAct = Parameters<StaffCalls["staffAct"]>[0]["act"];
