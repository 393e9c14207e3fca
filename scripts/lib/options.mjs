// The flags of `npm start`, checked before anything else happens.
import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";

/**
 * @typedef {object} StartOptions
 * @property {"auto" | "electron" | "browser"} host
 * @property {boolean} headless
 * @property {boolean} windowed
 * @property {number} port 0 takes any free one
 * @property {string | null} data folder of everything that is kept; null takes the default
 * @property {string | null} portal address of a portal; null takes what the settings say
 * @property {Readonly<Record<string, string>>} settings settings given by flag, by the variable that carries them on
 * @property {boolean} help
 */

export const startHelp = `npm start -- [flags]

  --host auto|electron|browser   what shows the kiosk: Electron when its binary is there or can be fetched,
                                 else an installed Chromium, Chrome or Edge, else the address is printed (auto)
  --headless                     no window; one JSON line {"url": …} on standard output when ready
  --port N                       port of the browser host on 127.0.0.1 (default: any free one)
  --data DIR                     folder of everything that is kept (default: ./data)
  --portal URL                   a real portal instead of the practice portal inside
  --windowed                     an ordinary window that may be closed, instead of the whole screen
  --help                         this text

Every setting of the ward has a flag too, such as --kiosk-number 2 or --desk-ward "Phường …"; it wins over the settings
file. Secrets have none. KIOSK_BROWSER names another browser's executable. Ctrl-C stops the kiosk.`;

const known = /** @type {const} */ ({
  host: { type: "string" },
  headless: { type: "boolean" },
  windowed: { type: "boolean" },
  port: { type: "string" },
  data: { type: "string" },
  portal: { type: "string" },
  help: { type: "boolean" },
});

/**
 * Flags of settings and the variable of each. A file of its own, because the schema of the settings needs packages;
 * a test holds it against the schema.
 * @type {Readonly<Record<string, string>>}
 */
export const settingFlags = JSON.parse(readFileSync(new URL("setting-flags.json", import.meta.url), "utf8"));

const options = {
  ...known,
  ...Object.fromEntries(
    Object.keys(settingFlags).map((flag) => [flag, { type: /** @type {const} */ ("string") }]),
  ),
};

/**
 * @param {readonly string[]} args
 * @returns {{ ok: true, value: StartOptions } | { ok: false, error: string }} the error is one line for a person
 */
export function parseStartOptions(args) {
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  /** @type {Record<string, string>} */
  const given = {};
  for (const token of tokens) {
    const problem = problemOf(token, given);
    if (problem) return { ok: false, error: problem };
    if (token.kind === "option") given[token.name] = token.value ?? "";
  }
  const wrong = wrongValue(given);
  if (wrong) return { ok: false, error: wrong };
  return {
    ok: true,
    value: {
      host: /** @type {StartOptions["host"]} */ (given["host"] ?? "auto"),
      headless: "headless" in given,
      windowed: "windowed" in given,
      port: Number(given["port"] ?? 0),
      data: given["data"] === undefined ? null : resolve(given["data"]),
      portal: given["portal"] ?? null,
      settings: Object.fromEntries(
        Object.entries(settingFlags).flatMap(([flag, variable]) =>
          flag in given ? [[variable, given[flag] ?? ""]] : [],
        ),
      ),
      help: "help" in given,
    },
  };
}

/**
 * @param {{ kind: string, name?: string, rawName?: string, value?: string | undefined, inlineValue?: boolean | undefined }} token
 * @param {Record<string, string>} given
 */
function problemOf(token, given) {
  if (token.kind !== "option") return `"${token.value ?? "--"}" is not a flag; see npm start -- --help`;
  const name = token.name ?? "";
  if (!Object.hasOwn(options, name)) return `unknown flag ${token.rawName}; see npm start -- --help`;
  if (name in given) return `${token.rawName} is given twice`;
  const wantsValue = options[/** @type {keyof typeof known} */ (name)].type === "string";
  if (wantsValue && !token.value) return `${token.rawName} needs a value; see npm start -- --help`;
  if (wantsValue && !token.inlineValue && token.value?.startsWith("-"))
    return `${token.rawName} needs a value; see npm start -- --help`;
  if (!wantsValue && token.value !== undefined) return `${token.rawName} takes no value`;
  return null;
}

/** @param {Record<string, string>} given */
function wrongValue({ host, port, data, portal, headless, windowed }) {
  if (host !== undefined && !["auto", "electron", "browser"].includes(host))
    return `--host is auto, electron or browser, not "${host}"`;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65535))
    return `--port is a number from 0 to 65535, not "${port}"`;
  if (portal !== undefined && !isWebAddress(portal))
    return "--portal is an address that starts with https:// (or http://) and holds no name or password";
  if (data !== undefined && existsSync(data) && !statSync(data).isDirectory())
    return `--data is a folder, and "${data}" is a file`;
  if (headless !== undefined && host === "electron")
    return "--headless has no window, so it does not go with --host electron";
  if (headless !== undefined && windowed !== undefined)
    return "--headless has no window, so it does not go with --windowed";
  if (port !== undefined && host === "electron")
    return "--port belongs to the browser host; Electron opens no port";
  return null;
}

/** @param {string} text */
function isWebAddress(text) {
  try {
    const { protocol, username, password } = new URL(text);
    return (protocol === "https:" || protocol === "http:") && !username && !password;
  } catch {
    return false;
  }
}
