import { describe, expect, it } from "vitest";
import { parseStartOptions, settingFlags } from "../scripts/lib/options.mjs";
import { settingFields } from "../src/main/core/settings/fields.ts";

describe("the flags of npm start", () => {
  it("take what is asked for and leave the rest at its default", () => {
    const parsed = parseStartOptions([
      "--host",
      "browser",
      "--port=4000",
      "--windowed",
      "--portal",
      "https://portal.example",
    ]);
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        host: "browser",
        port: 4000,
        windowed: true,
        headless: false,
        portal: "https://portal.example",
        data: null,
      },
    });
  });

  it.each([
    [["--foo"], "unknown flag --foo"],
    [["-x"], "unknown flag -x"],
    [["start"], '"start" is not a flag'],
    [["--host", "chrome"], "--host is auto, electron or browser"],
    [["--host"], "--host needs a value"],
    [["--port", "70000"], "--port is a number"],
    [["--port", "-1"], "--port needs a value"],
    [["--portal", "portal.example"], "--portal is an address"],
    [["--portal", "https://unit:secret@portal.example"], "--portal is an address"],
    [["--data", "package.json"], "--data is a folder"],
    [["--headless=yes"], "--headless takes no value"],
    [["--headless", "--windowed"], "--headless has no window"],
    [["--headless", "--host", "electron"], "--headless has no window"],
    [["--port", "1", "--port", "2"], "--port is given twice"],
    [["--portal-password", "x"], "unknown flag --portal-password"],
  ])("refuse %j in one line", (args, words) => {
    const parsed = parseStartOptions(args);
    expect(parsed).toMatchObject({ ok: false });
    expect(parsed.ok ? "" : parsed.error).toContain(words);
    expect(parsed.ok ? "" : parsed.error).not.toContain("\n");
    expect(parsed.ok ? "" : parsed.error).not.toContain("secret");
  });

  it("carry every setting that is no secret to its variable", () => {
    const expected = settingFields.flatMap(({ flag, env }) =>
      flag === null || flag === "portal" ? [] : [[flag, env]],
    );
    expect(Object.entries(settingFlags)).toEqual(expected);
    expect(parseStartOptions(["--kiosk-number", "2"])).toMatchObject({
      ok: true,
      value: { settings: { KIOSK_NUMBER: "2" } },
    });
  });
});
