import { describe, expect, it } from "vitest";
import type { PrintProgress } from "../../../shared/printing.ts";
import { err, ok } from "../../../shared/result.ts";
import { acceptedDetail, printersView, progressOf } from "./sample-paper.ts";
import { countOf, settle, signedIn } from "./staged-core.ts";
import { closedState } from "./state.ts";

/** An accepted row is open, and a printer behind it says what `now` says. */
async function atRow() {
  const area = await signedIn();
  const { answers, line } = area;
  const now = { progress: progressOf({ state: "sent" }) };
  answers["staffRow"] = () => ok(acceptedDetail);
  answers["staffPrint"] = () => ok({ pressId: "press-1" });
  answers["staffPrintState"] = () => ok(now.progress);
  answers["staffCameOut"] = ({ came }: { readonly came: boolean }) =>
    ok(progressOf(came ? { state: "printed", copies: 1 } : { state: "failed", problem: "unknown" }));
  line.actions.open(30);
  await settle();
  const state = (): PrintProgress["state"] | undefined => line.state().press?.progress.state;
  const says = async (progress: Partial<PrintProgress>): Promise<void> => {
    now.progress = progressOf(progress);
    area.clock.advance(1_000);
    await settle();
  };
  const prints = async (): Promise<void> => {
    line.actions.print({ kind: "slip", intentId: 30 });
    await settle();
  };
  return { ...area, state, says, prints };
}

describe("a paper that staff print", () => {
  it("is followed to its end, and the row is asked for anew when it is out", async () => {
    const { asked, prints, says, state, line } = await atRow();
    await prints();
    expect(state()).toBe("sent");
    await says({ state: "sent", problem: "no-paper" });
    expect(line.state().press?.progress.problem).toBe("no-paper");
    const looks = countOf(asked, "staffRow");
    await says({ state: "printed", copies: 1 });
    expect(state()).toBe("printed");
    expect(countOf(asked, "staffRow")).toBe(looks + 1);
  });

  it("is asked for every second only while it is under way, and never as somebody's presence", async () => {
    const { asked, prints, says } = await atRow();
    await prints();
    await says({ state: "printed", copies: 1 });
    const questions = countOf(asked, "staffPrintState");
    await says({});
    await says({});
    expect(countOf(asked, "staffPrintState")).toBe(questions);
    const presence = asked
      .filter(({ method }) => method === "staffPrintState")
      .map(({ input }) => input["quiet"]);
    expect(new Set(presence)).toEqual(new Set([true]));
  });

  it("comes once for two presses, and the next one waits until it is over", async () => {
    const { asked, prints, says, line } = await atRow();
    line.actions.print({ kind: "slip", intentId: 30 });
    await prints();
    await prints();
    expect(countOf(asked, "staffPrint")).toBe(1);
    await says({ state: "printed", copies: 1 });
    await prints();
    expect(countOf(asked, "staffPrint")).toBe(2);
  });

  it("asks a person where the printer cannot tell, and goes by their word", async () => {
    const { asked, prints, says, state, line } = await atRow();
    await prints();
    await says({ state: "handed" });
    // Nothing else is printed meanwhile: two sheets in the tray could not be told apart.
    await prints();
    expect(countOf(asked, "staffPrint")).toBe(1);
    line.actions.cameOut(true);
    await settle();
    expect(state()).toBe("printed");
    expect(asked.find(({ method }) => method === "staffCameOut")?.input).toMatchObject({
      pressId: "press-1",
      came: true,
    });
  });

  it("takes a page that the printer vouches for as printed, whatever is wrong with its edges", async () => {
    const { asked, says, line } = await atRow();
    line.actions.print({ kind: "test-page", printerId: "printer-1" }, "Máy in phiếu");
    await settle();
    await says({ state: "printed", kind: "test-page", copies: 1 });
    line.actions.cameOut(false);
    await settle();
    expect(line.state().press).toMatchObject({ seen: false, progress: { state: "printed" } });
    expect(countOf(asked, "staffCameOut")).toBe(0);
  });

  it("stays in sight on the board while it waits for paper, and is gone from there when it is over", async () => {
    const { prints, says, state, line } = await atRow();
    await prints();
    await says({ state: "sent", problem: "jam" });
    line.actions.toBoard();
    expect(state()).toBe("sent");
    await says({ state: "printed", copies: 1 });
    expect(state()).toBe("printed");
    line.actions.open(30);
    expect(line.state().press).toBeNull();
  });

  it("is followed on when one question found no answer", async () => {
    const { answers, prints, says, state, clock } = await atRow();
    await prints();
    const before = answers["staffPrintState"];
    answers["staffPrintState"] = () => Promise.reject(new Error("gone"));
    clock.advance(1_000);
    await settle();
    expect(state()).toBe("sent");
    if (before !== undefined) answers["staffPrintState"] = before;
    await says({ state: "failed", problem: "aborted" });
    expect(state()).toBe("failed");
  });

  it("is never told by the end of the one before it", async () => {
    const { answers, prints, says, line } = await atRow();
    await prints();
    await says({ state: "printed", copies: 1 });
    answers["staffPrint"] = () => new Promise(() => undefined);
    line.actions.print({ kind: "control", intentId: 30 });
    expect(line.state().press).toBeNull();
  });

  it("says why it was not begun", async () => {
    const { answers, prints, line } = await atRow();
    answers["staffPrint"] = () => err("not-now");
    await prints();
    expect(line.state()).toMatchObject({ press: null, said: { kind: "refused", refusal: "not-now" } });
  });

  it("leaves nothing of what was typed into it, and nothing at all when somebody leaves", async () => {
    const { asked, line, clock } = await atRow();
    const reason = "Thiếu Giấy chứng sinh của cháu Nguyễn Gia Hân";
    line.actions.print({ kind: "rejection", intentId: 30, reason });
    await settle();
    expect(asked.find(({ method }) => method === "staffPrint")?.input["order"]).toMatchObject({ reason });
    expect(JSON.stringify(line.state())).not.toContain(reason);
    line.leave();
    const questions = countOf(asked, "staffPrintState");
    clock.advance(5_000);
    await settle();
    expect(line.state()).toEqual(closedState);
    expect(countOf(asked, "staffPrintState")).toBe(questions);
  });
});

