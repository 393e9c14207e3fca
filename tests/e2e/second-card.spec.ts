import type { Api } from "../../src/main/core/api/api.ts";
import { createClient } from "../../src/shared/client.ts";
import type { SessionEvent } from "../../src/shared/session.ts";
import { khoi, thao } from "../support/people.ts";
import { scan, typeKeys } from "./keys.ts";
import { expect, test } from "./kiosk-test.ts";

test("an owner's card at a scanner that types fills the lines, and leaves no letter behind when it fails", async ({
  page,
  machines,
}) => {
  const kiosk = await machines.kiosk();
  await page.goto(kiosk.url);
  const api = createClient<Api>((method, text) =>
    page.evaluate(
      async ([name, body]) => {
        const headers = { "content-type": "text/plain" };
        return (await fetch(`/api/${name}`, { method: "POST", headers, body })).text();
      },
      [method, text] as const,
    ),
  );
  const { session } = await api.watchView({ revision: -1 });
  const toTheOwner: readonly SessionEvent[] = [
    { type: "start", goal: "submit" },
    { type: "code-scanned", payload: thao.card },
    { type: "next" },
    { type: "set-phone", phone: thao.phone, email: "" },
    { type: "choose-account", choice: "have" },
    { type: "choose-procedure", code: "2.000635" },
    { type: "next" },
  ];
  for (const event of toTheOwner) await api.sendEvent({ sessionId: session.id, event });

  await page.getByRole("button", { name: /^Tôi nộp cho người khác/u }).tap();
  await typeKeys(page, "Traanf");
  await scan(page, khoi.card.replaceAll(/[^ -~]/gu, "?"));
  await expect(page.getByRole("alert")).toContainText("đọc sai chữ có dấu");
  await expect(page.locator("input:focus")).toHaveValue("Trần");
  await scan(page, thao.card);
  await expect(page.getByRole("alert")).toContainText("thẻ của chính ông/bà");
  await scan(page, khoi.card);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("Thẻ của người có hồ sơ đọc có đúng không?");
  await expect(page.getByRole("main")).toContainText("087 088 004 321");
  await page.getByRole("button", { name: "Đúng, tiếp tục" }).tap();
  await expect(heading).toHaveText(/^Quan hệ của ông\/bà/u);
  const { answers } = (await api.watchView({ revision: -1 })).session;
  expect(answers).toMatchObject({
    nguoiDuocCapHoTen: khoi.fullName,
    nguoiDuocCapNgaySinh: "1988-02-14",
    nguoiDuocCapGioiTinh: "male",
    nguoiDuocCapSoDinhDanh: khoi.idNumber,
  });
});
