import { describe, expect, it } from "vitest";
import { functionsOf, importsOf, readSources, type Source } from "./support/sources.ts";
import { breaches, isTest } from "./support/walls.ts";

const src = readSources(["src"]);
const everything = [...src, ...readSources(["tests", "scripts"])];
const product = src.filter(({ path }) => !isTest(path) && !path.endsWith(".previews.tsx"));

const file = (path: string, text: string): Source => ({ path, text });

describe("the walls", () => {
  it("are not broken by any import", () => {
    expect(src.length).toBeGreaterThan(50);
    expect(breaches(src)).toEqual([]);
  });

  it.each([
    ["src/shared/a.ts", 'import { app } from "../main/core/api/create-api.ts";'],
    ["src/shared/a.ts", 'import { readFileSync } from "node:fs";'],
    ["src/main/core/queue/a.ts", 'import electron from "electron";'],
    ["src/main/core/queue/a.ts", 'import { createServer } from "node:http";'],
    ["src/main/core/queue/a.ts", 'import Database from "better-sqlite3";'],
    ["src/main/core/queue/a.ts", "db.prepare(`SELECT * FROM outbox`);"],
    ["src/main/core/queue/a.ts", 'import { startPortal } from "../../practice-portal/portal.ts";'],
    ["src/main/core/queue/a.ts", 'export * from "../../hosts/csp.ts";'],
    ["src/main/core/queue/a.ts", 'const late = await import("../../hosts/csp.ts");'],
    ["src/main/practice-portal/a.ts", 'import { openStore } from "../core/store/store.ts";'],
    ["src/main/hosts/browser/a.ts", 'import { runHost } from "../electron/host.ts";'],
    ["src/main/hosts/browser/a.ts", 'import type { App } from "electron";'],
    ["src/main/hosts/a.ts", 'import { createServer } from "node:http";'],
    ["src/preload/a.ts", 'import { x } from "../main/core/api/method.ts";'],
    ["src/renderer/a.tsx", 'import { method } from "../main/core/api/method.ts";'],
    ["src/renderer/a.tsx", 'import { type Api, method } from "../main/core/api/method.ts";'],
    ["src/renderer/a.tsx", 'import type { Row } from "../main/core/store/row.ts";'],
    ["src/elsewhere/a.ts", "export const a = 1;"],
  ])("would be seen broken: %s with %s", (path, text) => {
    expect(breaches([file(path, text)])).toHaveLength(1);
  });

  it.each([
    ["src/renderer/a.tsx", 'import type { Api } from "../main/core/api/create-api.ts";'],
    ["src/renderer/a.tsx", 'import { type Api } from "../main/core/api/create-api.ts";'],
    ["src/renderer/a.tsx", 'import { useState } from "react"; // not from "electron"'],
    ["src/main/core/portal/a.ts", 'import { request } from "node:https";'],
    ["src/main/core/store/a.ts", 'import Database from "better-sqlite3"; db.exec("PRAGMA user_version");'],
    ["src/main/practice-portal/a.ts", 'import { Envelope } from "../core/portal/wire/envelope.ts";'],
    ["src/main/hosts/electron/a.ts", 'import { app } from "electron"; import { csp } from "../csp.ts";'],
  ])("let through what belongs: %s with %s", (path, text) => {
    expect(breaches([file(path, text)])).toEqual([]);
  });

  it("tell imports as types from real ones", () => {
    const text =
      'import type { A } from "a"; import { type B } from "b"; import { type C, d } from "c"; import "e";';
    const found = importsOf(file("src/x.ts", text)).map(({ target, typeOnly }) => [target, typeOnly]);
    expect(found).toEqual([
      ["a", true],
      ["b", true],
      ["c", false],
      ["e", false],
    ]);
  });
});

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*\.tsx?$/;
const paths = (sources: readonly Source[], rule: (source: Source) => boolean): readonly string[] =>
  sources.filter(rule).map(({ path }) => path);
const defaultExport = ({ text }: Source): boolean => /^export default\b/m.test(text);
const usesConsole = ({ text }: Source): boolean => /(^|[^.\w"'`/*])console\.\w+\(/m.test(text);

const lineCount = ({ text }: Source): number => text.trimEnd().split("\n").length;

describe("the house rules", () => {
  it("file names are in kebab case", () => {
    expect(paths(everything, ({ path }) => !kebab.test(path.split("/").at(-1) ?? ""))).toEqual([]);
    expect(kebab.test("HomeScreen.tsx")).toBe(false);
  });

  it("everything is exported by its name", () => {
    expect(paths(everything, defaultExport)).toEqual([]);
    expect(defaultExport(file("a.ts", "const a = 1;\nexport default a;"))).toBe(true);
  });

  it("only command-line programs write to the console", () => {
    expect(paths(product, (source) => !source.path.endsWith("cli.ts") && usesConsole(source))).toEqual([]);
    expect(usesConsole(file("a.ts", '  console.log("x");'))).toBe(true);
  });

  it("no file is over 300 lines, and no function over 60 without those inside it", () => {
    expect(paths(product, (source) => lineCount(source) > 300)).toEqual([]);
    const long = product.flatMap(functionsOf).filter((one) => one.ownLines > 60);
    expect(long.map(({ path, name, ownLines }) => `${path} ${name}: ${ownLines}`)).toEqual([]);
  });

  it("a function's length is counted from its first line to its last, and its own without those inside", () => {
    const text =
      "export function a() {\n  return 1;\n}\nclass C {\n  d() {\n    const e = () =>\n      2;\n    return e;\n  }\n}";
    expect(
      functionsOf(file("a.ts", text)).map(({ name, lines, ownLines }) => [name, lines, ownLines]),
    ).toEqual([
      ["a", 3, 3],
      ["d", 5, 3],
      ["e", 2, 2],
    ]);
  });
});
