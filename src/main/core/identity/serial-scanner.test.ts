import { expect, it } from "vitest";
import { manualClock } from "../../../shared/clock.ts";
import { err, ok } from "../../../shared/result.ts";
import type { ScannerState } from "../../../shared/staff.ts";
import type { LineFound, LineListener, LineProblem, SerialLines } from "./scanner.ts";
import { createSerialScanner } from "./serial-scanner.ts";

const CODE = "087199012345||Nguyễn Văn Mẫu|05091999|Nam|Đồng Tháp|10052021";
const scannerLine: LineFound = { path: "/dev/ttyACM0", vendorId: "0c2e", name: "Honeywell" };

/** Lets every promise that can settle do so. */
const settled = () => new Promise((done) => setImmediate(done));

/** A machine whose lines a test plugs in and out. */
function machine(port = "auto", problemAtFirst: LineProblem | null = null) {
  const clock = manualClock();
  const heard: string[] = [];
  const states: ScannerState[] = [];
  const asked: string[] = [];
  let found: readonly LineFound[] = [];
  let problem: LineProblem | "throws" | null = problemAtFirst;
  let listener: LineListener | null = null;
  let closes = 0;
  const lines: SerialLines = {
    list: async () => found,
    open: async (path, baudRate, given) => {
      asked.push(`${path} ${baudRate}`);
      if (problem === "throws") throw new Error("no driver");
      if (problem) return err(problem);
      listener = given;
      return ok({
        close: async () => {
          closes += 1;
          given.ended();
        },
      });
    },
  };
  const scanner = createSerialScanner({
    lines,
    port,
    baudRate: 9600,
    clock,
    onState: (state) => states.push(state),
  });
  scanner.onPayload((payload) => heard.push(payload));
  return {
    scanner,
    heard,
    states,
    asked,
    closes: () => closes,
    find: (...now: readonly LineFound[]) => (found = now),
    fail: (now: typeof problem) => (problem = now),
    send: (text: string) => listener?.bytes(Buffer.from(text)),
    unplug: () => listener?.ended(),
    /** The listener of the line that is open now, to be called when it is no more. */
    line: () => listener,
    async pass(ms: number) {
      await settled();
      clock.advance(ms);
      await settled();
    },
  };
}

it("is found when it is plugged in, and reads", async () => {
  const { scanner, states, asked, heard, find, pass, send } = machine();
  await pass(60_000);
  expect([scanner.status().state, states, asked]).toEqual(["absent", [], []]);
  find(scannerLine);
  await pass(5000);
  expect(states).toEqual(["ready"]);
  send(CODE.slice(0, 20));
  send(`${CODE.slice(20)}\r`);
  expect([heard, asked]).toEqual([[CODE], ["/dev/ttyACM0 9600"]]);
});

it("tells which line it is on and when it was last read, and nothing of what was read", async () => {
  const { scanner, find, pass, send, unplug } = machine();
  expect(scanner.status()).toEqual({ state: "absent", port: "auto", path: null, lastReadAtMs: null });
  find(scannerLine);
  await pass(5000);
  const on = { port: "auto", path: "/dev/ttyACM0" };
  expect(scanner.status()).toEqual({ state: "ready", ...on, lastReadAtMs: null });
  send(`${CODE}\r`);
  const { lastReadAtMs } = scanner.status();
  expect(lastReadAtMs).not.toBeNull();
  await pass(60_000);
  unplug();
  expect(scanner.status()).toEqual({ state: "absent", ...on, lastReadAtMs });
});

it("is found again a second after it was unplugged, and half a code of before is gone", async () => {
  const { heard, states, find, pass, send, unplug } = machine();
  find(scannerLine);
  await pass(5000);
  send(CODE.slice(0, 30));
  unplug();
  await pass(1000);
  send(`${CODE}\r`);
  expect(states).toEqual(["ready", "absent", "ready"]);
  expect(heard).toEqual([CODE]);
});

it("takes nothing more from a line that ended", async () => {
  const { heard, find, pass, line } = machine();
  find(scannerLine);
  await pass(5000);
  const before = line();
  before?.ended();
  before?.ended();
  before?.bytes(Buffer.from(`${CODE}\r`));
  await pass(1000);
  expect(heard).toEqual([]);
});

it.each(["busy", "denied", "failed", "absent"] as const)(
  "a line that is %s is tried again, ever more rarely, and told once",
  async (problem) => {
    const { states, asked, scanner, fail, pass } = machine("/dev/ttyACM7", problem);
    await pass(1000);
    await pass(2000);
    await pass(4000);
    await pass(5000);
    expect(asked).toHaveLength(5);
    expect(scanner.status().state).toBe(problem);
    await pass(4999);
    expect(asked).toHaveLength(5);
    fail(null);
    await pass(1);
    expect(states).toEqual(problem === "absent" ? ["ready"] : [problem, "ready"]);
  },
);

it("survives a system that cannot open lines at all", async () => {
  const { scanner, find, fail, pass } = machine();
  find(scannerLine);
  fail("throws");
  await pass(1000);
  expect(scanner.status().state).toBe("failed");
  fail(null);
  await pass(5000);
  expect(scanner.status().state).toBe("ready");
});

it("names its line when two could be meant, and opens neither", async () => {
  const { scanner, asked, find, pass } = machine();
  find(scannerLine, { ...scannerLine, path: "/dev/ttyACM1" });
  await pass(1000);
  expect([scanner.status().state, asked]).toEqual(["several", []]);
});

it("lets its line go when it is closed, and is not looked for again", async () => {
  const { scanner, asked, states, heard, closes, find, pass, send } = machine();
  find(scannerLine);
  await pass(5000);
  await scanner.close();
  send(`${CODE}\r`);
  await pass(60_000);
  expect([closes(), asked.length, states, heard]).toEqual([1, 1, ["ready"], []]);
});

it("lets a line go that opened while it was being closed", async () => {
  const { scanner, closes } = machine("/dev/ttyACM0");
  await scanner.close();
  expect(closes()).toBe(1);
});
