import { afterEach, describe, expect, it, vi } from "vitest";
import { manualClock } from "../../shared/clock.ts";
import type { Procedure } from "../../shared/procedure.ts";
import type { KioskView, Session, SessionEvent } from "../../shared/session.ts";
import { procedures, sampleScan, submitView, viewOf } from "../previews/fixtures.ts";
import { type CitizenCalls, createConnection } from "./connection.ts";

function at(revision: number, sessionId = "one", step: Session["step"] = { name: "home" }): KioskView {
  const view = viewOf(step);
  return { ...view, revision, session: { ...view.session, id: sessionId } };
}

interface Answering<T> {
  readonly answer: (value: T) => void;
  readonly fail: () => void;
}

/** A core that answers when the test says so. */
function stagedCore() {
  const watches: {
    readonly revision: number;
    readonly answer: (view: KioskView) => void;
    readonly fail: () => void;
  }[] = [];
  const events: {
    readonly event: SessionEvent;
    readonly sessionId: string;
    readonly answer: (view: KioskView) => void;
    readonly fail: () => void;
  }[] = [];
  const scans: Answering<KioskView>[] = [];
  const lists: Answering<Procedure[]>[] = [];
  const client: CitizenCalls = {
    watchView: ({ revision }) =>
      new Promise((answer, fail) => {
        watches.push({ revision, answer, fail: () => fail(new Error("gone")) });
      }),
    sendEvent: ({ sessionId, event }) =>
      new Promise((answer, fail) => {
        events.push({ sessionId, event, answer, fail: () => fail(new Error("gone")) });
      }),
    listProcedures: () =>
      new Promise((answer, fail) => {
        lists.push({ answer, fail: () => fail(new Error("gone")) });
      }),
    listProvinces: () => Promise.resolve([]),
    searchPlaces: () => Promise.resolve([]),
    searchList: () => Promise.resolve([]),
    addScan: () =>
      new Promise((answer, fail) => {
        scans.push({ answer, fail: () => fail(new Error("gone")) });
      }),
    readScan: () => Promise.resolve(null),
    reportShown: () => Promise.resolve(),
  };
  return { client, watches, events, scans, lists };
}

const rate = (grade: number): SessionEvent => ({ type: "rate", grade, reasons: [] });

