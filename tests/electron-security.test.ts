import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DevicePermissionHandlerHandlerDetails, IpcMainInvokeEvent, Session } from "electron";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { fuseNames, kioskFuses } from "../scripts/packaging/fuses.ts";
import { emit, type FakeElectron, fakeElectron, fakeEvent } from "./support/fake-electron.ts";
import { pretend } from "./support/pretend.ts";
import { contentSecurityPolicy } from "../src/main/hosts/csp.ts";
import { beforeReady } from "../src/main/hosts/electron/before-ready.ts";
import { handleCalls } from "../src/main/hosts/electron/ipc.ts";
import { pageUrl } from "../src/main/hosts/electron/page-address.ts";
import { pageSchemes } from "../src/main/hosts/electron/page-protocol.ts";
import {
  guardedContents,
  guardedSession,
  isChecked,
  isGranted,
  isStopped,
  mayNavigate,
  permissions,
} from "./support/guarded-electron.ts";
import { windowOptions } from "../src/main/hosts/electron/window-options.ts";

// Electron's security checklist, docs/tutorial/security.md, one test for each of its 20 points. What a fake or the
// source can show is shown here; `onReal` names what only a running binary shows, and docs/electron-checklist.md
// says how to look at it.

const root = join(import.meta.dirname, "..");

const exposed = vi.hoisted(() => new Map<string, object>());
vi.mock("electron", () => ({
  contextBridge: { exposeInMainWorld: (key: string, api: object) => void exposed.set(key, api) },
  ipcRenderer: { invoke: () => Promise.reject(new Error("no main process")) },
}));

const sources = new Map<string, string>();
beforeAll(async () => {
  for (const folder of ["src/main", "src/preload", "src/renderer", "src/shared"]) {
    const entries = await readdir(join(root, folder), { recursive: true });
    for (const name of entries.filter((entry) => /\.tsx?$/.test(entry) && !/\.test\.tsx?$/.test(entry))) {
      sources.set(`${folder}/${name}`, await readFile(join(root, folder, name), "utf8"));
    }
  }
});
afterAll(() => sources.clear());

const filesWith = (pattern: RegExp): string[] =>
  [...sources].filter(([, text]) => pattern.test(text)).map(([name]) => name);

const preferencesOf = (windowed: boolean): Readonly<Record<string, unknown>> => ({
  ...windowOptions({ preload: "/p", windowed, devTools: false, session: pretend<Session>({}) })
    .webPreferences,
});

function expectPreference(name: string, value: boolean | undefined): void {
  for (const windowed of [true, false]) expect(preferencesOf(windowed)[name]).toBe(value);
}

interface Point {
  readonly number: number;
  readonly title: string;
  readonly onReal?: string;
  readonly check: () => void | Promise<void>;
}

const ourCamera = { isMainFrame: true, securityOrigin: "kiosk://app/", mediaTypes: ["video"] };

