import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Clock } from "../../shared/clock.ts";
import { type Api, type Call, faultAnswer, readCall } from "./api.ts";
import type { FaultKind, Faults } from "./faults.ts";
import { textAnswer, write } from "./http.ts";
import { logCall } from "./ledger.ts";

/** Serves the pages for trainees and tests; gives false when the path is none of theirs. */
export type ServePage = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface PortalServer {
  listen(port: number): Promise<number>;
  /** Cuts every connection of the contract's calls that is open now; pages stay. */
  cutCalls(): void;
  close(): Promise<void>;
}

function hold(clock: Clock, delayMs: number): Promise<void> {
  if (delayMs <= 0) return Promise.resolve();
  return new Promise((resolve) => void clock.after(delayMs, resolve));
}

/** A streamed answer is cut at its first byte; the work behind it is done. */
function cutAtAnswer(response: ServerResponse): void {
  response.writeHead = () => {
    response.destroy();
    return response;
  };
}

function send(response: ServerResponse, answer: ReturnType<typeof faultAnswer>): void {
  if (answer === "cut") response.destroy();
  else if (answer !== "silent") write(response, answer);
}

const isAfter = (fault: FaultKind): boolean => fault.endsWith("-after");

/** `waits` is the clock of latency alone; stored times and the Date header come from the desk's own clock. */
export function createPortalServer(
  api: Api,
  faults: Faults,
  waits: Clock,
  servePage: ServePage,
): PortalServer {
  const { clock } = api.desk;
  const calling = new Set<Socket>();

  function log(call: Call, outcome: string, fault: FaultKind | null): void {
    const { service, creating, reference } = call;
    // The light asks every few seconds for as long as a kiosk runs; nothing is learnt from a row for each.
    if (service === "health") return;
    logCall(api.desk.db, { atMs: clock.nowMs(), service, creating, reference, outcome, fault: fault ?? "" });
  }

  async function serve(call: Call, response: ServerResponse): Promise<void> {
    const fault = faults.draw(call.service);
    if (fault !== null && !isAfter(fault)) {
      log(call, "fault", fault);
      return send(response, faultAnswer(fault));
    }
    if (fault !== null && call.service.startsWith("tep")) cutAtAnswer(response);
    const { answer, outcome } = await call.run(response);
    log(call, outcome, fault);
    if (answer === "streamed") return;
    send(response, fault === null ? answer : faultAnswer(fault));
  }

  async function serveCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { socket } = request;
    calling.add(socket);
    response.once("close", () => calling.delete(socket));
    response.setHeader("Date", new Date(clock.nowMs()).toUTCString());
    const pending = readCall(api, request);
    if (pending === null) return write(response, textAnswer(404, "not found\n"));
    const call = await pending;
    await hold(waits, faults.delayMs());
    if (!response.destroyed) await serve(call, response);
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (await servePage(request, response)) return;
    if (faults.state().down) request.socket.destroy();
    else await serveCall(request, response);
  }

  const server = createServer((request, response) => {
    route(request, response).catch(() => response.destroy());
  });
  // Longer than the kiosk's pause between two health calls, so that a connection is not closed under it.
  server.keepAliveTimeout = 65_000;

  return {
    listen: (port) => listen(server, port),
    cutCalls() {
      for (const socket of calling) socket.destroy();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
