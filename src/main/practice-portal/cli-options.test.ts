import { expect, it } from "vitest";
import { durationMs, readOptions } from "./cli-options.ts";

it("starts without any option: port 4010, no faults, random OTP, dossiers taken in at once", () => {
  expect(readOptions([])).toMatchObject({
    ok: true,
    value: { port: 4010, latencyMs: 0, failFraction: 0, downMs: 0, otp: "random", accept: "auto" },
  });
});

it("reads every option of the help text", () => {
  const line =
    "--port 0 --latency 300 --jitter 200 --fail 0.1 --down 60s --otp fixed --accept manual --unit H20.01 --data /x";
  expect(readOptions(line.split(" "))).toEqual({
    ok: true,
    value: {
      port: 0,
      latencyMs: 300,
      jitterMs: 200,
      failFraction: 0.1,
      downMs: 60_000,
      otp: "fixed",
      accept: "manual",
      unitCode: "H20.01",
      dataDir: "/x",
    },
  });
  expect(readOptions(["--help"])).toEqual({ ok: true, value: "help" });
});

it.each([
  ["--port 99999", "--port"],
  ["--port 80.5", "--port"],
  ["--latency -1", "--latency"],
  ["--latency 1e3", "--latency"],
  ["--fail 1.5", "--fail"],
  ["--down soon", "--down"],
  ["--otp yes", "--otp"],
  ["--accept now", "--accept"],
  ["--unit ../x", "--unit"],
  ["--colour red", "--colour"],
  ["stray", "stray"],
])("answers %s with one line that names %s", (line, name) => {
  const read = readOptions(line.split(" "));
  const told = read.ok ? "nothing was wrong" : read.error;
  expect(told).toContain(name);
  expect(told).not.toContain("\n");
});

it.each([
  ["500ms", 500],
  ["60s", 60_000],
  ["1.5m", 90_000],
  ["1h", 3_600_000],
  ["60", null],
  ["", null],
])("takes %j as %j milliseconds", (text, ms) => expect(durationMs(text)).toBe(ms));
