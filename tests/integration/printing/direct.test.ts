import { expect, test } from "vitest";
import { createIppPrinter, probeIppPrinter } from "../../../src/main/core/printing/ipp-printer.ts";
import { systemClock } from "../../../src/shared/clock.ts";
import { atRealPrinter, describePrinting, type PrintWay } from "../../support/describe-printing.ts";

const clock = systemClock();
const direct: PrintWay = {
  name: "straight to the printer by IPP",
  create: ({ printer }) => createIppPrinter({ uri: printer.uri, clock }),
  // The printer only says that it gave the job up; why, it does not say.
  corrupt: "aborted",
};

describePrinting(direct);

atRealPrinter({ ...direct, name: "what only a printer that is asked itself can tell" }, (bench) => {
  const { end, send, sheetsOf, shop, title, until } = bench;

  test("a printer that is found says its name and its sheets", async () => {
    const { uri } = shop().printer;
    expect(await probeIppPrinter(uri, clock)).toEqual({
      ok: true,
      value: { way: "ipp", name: "Kiosk test printer", address: uri, tells: true, papers: ["a4"] },
    });
  });

  test("nothing is handed to a printer that is off, and it prints when it is on", async () => {
    const name = title();
    await shop().printer.switchOff();
    expect(await bench.printer().status()).toEqual({ problem: "not-connected" });
    const refused = await bench.printer().print(bench.pdf(), { title: name, paper: "a4", copies: 1 });
    expect(refused).toEqual({ ok: false, error: "not-connected" });
    await shop().printer.switchOn();
    expect(await bench.printer().status()).toEqual({ problem: null });
    expect(await end(await send(name))).toEqual({ state: "printed" });
    expect(await sheetsOf(name)).toBe(1);
  });

  test("what a printer was printing when it was switched off, only a person can tell", async () => {
    const [lost, next] = [title(), title()];
    await shop().printer.hand("busy");
    const job = await send(lost);
    await shop().printer.switchOff();
    await until(job, { state: "pending", problem: "not-connected" });
    await shop().printer.hand(null);
    await shop().printer.switchOn();
    // It counts its jobs from 1 again: a stranger under the old number is not taken for ours.
    await end(await send(next));
    expect(await end(job)).toEqual({ state: "handed" });
    expect([await sheetsOf(lost), await sheetsOf(next)]).toEqual([0, 1]);
  });

  test("ink that is only warned of is no fault until a page does not come out", async () => {
    const name = title();
    await shop().printer.hand("no-ink");
    const job = await send(name);
    expect(await bench.printer().status()).toEqual({ problem: null });
    await until(job, { state: "pending", problem: "no-ink" });
    await shop().printer.hand(null);
    expect(await end(job)).toEqual({ state: "printed" });
    expect(await sheetsOf(name)).toBe(1);
  });
});
