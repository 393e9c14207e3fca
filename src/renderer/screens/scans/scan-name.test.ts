import { expect, it } from "vitest";
import { scanName } from "./scan-name.ts";

const file = (paperCode: string, fileName: string) => ({ paperCode, fileName });

it("names a scan by its paper and number, never by the person's own file name", () => {
  const scans = [file("BIRTH-PROOF", "birth-proof-1.jpg"), file("OTHER", "other-1.jpg")];
  expect(scanName("BIRTH-PROOF", scans, "image/jpeg")).toBe("birth-proof-2.jpg");
  expect(scanName("BIRTH-PROOF", [], "application/pdf")).toBe("birth-proof-1.pdf");
  expect(scanName("BIRTH-PROOF", [], "text/html")).toBe("birth-proof-1.bin");
});

it("gives no two files of a paper one name, also after the first was taken away", () => {
  const left = [file("BIRTH-PROOF", "birth-proof-2.jpg")];
  expect(scanName("BIRTH-PROOF", left, "image/jpeg")).toBe("birth-proof-1.jpg");
  expect(scanName("BIRTH-PROOF", [...left, file("BIRTH-PROOF", "birth-proof-1.pdf")], "image/jpeg")).toBe(
    "birth-proof-3.jpg",
  );
});
