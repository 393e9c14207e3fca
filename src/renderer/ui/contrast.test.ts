import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");

function colours(selector: string): ReadonlyMap<string, string> {
  const from = css.indexOf(`${selector} {`);
  const block = css.slice(from, css.indexOf("\n}", from));
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** Relative luminance and contrast by WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const usual = colours(":root");
const themes = [
  { theme: "default", least: 10, roles: usual },
  {
    theme: "black-on-white",
    least: 20,
    roles: new Map([...usual, ...colours(':root[data-contrast="black-on-white"]')]),
  },
  {
    theme: "white-on-black",
    least: 20,
    roles: new Map([...usual, ...colours(':root[data-contrast="white-on-black"]')]),
  },
];

/** Words and what they are written on, as the screens use them. */
const words = [
  ["--ink", "--ground"],
  ["--ink", "--surface"],
  ["--ink", "--leaf-soft"],
  ["--ink", "--lotus-soft"],
  ["--ink-soft", "--ground"],
  ["--ink-soft", "--surface"],
  ["--ink-soft", "--leaf-soft"],
  ["--ink-soft", "--lotus-soft"],
  ["--ink-soft", "--warn"],
  ["--on-leaf", "--leaf"],
  ["--on-leaf-deep", "--leaf-deep"],
  ["--on-leaf-deep-soft", "--leaf-deep"],
  ["--on-lotus", "--lotus"],
  ["--lotus-ink", "--lotus-soft"],
  ["--lotus-ink", "--ground"],
  ["--lotus-ink", "--surface"],
  ["--leaf-ink", "--leaf-soft"],
  ["--leaf-ink", "--ground"],
  ["--leaf-ink", "--surface"],
  ["--on-warn", "--warn"],
  // A button that is held down.
  ["--surface", "--ink"],
] as const;

/** Edges of controls, which must be seen but are not read. */
const edges = [
  ["--line", "--ground"],
  ["--line", "--surface"],
  ["--warn-line", "--warn"],
  ["--light-good", "--surface"],
  ["--light-slow", "--surface"],
  ["--light-down", "--surface"],
  // The ring lies on its halo, whatever ground both lie on.
  ["--focus", "--focus-halo"],
] as const;

describe.each(themes)("colours of $theme", ({ roles, least }) => {
  const between = (front: string, ground: string): number =>
    contrast(roles.get(front) ?? "#777777", roles.get(ground) ?? "#777777");

  it.each(words)("%s is easily read on %s", (front, ground) => {
    expect(between(front, ground)).toBeGreaterThanOrEqual(least);
  });

  it.each(edges)("%s is seen on %s", (front, ground) => {
    expect(between(front, ground)).toBeGreaterThanOrEqual(3);
  });
});