/** Lets everything that is already answered arrive. */
async function settle(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function started() {
  const core = stagedCore();
  const clock = manualClock();
  const connection = createConnection(core.client, clock);
  const stop = connection.start();
  await settle();
  core.watches[0]?.answer(at(5));
  await settle();
  core.lists[0]?.answer([]);
  await settle();
  return { ...core, clock, connection, stop };
}

describe("the screens' line to the core", () => {
  it("asks for what is newer than what it shows", async () => {
    const { watches, connection } = await started();
    expect(connection.state().view?.revision).toBe(5);
    expect(watches.map(({ revision }) => revision)).toEqual([-1, 5]);
  });

  it("does not draw what both answers say a second time, and keeps what did not change", async () => {
    const { watches, events, connection } = await started();
    let drawn = 0;
    connection.subscribe(() => (drawn += 1));
    const { desk } = connection.state().view ?? at(0);
    connection.send({ type: "next" });
    events[0]?.answer(at(6, "one", { name: "card" }));
    watches[1]?.answer(at(6, "one", { name: "card" }));
    await settle();
    expect(drawn).toBe(1);
    expect(connection.state().view?.session.step).toEqual({ name: "card" });
    expect(connection.state().view?.desk).toBe(desk);
  });

  it("draws a new person's screen once more, so that nothing drawn for the person before is kept beside it", async () => {
    const { watches, clock, connection } = await started();
    let drawn = 0;
    connection.subscribe(() => (drawn += 1));
    watches[1]?.answer(at(6, "two"));
    await settle();
    expect(drawn).toBe(1);
    clock.advance(0);
    expect([drawn, connection.state().view?.session.id]).toEqual([2, "two"]);
  });

  it("asks at once for what a lost answer may have said", async () => {
    const { watches, events, connection } = await started();
    connection.send({ type: "next" });
    events[0]?.fail();
    await settle();
    watches
      .find(({ revision }, index) => index > 0 && revision === -1)
      ?.answer(at(6, "one", { name: "card" }));
    await settle();
    expect(connection.state().view?.session.step).toEqual({ name: "card" });
  });

  it("takes two quick touches of the same person as one", async () => {
    const { events, connection } = await started();
    connection.send({ type: "next" });
    connection.send({ type: "next" });
    expect(events.length).toBe(1);
    events[0]?.answer(at(6));
    await settle();
    connection.send({ type: "next" });
    expect(events.length).toBe(2);
  });

  it("keeps another control's press meanwhile, and delivers it in its turn while its screen is there", async () => {
    const { events, connection } = await started();
    connection.send(rate(1));
    connection.send(rate(2));
    connection.send(rate(2));
    connection.send({ type: "next" });
    expect(events.length).toBe(1);
    events[0]?.answer(at(6));
    await settle();
    expect(events.map(({ event }) => event)).toEqual([rate(1), rate(2)]);
    events[1]?.answer(at(7));
    await settle();
    expect(events.map(({ event }) => event)).toEqual([rate(1), rate(2), { type: "next" }]);
  });

  it("lets a kept press go with the screen it was meant for, or with its person", async () => {
    for (const after of [at(6, "one", { name: "consents" }), at(6, "two")]) {
      const { events, connection } = await started();
      connection.send({ type: "next" });
      connection.send({ type: "back" });
      events[0]?.answer(after);
      await settle();
      expect(events.map(({ event }) => event.type)).toEqual(["next"]);
      connection.send({ type: "back" });
      expect(events.length).toBe(2);
    }
  });

  it("says when the core is slow with a press, and no longer once it has answered", async () => {
    const { events, clock, connection } = await started();
    connection.send({ type: "next" });
    clock.advance(600);
    expect(connection.state().press).toBe("heard");
    clock.advance(200);
    expect(connection.state().press).toBe("slow");
    events[0]?.answer(at(6));
    await settle();
    expect(connection.state().press).toBe("heard");
    clock.advance(60_000);
    expect(connection.state().press).toBe("heard");
  });

  it("says that a press was lost when the core was gone, and delivers none that waited behind it", async () => {
    const { events, clock, connection } = await started();
    connection.send({ type: "next" });
    connection.send({ type: "back" });
    events[0]?.fail();
    await settle();
    expect(connection.state().press).toBe("lost");
    expect(events.length).toBe(1);
    connection.send({ type: "touched" });
    clock.advance(1_000);
    events[1]?.fail();
    connection.send({ type: "next" });
    events[2]?.answer(at(6));
    await settle();
    expect(connection.state().press).toBe("heard");
  });

  it("takes that back when the next screen shows that the press had arrived after all", async () => {
    const { events, watches, connection } = await started();
    connection.send({ type: "next" });
    events[0]?.fail();
    await settle();
    watches.at(-1)?.answer(at(6, "one", { name: "consents" }));
    await settle();
    expect(connection.state().press).toBe("heard");
  });

  it("tells nobody to press again who has called for help: it rang here, whether the core heard it or not", async () => {
    const { events, connection } = await started();
    connection.send({ type: "call-helper" });
    events[0]?.fail();
    await settle();
    expect(connection.state().press).toBe("heard");
  });

  it("asks for the procedures until they are there, also when a press was answered in between", async () => {
    const { client, watches, events, lists } = stagedCore();
    const clock = manualClock();
    const connection = createConnection(client, clock);
    connection.start();
    watches[0]?.answer(at(5));
    await settle();
    lists[0]?.fail();
    await settle();
    connection.send({ type: "next" });
    events[0]?.answer(at(6));
    await settle();
    clock.advance(500);
    await settle();
    watches[1]?.answer(at(6));
    await settle();
    lists[1]?.answer([...procedures]);
    await settle();
    expect(connection.state().procedures).toEqual(procedures);
  });

  it("lets a call for help through while an answer is awaited", async () => {
    const { events, connection } = await started();
    connection.send({ type: "next" });
    connection.send({ type: "call-helper" });
    expect(events.map(({ event }) => event.type)).toEqual(["next", "call-helper"]);
  });

  it("tells that somebody is there once, and not at all where a press has said it", async () => {
    const { events, clock, connection } = await started();
    connection.send({ type: "touched" });
    connection.send({ type: "next" });
    clock.advance(1_000);
    expect(events.map(({ event }) => event.type)).toEqual(["next"]);
    connection.send({ type: "touched" });
    connection.send({ type: "touched" });
    clock.advance(1_000);
    expect(events.map(({ event }) => event.type)).toEqual(["next", "touched"]);
  });

  it("tells at once that somebody is there whom the desk is about to give up on", async () => {
    const { events, watches, connection } = await started();
    const view = at(6);
    watches.at(-1)?.answer({ ...view, session: { ...view.session, idle: "warned" } });
    await settle();
    connection.send({ type: "touched" });
    expect(events.map(({ event }) => event.type)).toEqual(["touched"]);
  });

  it("never goes back to an older view that arrives late", async () => {
    const { events, watches, connection } = await started();
    connection.send({ type: "next" });
    events[0]?.answer(at(8));
    await settle();
    watches[1]?.answer(at(7));
    await settle();
    expect(connection.state().view?.revision).toBe(8);
  });

  it("says after two seconds that the core is silent, and takes the new core's view whatever its number", async () => {
    const { watches, clock, connection } = await started();
    for (let waited = 0; waited < 5; waited += 1) {
      watches.at(-1)?.fail();
      // Each try waits for the one before it.
      await settle();
      clock.advance(500);
      await settle();
    }
    expect(connection.state().lost).toBe(true);
    watches.at(-1)?.answer(at(1, "two"));
    await settle();
    expect(connection.state()).toMatchObject({ lost: false, view: { revision: 1, session: { id: "two" } } });
  });

  it("stops asking when the page goes", async () => {
    const { watches, stop } = await started();
    stop();
    watches.at(-1)?.answer(at(6));
    await settle();
    expect(watches.length).toBe(2);
  });
});

/** The browser's reader of files, as far as it is needed; a file whose stick was pulled cannot be read. */
class Reader extends EventTarget {
  result: string | null = null;
  readAsDataURL(file: Blob): void {
    const read = async (): Promise<void> => {
      const bytes = Buffer.from(await file.arrayBuffer());
      this.result = `data:;base64,${bytes.toString("base64")}`;
    };
    read().then(
      () => this.dispatchEvent(new Event("load")),
      () => this.dispatchEvent(new Event("error")),
    );
  }
}

class PulledFile extends Blob {
  override slice(): Blob {
    return this;
  }
  override arrayBuffer(): Promise<ArrayBuffer> {
    return Promise.reject(new Error("gone"));
  }
}

const atPapers = (revision: number, session: Partial<Session> = {}): KioskView => ({
  ...submitView({ name: "scans" }, { id: "one", ...session }),
  revision,
});

async function atScans() {
  vi.stubGlobal("FileReader", Reader);
  const line = await started();
  line.watches.at(-1)?.answer(atPapers(6));
  await settle();
  return line;
}

describe("a paper on its way to the core", () => {
  afterEach(() => vi.unstubAllGlobals());

  const paperCode = "BIRTH-PROOF";
  const paper = { sessionId: "one", paperCode, file: new Blob(["x"]), fileName: "a.jpg", replaces: [] };
  it("holds the person there from its first byte until it is kept", async () => {
    const { connection, scans } = await atScans();
    void connection.addScan(paper);
    expect(connection.state().scanning).toBe(true);
    await vi.waitUntil(() => scans.length === 1);
    scans[0]?.answer(atPapers(7, { scans: [sampleScan] }));
    await settle();
    expect(connection.state()).toMatchObject({ scanning: false, scanProblem: null });
    expect(connection.state().view?.session.scans).toEqual([sampleScan]);
  });

  it("is missed in words when it cannot be read, and nothing is handed over", async () => {
    const { connection, scans } = await atScans();
    await connection.addScan({ ...paper, file: new PulledFile() });
    expect(connection.state()).toMatchObject({
      scanning: false,
      scanProblem: { code: "scan-not-read", field: paperCode },
    });
    expect(scans.length).toBe(0);
  });

  it("is missed in words when the core did not answer, until it turns out to be there", async () => {
    const { connection, scans, watches } = await atScans();
    void connection.addScan(paper);
    await vi.waitUntil(() => scans.length === 1);
    scans[0]?.fail();
    await settle();
    expect(connection.state().scanProblem).toEqual({ code: "scan-not-kept", field: paperCode });
    watches.at(-1)?.answer(atPapers(7, { scans: [sampleScan] }));
    await settle();
    expect(connection.state().scanProblem).toBeNull();
  });

  it("is missed in words when the core let it go without any, and left to the core's own where it has some", async () => {
    const { connection, scans } = await atScans();
    void connection.addScan(paper);
    await vi.waitUntil(() => scans.length === 1);
    scans[0]?.answer(atPapers(7));
    await settle();
    expect(connection.state().scanProblem?.code).toBe("scan-not-kept");
    void connection.addScan(paper);
    await vi.waitUntil(() => scans.length === 2);
    scans[1]?.answer(atPapers(8, { notice: { code: "scan-wrong-type", field: paperCode } }));
    await settle();
    expect(connection.state().scanProblem).toBeNull();
  });

  it("goes with its person: it is not sent for the next one, holds them nowhere and is not missed at theirs", async () => {
    const { connection, scans, watches } = await atScans();
    void connection.addScan(paper);
    await vi.waitUntil(() => scans.length === 1);
    watches.at(-1)?.answer(at(7, "two"));
    await settle();
    expect(connection.state().scanning).toBe(false);
    scans[0]?.fail();
    await settle();
    await connection.addScan(paper);
    expect(connection.state()).toMatchObject({ scanning: false, scanProblem: null });
    expect(scans.length).toBe(1);
  });
});
