import { settingFields, type SettingField } from "./fields.ts";
import { settingsFileName } from "./load-settings.ts";

/** The documentation of all settings as Markdown, made from the schema (docs/settings.md holds it, a test compares). */
export function describeSettings(): string {
  return [
    "# Settings",
    "",
    `All settings stand in one file, \`${settingsFileName}\` in the data folder (\`./data\`, or \`--data DIR\`). It is JSON; comments are allowed.`,
    "Nobody makes it for you: write it by hand, from the example at the end. It is read at every start.",
    "Every value may be left out. An unknown key or a wrong value stops the start with one line that names it:",
    "",
    "```",
    `${settingsFileName}:12: portal.ulr: unknown key`,
    "```",
    "",
    "A flag comes before an environment variable, a variable before the file, the file before the default.",
    "Secrets have no flag, because a command line is seen by every process of the machine. Lists and objects are",
    "given as JSON in a variable or flag; the word null clears a value that may be null.",
    "",
    "With a real portal (any address that is not of this machine) `portal.unitCode`, `portal.username` and",
    "`portal.password` are required and the address must begin with https://. A portal on this machine for which no",
    "credentials are given counts as a practice portal.",
    "",
    "| setting | what it is | default | variable | flag |",
    "| --- | --- | --- | --- | --- |",
    ...settingFields.map(row),
    "",
    "The day models of `desk.dayModels` when nothing is set:",
    "",
    "```json",
    JSON.stringify(settingFields.find(({ path }) => path.at(-1) === "dayModels")?.default, null, 2),
    "```",
    "",
    "An example:",
    "",
    "```jsonc",
    EXAMPLE,
    "```",
    "",
  ].join("\n");
}

function row({ path, description, default: value, env, flag }: SettingField): string {
  const shown = Array.isArray(value) ? "below" : `\`${JSON.stringify(value)}\``;
  const cells = [
    `\`${path.join(".")}\``,
    description,
    shown,
    `\`${env}\``,
    flag === null ? "none" : `\`--${flag}\``,
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Shown in the documentation; a test loads it. */
export const EXAMPLE = `{
  "desk": {
    "ward": "Phường Mỹ Trà",
    "authority": "Ủy ban nhân dân phường Mỹ Trà",
    "name": "Trung tâm Phục vụ hành chính công phường Mỹ Trà",
    "place": "Mỹ Trà",
    "phone": "0277 385 1234",
    "volunteer": "Thảo",
    "dutyOfficer": { "name": "Nguyễn Văn An", "idNumber": "087080001234", "phone": "0912345678" },
  },
  // The machine's number, and the diagonal of its panel in mm: inches times 25.4.
  "kiosk": { "number": 2, "panelDiagonalMm": 546 },
  // The province gives these. Leave the line out to practise.
  "portal": { "url": "https://portal.example.vn", "unitCode": "000.00.19.H20", "username": "kiosk-my-tra", "password": "…" },
}`;
