import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { describeSettings, EXAMPLE } from "./document.ts";
import { settingFields } from "./fields.ts";
import { loadSettings, showSettingsProblem, type SettingsSources } from "./load-settings.ts";
import { describeDayModel, type Settings } from "./settings.ts";

let dataDir = "";
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "settings-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

type Outside = Partial<Pick<SettingsSources, "env" | "flags">>;

function load(file: string | null, outside: Outside = {}): Settings {
  if (file !== null) writeFileSync(join(dataDir, "settings.json"), file);
  const loaded = loadSettings({ dataDir, env: {}, flags: {}, ...outside });
  if (!loaded.ok) throw new Error(loaded.error.map(showSettingsProblem).join("\n"));
  return loaded.value;
}

function problems(file: string | null, outside: Outside = {}): readonly string[] {
  if (file !== null) writeFileSync(join(dataDir, "settings.json"), file);
  const loaded = loadSettings({ dataDir, env: {}, flags: {}, ...outside });
  return loaded.ok ? [] : loaded.error.map(showSettingsProblem);
}

describe("without a file", () => {
  it("the kiosk of phường Cao Lãnh runs on the practice portal", () => {
    const settings = load(null);
    expect(settings.portal).toMatchObject({ kind: "practice", practice: true });
    expect(settings.accountMode).toBe("portal");
    expect(settings.desk).toMatchObject({
      ward: "Phường Cao Lãnh",
      name: "Trung tâm Phục vụ hành chính công phường Cao Lãnh",
      place: "Cao Lãnh",
    });
    expect(settings.kiosk).toMatchObject({
      number: 1,
      panelDiagonalMm: 396,
      toneStyle: "old",
      idleMs: 90_000,
      idleCountdownMs: 30_000,
      submitWaitMs: 8000,
    });
    expect(settings.printer).toEqual({
      kind: "chosen",
      dir: join(dataDir, "prints"),
      cups: "http://127.0.0.1:631",
    });
  });
});

describe("one clear line", () => {
  it("names an unknown key with its line", () => {
    const file = '{\n  // the portal\n  "portal": {\n    "ulr": "https://x.vn"\n  }\n}';
    expect(problems(file)).toEqual(["settings.json:4: portal.ulr: unknown key"]);
  });
  it("names every mistake at once, wherever it was made", () => {
    expect(
      problems('{ "kiosk": { "number": "two" },\n "colour": 1 }', {
        env: { KIOSK_IDLE_SECONDS: "soon" },
        flags: { portal: "not an address" },
      }).toSorted(),
    ).toEqual(
      [
        '--portal: must be "practice" or an address such as https://…',
        "KIOSK_IDLE_SECONDS: must be a number",
        "settings.json:1: kiosk.number: must be a number",
        "settings.json:2: colour: unknown key",
      ].toSorted(),
    );
  });
  it.each([
    ['{ "portal": { "url" "practice" } }', "settings.json:1: a colon is missing before this"],
    ["", "settings.json:1: a value is expected here"],
    ["[]", "settings.json:1: must be an object { … }"],
    ['{ "desk": [] }', "settings.json:1: desk: must be an object { … }"],
    ['{ "desk": { "ward": "" } }', "settings.json:1: desk.ward: must not be empty"],
    [
      '{ "queue": { "parallelCitizens": 99 } }',
      "settings.json:1: queue.parallelCitizens: must be at most 16",
    ],
    ['{ "desk": { "ward": "A", "ward": "B" } }', "settings.json:1: desk.ward: this key occurs twice"],
    ['{ "__proto__": { "x": 1 } }', "settings.json:1: __proto__: unknown key"],
  ])("%s → %s", (file, line) => expect(problems(file)).toContain(line));

  it("never repeats a value, which may be a secret", () => {
    const lines = problems('{ "portal": { "password": 12345678, "username": ["geheim"] } }');
    expect(lines).toHaveLength(2);
    expect(lines.join("\n")).not.toMatch(/12345678|geheim/u);
  });
  it("names an entry of a list given as a variable", () => {
    const env = {
      KIOSK_DESK_DAY_MODELS: '[{"weekday":"someday","since":"2020-01-01","title":"A","text":"B"}]',
    };
    expect(problems(null, { env })[0]).toMatch(
      /^KIOSK_DESK_DAY_MODELS: \[0\]\.weekday: must be one of "monday"/u,
    );
  });
});

