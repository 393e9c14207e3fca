import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { type Abilities, createFirmware, type Mechanics } from "./receipt-printer-firmware.ts";
import { createPaperRoll, type PaperRoll } from "./receipt-printer-paper.ts";

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
  /** Acts when so many more rows are printed. */
  afterRows(rows: number, act: () => void): void;
  /** Power off: connections break, buffers and settings are lost; the strip stays where it is. */
  switchOff(): Promise<void>;
  switchOn(): Promise<void>;
  /** The cable is pulled: nothing breaks, nothing comes. */
  unplug(): void;
  plugIn(): void;
  /** It stops taking data; who cannot read the status does not know why. */
  stall(): void;
  goOn(): void;
  close(): Promise<void>;
}

/** One connection with what has come in but does not fit into the printer yet. */
interface Line {
  readonly socket: Socket;
  bytes: Buffer;
}

const ENDLESS = Number.POSITIVE_INFINITY;
/** Between so many rows states can change, as in the middle of a real slip. */
const ROWS_A_TURN = 24;

const fullyAble: Abilities = {
  answersStatus: true,
  givesReceipts: true,
  tellsChanges: true,
  clears: true,
  bufferBytes: 4096,
};

/** Starts it on a free port of the loopback, with paper, cover closed. */
export async function startReceiptPrinter(abilities: Partial<Abilities> = {}): Promise<ReceiptPrinter> {
  const able = { ...fullyAble, ...abilities };
  const mechanics: Mechanics = { cover: false, knife: false, paperRows: ENDLESS, stalled: false };
  const paper = createPaperRoll();
  const alarms: { rows: number; readonly act: () => void }[] = [];
  const connections = { seen: 0, most: 0 };
  const lines = new Set<Line>();
  let unplugged = false;
  let turning = false;
  let port = 0;
  let server: Server = createServer();

  const firmware = createFirmware({
    abilities: able,
    mechanics,
    paper,
    say: (bytes) => {
      if (!unplugged) for (const { socket } of lines) socket.write(Uint8Array.from(bytes));
    },
    onRow: () => {
      for (const alarm of alarms) {
        alarm.rows -= 1;
        if (alarm.rows === 0) alarm.act();
      }
    },
  });

  function receive(): void {
    for (const line of lines) {
      line.bytes = firmware.receive(line.bytes);
      if (line.bytes.length < able.bufferBytes && line.socket.isPaused()) line.socket.resume();
      if (line.bytes.length === 0 && line.socket.destroyed) lines.delete(line);
    }
  }

  function turn(): void {
    if (turning) return;
    turning = true;
    setImmediate(() => {
      turning = false;
      if (unplugged) return;
      receive();
      let moved = false;
      for (let count = 0; count < ROWS_A_TURN && firmware.step(); count += 1) {
        moved = true;
        receive();
      }
      if (moved) turn();
    });
  }

  /** A hand does something. One that does not read learns here that its connection was broken off, as a real one does. */
  function change(values: Partial<Mechanics>): void {
    Object.assign(mechanics, values);
    firmware.tell();
    for (const { socket } of lines) socket.resume();
    setImmediate(() => setImmediate(turn));
  }

  function serve(socket: Socket): void {
    const line: Line = { socket, bytes: Buffer.alloc(0) };
    lines.add(line);
    connections.seen += 1;
    // A moment later: one that was just broken off says so after its successor has come.
    for (const { socket: other } of lines) other.resume();
    setImmediate(() => {
      const open = [...lines].filter((one) => !one.socket.destroyed).length;
      connections.most = Math.max(connections.most, open);
    });
    socket.on("data", (bytes: Buffer) => {
      line.bytes = Buffer.concat([line.bytes, bytes]);
      if (line.bytes.length >= able.bufferBytes) socket.pause();
      turn();
    });
    // What a broken connection had not delivered is gone with it.
    socket.on("error", () => {
      line.bytes = Buffer.alloc(0);
    });
    socket.on("close", turn);
  }

  async function switchOn(): Promise<void> {
    server = createServer({ highWaterMark: 4096 }, serve);
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    const at = server.address();
    port = typeof at === "object" && at ? at.port : port;
  }

  async function switchOff(): Promise<void> {
    const closed = once(server, "close");
    server.close();
    for (const { socket } of lines) socket.resetAndDestroy();
    lines.clear();
    firmware.reset();
    await closed;
  }

  await switchOn();
  return {
    address: `127.0.0.1:${port}`,
    paper,
    connections,
    faults: firmware.faults,
    openCover: () => change({ cover: true }),
    closeCover: () => change({ cover: false }),
    jamKnife: () => change({ knife: true }),
    freeKnife: () => change({ knife: false }),
    refill: () => change({ paperRows: ENDLESS }),
    paperEndsAfter: (rows) => change({ paperRows: rows }),
    afterRows: (rows, act) => void alarms.push({ rows, act }),
    switchOff,
    switchOn,
    unplug: () => {
      unplugged = true;
      for (const { socket } of lines) socket.pause();
    },
    plugIn: () => {
      unplugged = false;
      change({});
    },
    stall: () => change({ stalled: true }),
    goOn: () => change({ stalled: false }),
    close: async () => {
      if (server.listening) await switchOff();
    },
  };
}
