import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/lib/places.mjs";
import { inTurn } from "../../../scripts/lib/turn.mjs";

const fresh = (): string => mkdtempSync(join(tmpdir(), "turn-"));

/** A command that notes when its work begins and ends, and is slow at it. */
async function command(folder: string): Promise<void> {
  const program = `
    import { appendFileSync } from "node:fs";
    import { setTimeout } from "node:timers/promises";
    import { inTurn } from ${JSON.stringify(join(root, "scripts", "lib", "turn.mjs"))};
    const note = (word) => appendFileSync(${JSON.stringify(join(folder, "notes"))}, word + " ");
    await inTurn(${JSON.stringify(join(folder, "turn"))}, async () => { note("in"); await setTimeout(300); note("out"); }, () => {});`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
  await once(child, "exit");
}

describe("two commands that both want to install", () => {
  it("take turns, and leave nothing behind", async () => {
    const folder = fresh();
    await Promise.all([command(folder), command(folder), command(folder)]);
    expect(readFileSync(join(folder, "notes"), "utf8")).toBe("in out in out in out ");
    expect(existsSync(join(folder, "turn"))).toBe(false);
  });

  it("do not wait for one that was killed", async () => {
    const folder = fresh();
    const gone = spawn(process.execPath, ["-e", ""]);
    await once(gone, "exit");
    writeFileSync(join(folder, "turn"), String(gone.pid));
    expect(
      await inTurn(
        join(folder, "turn"),
        async () => "done",
        () => {},
      ),
    ).toBe("done");
  });

  it("do not wait for one that was killed before it had written its number", async () => {
    const folder = fresh();
    writeFileSync(join(folder, "turn"), "");
    utimesSync(join(folder, "turn"), 1, 1);
    expect(
      await inTurn(
        join(folder, "turn"),
        async () => "done",
        () => {},
      ),
    ).toBe("done");
  });
});
