import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { until } from "../../support/print-processes.ts";
import { createSerialCable, noCable } from "../../support/serial-cable.ts";
import { wholeKiosk } from "../../support/whole-kiosk.ts";

const nobody = "http://127.0.0.1:1";
/** An invented person, with two fields behind the seventh. */
const card =
  "087199012345|341876543|Trần Thị Mẫu|05091999|Nữ|Khóm 3, Phường 6, Đồng Tháp|10052021|Trần Văn Ví|Lê Thị Dụ";

async function kioskAtCable() {
  const cable = await createSerialCable();
  onTestFinished(() => cable.remove());
  await cable.plug();
  const { api, dataDir } = await wholeKiosk({ portalUrl: nobody, scannerPort: cable.path });
  const log = () => readFile(join(dataDir, "logs", "kiosk.log"), "utf8");
  await until("the scanner in the log", async () => /"scanner-state".*"ready"/u.test(await log()));
  const session = async () => (await api.watchView({ revision: -1 })).session;
  const comesTo = (step: string) => until(step, async () => (await session()).step.name === step);
  return { api, session, comesTo, scan: (text: string) => cable.write([Buffer.from(`${text}\r`)]) };
}

describe.skipIf(noCable !== null)("a kiosk with a scanner on its serial line", () => {
  it("begins with the card that is held to it, and keeps the further fields out of sight", async () => {
    const { session, comesTo, scan } = await kioskAtCable();
    await scan(card);
    await comesTo("card-check");
    const begun = await session();
    expect(begun.person).toMatchObject({ fullName: "Trần Thị Mẫu", idNumber: "087199012345", sex: "female" });
    expect(JSON.stringify(begun)).not.toMatch(/Trần Văn Ví|Lê Thị Dụ/u);
  });

  it("looks a slip up, and tells of a garbled card before it reads it right", async () => {
    const { api, session, comesTo, scan } = await kioskAtCable();
    await scan("0".repeat(38) + "7");
    await comesTo("lookup");
    await api.sendEvent({ sessionId: (await session()).id, event: { type: "leave" } });
    await comesTo("home");
    await scan(Buffer.from(card).toString("latin1"));
    await until("the notice", async () => (await session()).notice?.code === "card-garbled");
    await scan(card);
    await comesTo("card-check");
    expect((await session()).person?.fullName).toBe("Trần Thị Mẫu");
  });

  it("tells staff what is held to it while one is in, and the citizen's screens nothing of it", async () => {
    const { api, session, comesTo, scan } = await kioskAtCable();
    const pass = await api.staffCreateFirst({ name: "Trần Thị Hạnh", pin: "482913" });
    const { token } = pass.ok ? pass.value : { token: "" };
    expect(await api.staffScanner({ token })).toMatchObject({
      value: { state: "ready", lastReadAtMs: null },
    });
    const heard = api.staffScanned({ token });
    await api.staffScanner({ token });
    await scan(card);
    expect(await heard).toEqual({ ok: false, error: "person-unknown" });
    expect(await session()).toMatchObject({ step: { name: "home" }, person: null });
    expect(await api.staffScanner({ token })).toMatchObject({ value: { lastReadAtMs: expect.any(Number) } });
    await api.staffSignOut({ token });
    await scan(card);
    await comesTo("card-check");
  });
});
