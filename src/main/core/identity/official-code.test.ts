import { expect, it } from "vitest";
import { officialCodeOf } from "./official-code.ts";

it.each([
  ["000.00.14.H20-200703-0002", "000.00.14.H20-200703-0002"],
  [" 000.00.00.h20-261125-00017 ", "000.00.00.H20-261125-00017"],
  ["H20.14.02-251120-0002", "H20.14.02-251120-0002"],
])("reads %s", (typed, code) => expect(officialCodeOf(typed)).toBe(code));

it.each(["", "12345", "CHO-261125-1-001", "087199012345", "000.00.14-200703-0002", "H20-200703-0002"])(
  "takes '%s' for no official code",
  (typed) => expect(officialCodeOf(typed)).toBeNull(),
);