it("shows the row as it stands after somebody confirmed its return date", async () => {
  const { answers, line } = await atRow();
  const { returnDate } = acceptedDetail;
  const confirmed = { ...acceptedDetail, returnDate: returnDate && { ...returnDate, confirmed: true } };
  answers["staffConfirmDate"] = () => ok(confirmed);
  answers["staffRow"] = () => ok(confirmed);
  line.actions.confirmDate();
  await settle();
  expect(line.state().detail?.returnDate?.confirmed).toBe(true);
  expect(line.state().said).toEqual({ kind: "done", what: "date-confirmed" });
});

describe("the printers' screen", () => {
  it("asks how they stand again and again, but only while it is open", async () => {
    const { answers, asked, line, clock } = await signedIn();
    answers["staffPrinters"] = () => ok(printersView);
    clock.advance(9_000);
    await settle();
    expect(countOf(asked, "staffPrinters")).toBe(0);
    line.actions.toPrinters();
    await settle();
    expect(line.state().printers).toEqual(printersView);
    clock.advance(5_000);
    await settle();
    expect(countOf(asked, "staffPrinters")).toBeGreaterThan(1);
    const { length } = asked;
    line.actions.toBoard();
    clock.advance(5_000);
    await settle();
    expect(countOf(asked.slice(length), "staffPrinters")).toBe(0);
  });

  it("asks how they stand at once when a test page is out, so that a card tells no trouble that is over", async () => {
    const { answers, asked, line, clock } = await signedIn();
    answers["staffPrinters"] = () => ok(printersView);
    answers["staffPrint"] = () => ok({ pressId: "press-1" });
    answers["staffPrintState"] = () => ok(progressOf({ state: "sent", problem: "no-paper" }));
    line.actions.toPrinters();
    line.actions.print({ kind: "test-page", printerId: "printer-1" }, "Máy in phiếu");
    await settle();
    answers["staffPrinters"] = () => ok({ ...printersView, problems: {} });
    answers["staffPrintState"] = () => ok(progressOf({ state: "printed", copies: 1 }));
    const before = countOf(asked, "staffPrinters");
    clock.advance(1_000);
    await settle();
    expect(line.state().press?.progress.state).toBe("printed");
    expect(countOf(asked, "staffPrinters")).toBe(before + 1);
    expect(line.state().printers?.problems).toEqual({});
  });

  it("says that a change is saved, and shows what stands after one that was refused", async () => {
    const { answers, line } = await signedIn();
    answers["staffPrinters"] = () => ok(printersView);
    answers["staffSavePrinters"] = ({ setup }: { readonly setup: unknown }) => ok({ ...printersView, setup });
    line.actions.toPrinters();
    await settle();
    const changed = { ...printersView.setup, uses: { ...printersView.setup.uses, result: "printer-2" } };
    line.actions.savePrinters(changed);
    await settle();
    expect(line.state().printers?.setup.uses.result).toBe("printer-2");
    expect(line.state().said).toEqual({ kind: "done", what: "printers-saved" });
    answers["staffSavePrinters"] = () => err("printers-wrong");
    line.actions.savePrinters(changed);
    await settle();
    expect(line.state().said).toEqual({ kind: "refused", refusal: "printers-wrong" });
    expect(line.state().printers).toEqual(printersView);
  });

  it("keeps a choice just saved from an older answer", async () => {
    const { answers, line } = await signedIn();
    const late: (() => void)[] = [];
    answers["staffPrinters"] = () => ok(printersView);
    answers["staffSavePrinters"] = () => ok({ ...printersView, problems: {} });
    line.actions.toPrinters();
    await settle();
    answers["staffPrinters"] = () =>
      new Promise((give) => {
        late.push(() => give(ok(printersView)));
      });
    line.actions.toPrinters();
    await settle();
    line.actions.savePrinters(printersView.setup);
    await settle();
    for (const give of late) give();
    await settle();
    expect(line.state().printers?.problems).toEqual({});
  });

  it("asks what stands at a typed address before it is saved", async () => {
    const { answers, asked, line } = await signedIn();
    const answer = { found: null, problem: "not-connected" };
    answers["staffProbePrinter"] = () => ok(answer);
    line.actions.probePrinter("ipp", "ipp://192.168.1.50/ipp/print");
    await settle();
    const at = { way: "ipp", address: "ipp://192.168.1.50/ipp/print" };
    expect(asked.at(-1)).toMatchObject({ method: "staffProbePrinter", input: { at } });
    expect(line.state().probe).toEqual({ address: at.address, answer });
  });

  it("shows what a search found, and forgets it when the screen is opened anew", async () => {
    const { answers, line } = await signedIn();
    answers["staffPrinters"] = () => ok(printersView);
    answers["staffFindPrinters"] = () => ok([]);
    line.actions.findPrinters();
    expect(line.state().working).toBe("find");
    await settle();
    expect(line.state()).toMatchObject({ found: [], working: null });
    line.actions.toPrinters();
    expect(line.state().found).toBeNull();
  });
});
