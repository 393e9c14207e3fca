import { expect, it } from "vitest";
import { scanName } from "./scan-name.ts";

it("names a scan by its paper and number, never by the person's own file name", () => {
  const scans = [{ paperCode: "BIRTH-PROOF" }, { paperCode: "OTHER" }];
  expect(scanName("BIRTH-PROOF", scans, "image/jpeg")).toBe("birth-proof-2.jpg");
  expect(scanName("BIRTH-PROOF", [], "application/pdf")).toBe("birth-proof-1.pdf");
  expect(scanName("BIRTH-PROOF", [], "text/html")).toBe("birth-proof-1.bin");
});