describe("which one counts", () => {
  it("is the flag, then the variable, then the file, then the default", () => {
    const file = '{ "desk": { "ward": "File", "volunteer": "File" }, "kiosk": { "number": 2 } }';
    const env = { KIOSK_DESK_WARD: "Env", KIOSK_DESK_VOLUNTEER: "Env", KIOSK_NUMBER: "" };
    const settings = load(file, { env, flags: { "desk-ward": "Flag" } });
    expect(settings.desk).toMatchObject({ ward: "Flag", volunteer: "Env", place: "Cao Lãnh" });
    expect(settings.kiosk.number).toBe(2);
  });
  it("reads numbers, lists and null from text", () => {
    const settings = load('{ "desk": { "phone": "x" } }', {
      env: { KIOSK_DESK_DAY_MODELS: "[]", KIOSK_DESK_PHONE: "null" },
      flags: { "kiosk-idle-seconds": "45" },
    });
    expect(settings.desk).toMatchObject({ dayModels: [], phone: null });
    expect(settings.kiosk.idleMs).toBe(45_000);
  });
  it("gives every setting a variable, and a flag unless it is secret", () => {
    const names = settingFields.map(({ env }) => env);
    expect(new Set(names).size).toBe(names.length);
    const secrets = settingFields.filter(({ flag }) => flag === null).map(({ path }) => path.join("."));
    expect(secrets).toEqual(["desk.dutyOfficer", "portal.username", "portal.password"]);
  });
  it("refuses a secret on the command line and a flag nobody knows", () => {
    expect(problems(null, { flags: { "portal-password": "x", colour: "y" } })).toEqual([
      "--portal-password: may not be given on the command line; use settings.json or KIOSK_PORTAL_PASSWORD",
      "--colour: unknown setting",
    ]);
  });
});

describe("the portal", () => {
  const real = {
    KIOSK_PORTAL_UNIT_CODE: "000.00.19.H20",
    KIOSK_PORTAL_USERNAME: "u",
    KIOSK_PORTAL_PASSWORD: "p",
  };
  it("wants unit code and credentials when it is a real one", () => {
    expect(problems('{\n "portal": { "url": "https://portal.example.vn" } }')).toEqual([
      "settings.json:2: portal.unitCode: is required with a real portal",
      "settings.json:2: portal.username: is required with a real portal",
      "settings.json:2: portal.password: is required with a real portal",
    ]);
    const { portal, accountMode } = load(null, {
      env: real,
      flags: { portal: "https://portal.example.vn/" },
    });
    expect(portal).toEqual({
      kind: "url",
      practice: false,
      url: "https://portal.example.vn",
      unitCode: "000.00.19.H20",
      username: "u",
      password: "p",
    });
    expect(accountMode).toBe("vneid");
  });
  it("is never spoken to in the clear over a network", () => {
    expect(problems(null, { env: real, flags: { portal: "http://portal.example.vn" } })).toEqual([
      "--portal: must begin with https:// (only an address of this machine may be http)",
    ]);
  });
  it("counts as practice on this machine, unless it has credentials of its own", () => {
    expect(load(null, { flags: { portal: "http://127.0.0.1:4010" } }).portal).toMatchObject({
      practice: true,
    });
    const flags = { portal: "http://127.0.0.1:4010" };
    expect(load(null, { env: real, flags }).portal).toMatchObject({ practice: false, username: "u" });
  });
});

describe("day models", () => {
  it("follow the weekday in Vietnam and the day they began", () => {
    const settings = load(null);
    const at = (iso: string): string | undefined => describeDayModel(settings, Date.parse(iso))?.title;
    expect(at("2026-11-25T08:00:00+07:00")).toBe("Ngày thứ Tư trực tuyến – không giấy tờ");
    expect(at("2026-11-26T00:30:00+07:00")).toBe("Ngày không viết, ngày không hẹn");
    expect(at("2026-11-27T08:00:00+07:00")).toBeUndefined();
    expect(at("2019-07-31T08:00:00+07:00")).toBeUndefined();
  });
  it("take the newer one where a weekday has two", () => {
    const monday = { weekday: "monday", text: "x" };
    const dayModels = [
      { ...monday, since: "2026-06-01", title: "new" },
      { ...monday, since: "2020-01-01", title: "old" },
    ];
    const settings = load(JSON.stringify({ desk: { dayModels } }));
    expect(describeDayModel(settings, Date.parse("2026-11-23T08:00:00+07:00"))?.title).toBe("new");
    expect(describeDayModel(settings, Date.parse("2021-11-22T08:00:00+07:00"))?.title).toBe("old");
  });
});

describe("docs/settings.md", () => {
  const path = resolve(import.meta.dirname, "../../../../docs/settings.md");
  it("says what the schema says (npm run docs:settings writes it)", () => {
    expect(readFileSync(path, "utf8")).toBe(describeSettings());
  });
  it("has an example that works", () => {
    expect(load(EXAMPLE).portal).toMatchObject({ kind: "url", unitCode: "000.00.19.H20" });
  });
});
