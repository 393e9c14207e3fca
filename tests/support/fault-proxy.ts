import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { type Clock, systemClock } from "../../src/shared/clock.ts";
import { carry } from "./fault-proxy-exchange.ts";
import { byteSource, readRequest } from "./fault-proxy-request.ts";
import {
  createRules,
  type Fault,
  type FaultRule,
  type ProxiedCall,
  type Rules,
} from "./fault-proxy-rules.ts";

/**
 * A real TCP or TLS proxy between a kiosk and a practice portal. It carries every call byte by byte, and breaks those
 * that a rule names, at the place the rule names:
 *
 *     const proxy = await startFaultProxy({ portal: "http://127.0.0.1:4010" });
 *     proxy.fail({ service: "DongBoHoSoMC", nth: 2, fault: { kind: "cut-answer", atByte: 10 } });
 *     proxy.network("black-hole");
 *
 * - Rules (fault-proxy-rules.ts) are data: by service, path or create, from the nth call on, once or always.
 * - Byte counts are of the raw message, head included. `committed` says whether the portal served the call.
 * - The network as a whole can refuse, reset, or swallow connections, also those that are open.
 * - `tls` takes a key and a certificate; fault-proxy-certificates.ts makes good and bad ones.
 * - `calls()` is what passed, in order, for a test's own questions.
 * From a shell: `node tests/support/fault-proxy-cli.ts --help`.
 *
 * Limits: HTTP/1.1 without pipelining; requests need a Content-Length; the portal is reached over plain HTTP.
 */
export interface FaultProxy {
  readonly url: string;
  readonly port: number;
  /** Adds rules; those set earlier come first. */
  fail(...rules: readonly FaultRule[]): void;
  /** Takes all rules back. */
  heal(): void;
  /** What becomes of connections, new ones and those that are open. */
  network(condition: NetworkCondition): Promise<void>;
  calls(): readonly SeenCall[];
  close(): Promise<void>;
}

/** `refused`: nobody listens. `black-hole`: accepted and never read. `reset`: accepted and cut at once. */
export type NetworkCondition = "up" | "refused" | "black-hole" | "reset";

/** One call that came as far as the proxy. Times are of the proxy's clock, monotonic. */
export interface SeenCall extends ProxiedCall {
  readonly startMs: number;
  /** When the kiosk had its answer, or what the fault left of it; null while it is under way. */
  readonly endMs: number | null;
  readonly fault: Fault["kind"] | null;
  /** Status the kiosk was given, or null when it got no whole answer. */
  readonly status: number | null;
  /** error_code of the answer, when the kiosk got one whole and it was the contract's envelope. */
  readonly code: string | null;
}

export interface FaultProxyOptions {
  /** Address of the portal behind it, `http://host:port`. */
  readonly portal: string;
  /** 0 or absent: a free port. */
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
  readonly clock?: Clock;
  /** Called when a call is known, before anything of it is passed on, and again when it is over. */
  readonly onCall?: (call: SeenCall) => void;
}

/** Starts the proxy on 127.0.0.1. */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const rules = createRules();
  const calls: SeenCall[] = [];
  const clients = new Set<Socket>();
  const upstreams = new Set<Socket>();
  const serve = server(options, { rules, calls, upstreams });
  let condition: NetworkCondition = "up";

  function accept(client: Socket): void {
    client.on("error", () => {});
    remember(clients, client);
    if (condition === "reset") client.resetAndDestroy();
    else if (condition === "black-hole") client.pause();
    else void serve(client).catch(() => client.destroy());
  }

  let listening = await listen(options, accept, options.port ?? 0);
  const { port } = listening;
  return {
    url: `${options.tls ? "https" : "http"}://${options.tls ? "localhost" : "127.0.0.1"}:${port}`,
    port,
    fail: (...more) => rules.add(more),
    heal: () => rules.clear(),
    async network(next) {
      const before = condition;
      condition = next;
      for (const client of clients) lose(client, next);
      if (next === "refused" && before !== "refused") await listening.close();
      if (next !== "refused" && before === "refused") listening = await listen(options, accept, port);
    },
    calls: () => calls,
    async close() {
      for (const socket of [...clients, ...upstreams]) socket.destroy();
      if (condition !== "refused") await listening.close();
    },
  };
}

/** What a new condition does to a connection that is open already. */
function lose(client: Socket, condition: NetworkCondition): void {
  if (condition === "refused" || condition === "reset") client.resetAndDestroy();
  // Nothing is read from it any more, and what is written to it never leaves.
  if (condition === "black-hole") client.pause().cork();
}

interface Shared {
  readonly rules: Rules;
  readonly calls: SeenCall[];
  readonly upstreams: Set<Socket>;
}

/** Serves the calls of one connection, one after the other. */
function server(
  { portal: address, clock = systemClock(), onCall = () => {} }: FaultProxyOptions,
  { rules, calls, upstreams }: Shared,
): (client: Socket) => Promise<void> {
  const { hostname: host, port } = new URL(address);
  const portal = { host, port: Number(port) };
  return async (client) => {
    const source = byteSource(client);
    const link = { client, portal, clock, opened: (socket: Socket) => remember(upstreams, socket) };
    for (;;) {
      const request = await readRequest(source);
      if (request === null || client.destroyed) return;
      const fault = rules.draw(request.call);
      const startMs = clock.monotonicMs();
      const nothing = { endMs: null, status: null, code: null };
      const seen = { ...request.call, startMs, fault: fault?.kind ?? null, ...nothing };
      const at = calls.push(seen) - 1;
      onCall(seen);
      const { connection, ...given } = await carry(request, fault, link);
      const ended = { ...seen, endMs: clock.monotonicMs(), ...given };
      calls[at] = ended;
      onCall(ended);
      if (connection === "over") return;
    }
  };
}

function remember(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.once("close", () => sockets.delete(socket));
}

interface Listening {
  readonly port: number;
  close(): Promise<void>;
}

async function listen(
  { tls }: FaultProxyOptions,
  accept: (client: Socket) => void,
  port: number,
): Promise<Listening> {
  const listener: Server = tls ? createTlsServer(tls, accept) : createServer(accept);
  // A client that does not trust the certificate leaves; that is its good right.
  listener.on("tlsClientError", () => {});
  await new Promise<void>((listening, failed) => {
    listener.once("error", failed);
    listener.listen(port, "127.0.0.1", listening);
  });
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return { port: address.port, close: () => new Promise((closed) => void listener.close(() => closed())) };
}
