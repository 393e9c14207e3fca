import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { answerSchemaName, contractDocument, contractText } from "./contract.ts";

it("the contract document in the repository is the one the schemas make (npm run contract writes it)", () => {
  const kept = readFileSync(new URL("../../../../../assets/portal/contract.json", import.meta.url), "utf8");
  expect(kept).toBe(contractText());
});

it("names an answer schema that the document has, for every service", () => {
  const text = JSON.stringify(contractDocument());
  for (const service of [
    "TraCuuHoSo",
    "DongBoHoSoMC",
    "GuiLaiOTP",
    "LayThuTuc",
    "LayDanhSachTTHC",
    "CapNhatTienDoHoSoMC",
  ])
    expect(text).toContain(`"${answerSchemaName(service)}":{`);
  expect(answerSchemaName("TraCuuHoSo")).toBe(answerSchemaName("DongBoHoSoMC"));
});
