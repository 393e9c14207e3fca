import { createServer, type Server, type Socket } from "node:net";
import { EventEmitter, once } from "node:events";
import { createPaperRoll, type PaperRoll } from "./receipt-printer-paper.ts";

/** What the printer can do; a cheap one answers less. */
export interface ReceiptPrinterOptions {
  /** DLE EOT. */
  readonly answersStatus?: boolean;
  /** GS r. */
  readonly givesReceipts?: boolean;
  /** GS a. */
  readonly tellsChanges?: boolean;
  /** DLE DC4 8. */
  readonly clears?: boolean;
  readonly bufferBytes?: number;
}

/** A virtual 80 mm printer behind a real TCP port. */
export interface ReceiptPrinter {
  readonly address: string;
  readonly paper: PaperRoll;
  /** Connections it has seen, and how many of them it had at a time. */
  readonly connections: { readonly seen: number; readonly most: number };
  /** What it could not read as a command; an honest driver leaves this empty. */
  readonly faults: readonly string[];
  openCover(): void;
  closeCover(): void;
  jamKnife(): void;
  freeKnife(): void;
  refill(): void;
  /** The paper ends after so many more rows. */
  paperEndsAfter(rows: number): void;
  /** Calls back when so many more rows are printed. */
  afterRows(rows: number, act: () => void): void;
  /** Power off: connections break, buffers and settings are lost; the strip stays where it is. */
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  /** The cable is pulled: nothing breaks, nothing comes. */
  unplug(): void;
  plugIn(): void;
  /** It stops taking data; who has not read the status does not know why. */
  stall(): void;
  goOn(): void;
  /** Resolves when something happened to the paper or its state. */
  readonly events: EventEmitter;
  close(): Promise<void>;
}

interface State {
  cover: boolean;
  knife: boolean;
  paperRows: number;
  unplugged: boolean;
  stalled: boolean;
}

const ENDLESS = Number.POSITIVE_INFINITY;
const CLEAR = Buffer.from([0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8]);

