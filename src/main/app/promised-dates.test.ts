import { expect, it } from "vitest";
import { dossierIntent } from "../../../tests/support/intents.ts";
import { atPortal, keep } from "../../../tests/support/keep.ts";
import { dataFolder } from "../../../tests/support/store.ts";
import type { DossierStatus } from "../../shared/dossier.ts";
import { holidaysOf } from "../core/catalogue/holidays.ts";
import { returnDateOf } from "../core/catalogue/return-date.ts";
import { procedureOf } from "../core/slips/fixture.ts";
import type { CountReturnDate } from "../core/staff/return-dates.ts";
import { withPromisedDates } from "./promised-dates.ts";

const code = "000.00.00.H20-261125-0001";
const source = { mark: "V", text: "thử", checkedOn: "2026-11-22" } as const;
const holidays = holidaysOf([
  { date: "2026-01-01", name: "Tết Dương lịch", kind: "holiday", confirmed: true, source },
]);
const desk = { closingTime: "16:30", sameDayUntil: "15:00" };
const countReturnDate: CountReturnDate = (status, procedure, confirmed) =>
  returnDateOf({
    status,
    procedure: procedure && { time: { unit: "same-day", amount: 0, source } },
    holidays,
    desk,
    confirmed,
  });

it("gives every screen the hour that Mẫu 01 prints, however the dossier was found", async () => {
  const folder = await dataFolder();
  const store = folder.open();
  const intent = dossierIntent();
  const { intentId, ticket } = keep(folder, store, intent);
  const screens = withPromisedDates(store, { countReturnDate, procedure: procedureOf });
  expect(screens.dossierStatus(intentId).dueAt).toBeNull();
  store.noteDossier(intentId, {
    ...atPortal(code),
    state: 2,
    takenInAt: "20261125083000",
    dueAt: "20261125000000",
  });
  const { idNumber } = intent.submitter;
  const byTicket = screens.findByTicket(ticket, idNumber.slice(-4));
  const found: (DossierStatus | null)[] = [
    screens.dossierStatus(intentId),
    screens.findByCode(code, idNumber),
    byTicket.ok ? byTicket.value : null,
  ];
  expect(found.map((status) => status?.dueAt)).toEqual(Array(3).fill("20261125163000"));
  expect(store.dossierStatus(intentId).dueAt).toBe("20261125000000");
});
