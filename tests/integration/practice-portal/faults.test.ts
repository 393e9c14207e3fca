import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock } from "../../../src/shared/clock.ts";
import { RANDOM_MIX } from "../../../src/main/practice-portal/faults.ts";
import { dossierRow, type PortalBench, portalBench } from "../../support/practice-portal.ts";

let bench: PortalBench;
const faultClock = manualClock();

beforeEach(async () => {
  bench = await portalBench({ faultClock });
});

afterEach(() => bench.close());

const health = async (): Promise<string> =>
  fetch(`${bench.portal.url}/health`).then(
    async (response) => `${response.status} ${await response.text()}`,
    () => "cut",
  );
const outcome = (): Promise<string> =>
  bench.create(dossierRow()).then(
    ({ status }) => String(status),
    (error: unknown) => (error instanceof TypeError ? "cut" : "not JSON"),
  );

describe("down", () => {
  it("cuts every call, while the trainee's page and the ledger still open, and comes back", async () => {
    expect(await health()).toBe('200 {"status":"ok","service":"portal"}');
    bench.portal.setFaults({ down: true });
    expect(await health()).toBe("cut");
    expect(await outcome()).toBe("cut");
    expect((await fetch(bench.portal.url)).status).toBe(200);
    bench.portal.setFaults({ down: false });
    expect(await health()).toContain("200");
    expect(bench.portal.ledger().dossiers).toEqual([]);
  });

  it("ends by itself after its time", async () => {
    bench.portal.setFaults({ down: 60_000 });
    faultClock.advance(59_999);
    expect(await health()).toBe("cut");
    faultClock.advance(1);
    expect(await health()).toContain("200");
  });

  it("cuts a call that is already waiting for its answer", async () => {
    bench.portal.setFaults({ failNext: [{ service: "DongBoHoSoMC", kind: "stall" }] });
    const waiting = outcome();
    await expect.poll(() => bench.portal.ledger().creates).toBe(1);
    bench.portal.setFaults({ down: true });
    expect(await waiting).toBe("cut");
  });
});

describe("scripted faults", () => {
  it.each([
    ["500-before", "500", 0],
    ["502-before", "not JSON", 0],
    ["503-before", "not JSON", 0],
    ["429-before", "not JSON", 0],
    ["cut-before", "cut", 0],
    ["html", "not JSON", 0],
    ["500-after", "500", 1],
    ["cut-after", "cut", 1],
    ["html-after", "not JSON", 1],
  ] as const)("%s looks like %s and leaves %i dossiers", async (kind, seen, committed) => {
    bench.portal.setFaults({ failNext: [{ service: "DongBoHoSoMC", kind }] });
    expect(await outcome()).toBe(seen);
    expect(bench.portal.ledger().dossiers).toHaveLength(committed);
    const again = await bench.create(dossierRow());
    expect(again.answer.error_code).toBe(committed === 1 ? "3" : "0");
    expect(bench.portal.ledger().callLog.filter((call) => call.creating)).toMatchObject([
      { fault: kind },
      { fault: "" },
    ]);
  });

  it("commits and never answers, which only a look-up tells", async () => {
    bench.portal.setFaults({ failNext: [{ service: "DongBoHoSoMC", kind: "silent-after" }] });
    const waiting = outcome();
    await expect.poll(() => bench.portal.ledger().dossiers.length).toBe(1);
    expect((await bench.call("TraCuuHoSo", [{ mathamchieu: "ref-1" }])).answer.error_code).toBe("0");
    bench.portal.setFaults({ down: true });
    expect(await waiting).toBe("cut");
  });

  it("says with 503 when to come again", async () => {
    bench.portal.setFaults({ failNext: [{ kind: "503-before" }] });
    const response = await fetch(`${bench.portal.url}/integration`, { method: "POST", body: "{}" });
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "2"]);
  });
});

describe("the fraction that fails", () => {
  it("fails everything at 1, /health too, and half of the kinds after the commit", async () => {
    bench.portal.setFaults({ failFraction: 1 });
    expect(await health()).not.toContain('"ok"');
    expect(RANDOM_MIX.filter((kind) => kind.endsWith("-after"))).toHaveLength(RANDOM_MIX.length / 2);
    bench.portal.setFaults({ failFraction: 0 });
    expect(await outcome()).toBe("200");
  });

  it("lets the light alone below 1", async () => {
    bench.portal.setFaults({ failFraction: 0.99 });
    for (let i = 0; i < 20; i += 1) expect(await health()).toContain('"ok"');
  });
});

it("holds a call back for the latency and its jitter", async () => {
  bench.portal.setFaults({ latencyMs: 300 });
  let answered = false;
  const waiting = health().then((text) => {
    answered = true;
    return text;
  });
  faultClock.advance(299);
  await fetch(`${bench.portal.url}/ledger`);
  expect(answered).toBe(false);
  await expect.poll(() => (faultClock.advance(300), answered)).toBe(true);
  expect(await waiting).toContain("200");
});

it("takes faults by JSON from tests, and refuses what is no patch", async () => {
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${bench.portal.url}/practice/faults`, { method: "POST", body, headers });
  expect(await (await post('{"latencyMs":0,"down":true}')).json()).toMatchObject({ down: true });
  expect(await health()).toBe("cut");
  expect((await post('{"down":"yes"}')).status).toBe(400);
  expect((await post('{"down":false}', { Origin: "https://example.com" })).status).toBe(403);
  expect(bench.portal.faults().down).toBe(true);
});