/** Starts it on a free port of the loopback, with paper, cover closed. */
export async function startReceiptPrinter(options: ReceiptPrinterOptions = {}): Promise<ReceiptPrinter> {
  const { answersStatus = true, givesReceipts = true, tellsChanges = true, clears = true } = options;
  const bufferBytes = options.bufferBytes ?? 4096;
  const events = new EventEmitter();
  events.setMaxListeners(0);
  const state: State = { cover: false, knife: false, paperRows: ENDLESS, unplugged: false, stalled: false };
  const paper = createPaperRoll();
  const faults: string[] = [];
  const alarms: { rows: number; readonly act: () => void }[] = [];
  const connections = { seen: 0, most: 0 };
  const sockets = new Set<Socket>();
  let wire = Buffer.alloc(0);
  let buffer = Buffer.alloc(0);
  let rasterRows = 0;
  let rowBytes = 0;
  let pushes = 0;
  let turning = false;
  let port = 0;
  let server: Server = createServer();

  const halted = (): boolean => state.cover || state.knife || state.stalled || state.paperRows <= 0;
  const say = (bytes: readonly number[]): void => {
    if (!state.unplugged) for (const socket of sockets) socket.write(Uint8Array.from(bytes));
  };
  const bit = (on: boolean, at: number): number => (on ? 1 << at : 0);
  const out = (): boolean => state.paperRows <= 0;

  function statusByte(which: number): number {
    const offLine = state.cover || state.knife || out();
    switch (which) {
      case 1:
        return 0x12 | bit(offLine, 3);
      case 2:
        return 0x12 | bit(state.cover, 2) | bit(out(), 5) | bit(state.knife, 6);
      case 3:
        return 0x12 | bit(state.knife, 3);
      default:
        // Its roll is always near the end, which keeps nobody from printing.
        return 0x12 | bit(true, 2) | bit(true, 3) | bit(out(), 5) | bit(out(), 6);
    }
  }

  function pushChange(): void {
    events.emit("change");
    if (!tellsChanges || (pushes & 0x0e) === 0) return;
    const offLine = state.cover || state.knife || out();
    const line = 0x10 | bit(offLine, 3) | bit(state.cover, 5);
    say([line, bit(state.knife, 3), 0x03 | bit(out(), 2) | bit(out(), 3), 0]);
  }

  /** Moves bytes from the line into the buffer, obeying real-time commands on their way, as real ones do. */
  function receive(): void {
    while (wire.length > 0 && buffer.length < bufferBytes) {
      const which = wire[2] ?? 0;
      if (wire[0] === 0x10 && wire[1] === 4 && which >= 1 && which <= 4) {
        if (answersStatus) say([statusByte(which)]);
        wire = wire.subarray(3);
      } else if (clears && wire.subarray(0, CLEAR.length).equals(CLEAR)) {
        wire = wire.subarray(CLEAR.length);
        buffer = Buffer.alloc(0);
        rasterRows = 0;
        say([0x37, 0x25, 0]);
      } else if (wire[0] === 0x10 && wire.length < 3) break;
      else {
        buffer = Buffer.concat([buffer, wire.subarray(0, 1)]);
        wire = wire.subarray(1);
      }
    }
  }

  function takeRow(): boolean {
    if (buffer.length < rowBytes) return false;
    paper.print(buffer.subarray(0, rowBytes));
    buffer = buffer.subarray(rowBytes);
    rasterRows -= 1;
    state.paperRows -= 1;
    for (const alarm of alarms) {
      alarm.rows -= 1;
      if (alarm.rows === 0) alarm.act();
    }
    if (out()) pushChange();
    events.emit("row");
    return true;
  }

  /** One command or one row of a picture; false when there is not enough of it yet. */
  function step(): boolean {
    if (rasterRows > 0) return takeRow();
    const [a, b, c] = buffer;
    const take = (bytes: number): Buffer => {
      const taken = buffer.subarray(0, bytes);
      buffer = buffer.subarray(bytes);
      return taken;
    };
    if (buffer.length < 2) return false;
    if (a === 0x1b && b === 0x40) {
      take(2);
      pushes = 0;
      return true;
    }
    if (a === 0x1d && b === 0x76) {
      if (buffer.length < 8) return false;
      const head = take(8);
      if (c !== 0x30 || head[3] !== 0) faults.push(`GS v ${c} ${head[3]}`);
      rowBytes = head.readUInt16LE(4);
      rasterRows = head.readUInt16LE(6);
      if (rowBytes !== 72) faults.push(`${rowBytes} bytes a row`);
      return true;
    }
    if (buffer.length < 3) return false;
    if (a === 0x1d && b === 0x61) {
      pushes = take(3)[2] ?? 0;
      pushChange();
      return true;
    }
    if (a === 0x1d && b === 0x72) {
      take(3);
      if (givesReceipts) say([0x03]);
      return true;
    }
    if (a === 0x1d && b === 0x56 && c === 66) {
      if (buffer.length < 4) return false;
      take(4);
      paper.cut();
      events.emit("cut");
      return true;
    }
    faults.push(`byte ${take(1).toString("hex")}`);
    return true;
  }

  function turn(): void {
    if (turning) return;
    turning = true;
    setImmediate(() => {
      turning = false;
      if (state.unplugged) return;
      receive();
      // A few rows at a time: between them states can change, as in the middle of a real slip.
      let moved = false;
      for (let count = 0; count < 24 && !halted(); count += 1) {
        if (!step()) break;
        moved = true;
        receive();
      }
      for (const socket of sockets) if (wire.length < bufferBytes && socket.isPaused()) socket.resume();
      if (moved) turn();
    });
  }

  function change(values: Partial<State>): void {
    Object.assign(state, values);
    pushChange();
    turn();
  }

  function serve(socket: Socket): void {
    sockets.add(socket);
    connections.seen += 1;
    connections.most = Math.max(connections.most, sockets.size);
    wire = Buffer.alloc(0);
    socket.on("data", (bytes: Buffer) => {
      wire = Buffer.concat([wire, bytes]);
      if (wire.length >= bufferBytes) socket.pause();
      turn();
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      sockets.delete(socket);
      events.emit("change");
    });
  }

  async function listen(): Promise<void> {
    server = createServer({ highWaterMark: 4096 }, serve);
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const at = server.address();
    port = typeof at === "object" && at ? at.port : port;
  }

  async function switchOff(): Promise<void> {
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    wire = Buffer.alloc(0);
    buffer = Buffer.alloc(0);
    rasterRows = 0;
    pushes = 0;
    await closed;
  }

  await listen();
  return {
    address: `127.0.0.1:${port}`,
    paper,
    connections,
    faults,
    events,
    openCover: () => change({ cover: true }),
    closeCover: () => change({ cover: false }),
    jamKnife: () => change({ knife: true }),
    freeKnife: () => change({ knife: false }),
    refill: () => change({ paperRows: ENDLESS }),
    paperEndsAfter: (rows) => change({ paperRows: rows }),
    afterRows: (rows, act) => void alarms.push({ rows, act }),
    switchOff,
    switchOn: listen,
    unplug: () => {
      state.unplugged = true;
      for (const socket of sockets) socket.pause();
    },
    plugIn: () => change({ unplugged: false }),
    stall: () => change({ stalled: true }),
    goOn: () => change({ stalled: false }),
    close: async () => {
      if (server.listening) await switchOff();
    },
  };
}