const points: readonly Point[] = [
  {
    number: 1,
    title: "only secure content: nothing is loaded from any network",
    onReal: "no request leaves the machine from the page",
    check() {
      const foreign = [
        "http://a.example",
        "https://a.example",
        "ws://a",
        "wss://a",
        "file:///etc/passwd",
        "ftp://a",
        "x",
      ];
      expect(foreign.filter((url) => !isStopped(url))).toEqual([]);
      expect([pageUrl, "blob:kiosk://app/1", "data:image/png;base64,AA"].filter(isStopped)).toEqual([]);
    },
  },
  { number: 2, title: "no Node in the page", check: () => expectPreference("nodeIntegration", false) },
  {
    number: 3,
    title: "the preload is isolated from the page",
    check: () => expectPreference("contextIsolation", true),
  },
  {
    number: 4,
    title: "every process is sandboxed",
    onReal: "the preload loads inside the real sandbox",
    check() {
      expectPreference("sandbox", true);
      const fake: FakeElectron = fakeElectron();
      beforeReady(fake.parts, join(root, ".cache/checklist"));
      expect(fake.log.filter((call) => call === "enableSandbox")).toHaveLength(1);
    },
  },
  {
    number: 5,
    title: "no permission but the camera, for our page alone",
    onReal: "the camera opens and the microphone does not",
    check() {
      const granted = permissions.filter((name) => isGranted(name, ourCamera));
      expect(granted).toEqual(["media"]);
      expect(isGranted("media", { ...ourCamera, mediaTypes: ["video", "audio"] })).toBe(false);
      expect(isGranted("media", { ...ourCamera, mediaTypes: [] })).toBe(false);
      expect(isGranted("media", { ...ourCamera, isMainFrame: false })).toBe(false);
      expect(isGranted("media", { ...ourCamera, securityOrigin: "https://a.example/" })).toBe(false);
      expect(guardedSession().device?.(pretend<DevicePermissionHandlerHandlerDetails>({}))).toBe(false);
      const camera = { isMainFrame: true, mediaType: "video" } as const;
      expect(permissions.filter((name) => isChecked(name, camera))).toEqual(["media"]);
      expect(isChecked("media", camera, "https://a.example/")).toBe(false);
      expect(isChecked("media", { ...camera, mediaType: "audio" })).toBe(false);
      expect(isChecked("media", { ...camera, isMainFrame: false })).toBe(false);
    },
  },
  { number: 6, title: "web security stays on", check: () => expectPreference("webSecurity", undefined) },
  {
    number: 7,
    title: "a Content-Security-Policy that names every source",
    onReal: "Electron's file source sends the policy with every file",
    check() {
      expect(contentSecurityPolicy).toMatch(/^default-src 'none'; /);
      expect(contentSecurityPolicy).toContain("frame-ancestors 'none'");
      expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'");
      expect(contentSecurityPolicy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/);
      expect(pageSchemes.some((scheme) => scheme.privileges?.bypassCSP)).toBe(false);
    },
  },
  {
    number: 8,
    title: "no insecure content in a secure page",
    check: () => expectPreference("allowRunningInsecureContent", undefined),
  },
  {
    number: 9,
    title: "no experimental features",
    check: () => expectPreference("experimentalFeatures", undefined),
  },
  { number: 10, title: "no Blink features", check: () => expectPreference("enableBlinkFeatures", undefined) },
  {
    number: 11,
    title: "no webview allows popups: the tag is off",
    check: () => expectPreference("webviewTag", false),
  },
  {
    number: 12,
    title: "a webview that is attached all the same is stopped",
    check() {
      const event = fakeEvent({});
      emit(guardedContents(), "will-attach-webview", event, {}, {});
      expect(event.defaultPrevented).toBe(true);
    },
  },
  {
    number: 13,
    title: "no navigation but to the page itself",
    onReal: "links, redirects and frames lead nowhere",
    check() {
      const foreign = [
        "https://a.example",
        "kiosk://app/other.html",
        "kiosk://app.example/index.html",
        `${pageUrl}x`,
        "",
      ];
      for (const name of ["will-navigate", "will-frame-navigate", "will-redirect"]) {
        expect(foreign.filter((url) => mayNavigate(name, url))).toEqual([]);
      }
      expect(
        mayNavigate("will-navigate", pageUrl) && mayNavigate("will-navigate", `${pageUrl}#previews`),
      ).toBe(true);
      expect(mayNavigate("will-frame-navigate", pageUrl, false)).toBe(false);
    },
  },
  {
    number: 14,
    title: "no new windows",
    onReal: "window.open and target=_blank open nothing",
    check: () => expect(guardedContents().openHandler?.()).toEqual({ action: "deny" }),
  },
  {
    number: 15,
    title: "nothing is handed to the system's shell",
    check() {
      expect(filesWith(/openExternal|openPath|\bshell\b.*from "electron"/)).toEqual([]);
    },
  },
  {
    number: 16,
    title: "a supported Electron, pinned to the letter",
    onReal: "process.versions shows the pinned release",
    async check() {
      const text = await readFile(join(root, "package.json"), "utf8");
      const pinned = /"electron": "(\d+)\.\d+\.\d+"/.exec(text)?.[1];
      expect(supported.majors).toContain(Number(pinned));
    },
  },
  {
    number: 17,
    title: "the sender of every message is checked",
    onReal: "senderFrame.origin reads kiosk://app",
    async check() {
      const fake = fakeElectron();
      const reached = vi.fn<() => Promise<string>>(() => Promise.resolve("{}"));
      handleCalls(fake.parts.ipcMain, reached);
      const forged = pretend<IpcMainInvokeEvent>({
        senderFrame: { origin: "https://a.example", parent: null },
      });
      await expect(Promise.resolve(fake.ipc.get("kiosk:call")?.(forged, "sendEvent", "{}"))).rejects.toThrow(
        "refused",
      );
      expect(reached).not.toHaveBeenCalled();
      expect(filesWith(/ipcMain\.(on|once|handle|handleOnce)\(/)).toEqual(["src/main/hosts/electron/ipc.ts"]);
    },
  },
  {
    number: 18,
    title: "the page is not served over file:",
    check() {
      expect(filesWith(/loadFile\(|["'`]file:\/\//).filter((name) => name.includes("electron"))).toEqual([]);
      expect(pageUrl).toBe("kiosk://app/index.html");
    },
  },
  {
    number: 19,
    title: "every fuse of the binary is decided",
    onReal: "a tampered app.asar is refused on Windows",
    check() {
      const decided = Object.keys(kioskFuses).filter((key) => /^\d+$/.test(key));
      expect(decided).toHaveLength(fuseNames.length);
      expect(kioskFuses.strictlyRequireAllFuses).toBe(true);
    },
  },
  {
    number: 20,
    title: "the page gets one frozen object with one function",
    onReal: "window.kiosk has nothing but call",
    async check() {
      await import("../src/preload/index.ts");
      expect([...exposed.keys()]).toEqual(["kiosk"]);
      const page = exposed.get("kiosk") ?? {};
      expect(Object.keys(page)).toEqual(["call"]);
      expect(Object.isFrozen(page)).toBe(true);
    },
  },
];

/** Electron supports its newest three majors; looked up on the day, to be looked up again at each release. */
const supported = { checkedOn: "2026-11-22", majors: [43, 44, 45] } as const;

it.each(points)("$number $title", async ({ check }) => {
  expect.hasAssertions();
  await check();
});

it("covers all 20 points, and the paper for a real binary names what is left to see", async () => {
  expect(points.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  const paper = await readFile(join(root, "docs/electron-checklist.md"), "utf8");
  expect(points.flatMap(({ onReal }) => (onReal && !paper.includes(onReal) ? [onReal] : []))).toEqual([]);
});
