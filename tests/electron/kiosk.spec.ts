import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, type ElectronApplication, type Page } from "playwright";
import { expect, test } from "playwright/test";

// Runs on a real Electron, from the sources' build (a packed one has its debugger fused off). Started by
// scripts/test-electron.ts, which says so where there is no binary.

const root = join(import.meta.dirname, "../..");
let kiosk: ElectronApplication;
let page: Page;
let dataDir = "";

test.beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "electron-smoke-"));
  const { ELECTRON_RUN_AS_NODE: _asNode, ...inherited } = process.env;
  const env = Object.fromEntries(
    Object.entries(inherited).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  kiosk = await _electron.launch({
    executablePath: process.env["KIOSK_ELECTRON"] ?? "",
    args: [root, "--data", dataDir, "--windowed"],
    env,
  });
  page = await kiosk.firstWindow();
  await page.waitForLoadState("load");
});
test.afterAll(async () => {
  await kiosk?.close();
  await rm(dataDir, { recursive: true, force: true });
});

test("runs the pinned release and shows the page from its own scheme", async () => {
  const running = await kiosk.evaluate(() => process.versions["electron"]);
  const pinned = await kiosk.evaluate(({ app }) => app.getAppPath());
  expect(running).toMatch(/^45\./);
  expect(pinned).toBe(root);
  expect(page.url()).toBe("kiosk://app/index.html");
  await expect(page.locator("#root, main").first()).toBeVisible();
});

test("sends the security policy with the page and with its scripts", async () => {
  const policies = await page.evaluate(async () => {
    const script = document.querySelector("script[src]")?.getAttribute("src") ?? "";
    const replies = await Promise.all(["index.html", script].map((path) => fetch(path)));
    return replies.map((reply) => reply.headers.get("content-security-policy"));
  });
  for (const policy of policies) expect(policy).toContain("default-src 'none'");
  const ran = await page.evaluate(() => {
    try {
      return Reflect.construct(Function, ["return true"]) !== null;
    } catch {
      return false;
    }
  });
  expect(ran).toBe(false);
});

test("gives the page one frozen object with one function, and answers its calls", async () => {
  const seen = await page.evaluate(async () => {
    const api: unknown = Reflect.get(globalThis, "kiosk");
    if (typeof api !== "object" || api === null) return null;
    const call: unknown = Reflect.get(api, "call");
    const answer: unknown = typeof call === "function" ? await call("listProcedures", "{}") : null;
    const names = ["require", "process", "module"].filter((name) => Reflect.has(globalThis, name));
    return { keys: Object.keys(api), frozen: Object.isFrozen(api), answer, names };
  });
  expect(seen).toMatchObject({ keys: ["call"], frozen: true, names: [] });
  expect(seen?.answer).toMatch(/^\{"ok":true/);
});

test("opens no window and goes to no other address", async () => {
  const opened = await page.evaluate(() => globalThis.open("https://example.org") === null);
  expect(opened).toBe(true);
  await page.evaluate(() => globalThis.location.assign("https://example.org/"));
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "https://example.org/";
    document.body.append(frame);
  });
  await expect.poll(() => page.url()).toBe("kiosk://app/index.html");
  expect(kiosk.windows()).toHaveLength(1);
});

test("lets the page reach no network and no microphone", async () => {
  const outcome = await page.evaluate(async () => {
    const network = await fetch("https://example.org/").then(
      () => "reached",
      () => "stopped",
    );
    const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => "heard",
      (error: unknown) => (error instanceof DOMException ? error.name : "stopped"),
    );
    return { network, microphone };
  });
  expect(outcome.network).toBe("stopped");
  expect(outcome.microphone).not.toBe("heard");
});

test("keeps its window's process in the system's sandbox", async () => {
  const pid = await kiosk.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  );
  const metrics = await kiosk.evaluate(({ app }) =>
    app.getAppMetrics().map((one) => [one.pid, one.sandboxed] as const),
  );
  const linux = process.platform === "linux";
  // Linux tells by the process's seccomp filter; the others tell Electron.
  const status = linux ? await readFile(`/proc/${pid}/status`, "utf8") : "Seccomp:\t2";
  expect(status).toMatch(/^Seccomp:\t2$/m);
  expect(linux || new Map(metrics).get(pid ?? 0)).toBe(true);
});
