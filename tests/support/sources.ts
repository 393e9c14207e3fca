import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { parseSync } from "vite";

export const root: string = dirname(dirname(import.meta.dirname));

/** One file of ours as the walls see it. `path` is from the project's root, with `/`. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** One import, export-from or dynamic import. */
export interface Edge {
  /** A path of ours from the root (`src/shared/result.ts`), a package's name, or `node:…`. */
  readonly target: string;
  /** Nothing of it is left when the program runs. */
  readonly typeOnly: boolean;
  /** Imported names; empty for a whole-module, dynamic or re-export-all import. */
  readonly names: readonly string[];
}

export interface FunctionSize {
  readonly path: string;
  readonly name: string;
  readonly lines: number;
  /** Lines that are not in a function inside: what has to be held in mind at once. */
  readonly ownLines: number;
}

const installed = `${sep}node_modules`;

/** Every TypeScript file of ours under the given folders of the project; the bench's rivals may be installed there. */
export function readSources(folders: readonly string[]): readonly Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(
        (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes(installed),
      )
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ path: relative(root, file).split(sep).join("/"), text: readFileSync(file, "utf8") }))
      .toSorted((a, b) => a.path.localeCompare(b.path)),
  );
}

/** Parses with the builder's own parser, so that a sentence about imports in a comment is not taken for one. */
export function importsOf({ path, text }: Source): readonly Edge[] {
  const { module, program } = parseSync(path, text);
  const statics = module.staticImports.map((found) => ({
    target: resolve(path, found.moduleRequest.value),
    typeOnly: found.entries.length > 0 && found.entries.every((entry) => entry.isType),
    names: found.entries.flatMap((entry) => entry.importName.name ?? []),
  }));
  const exports = module.staticExports.flatMap((found) =>
    found.entries.flatMap((entry) =>
      entry.moduleRequest
        ? [{ target: resolve(path, entry.moduleRequest.value), typeOnly: entry.isType, names: [] }]
        : [],
    ),
  );
  const dynamics: Edge[] = [];
  walk(program, (node) => {
    if (node.type !== "ImportExpression" || !isNode(node["source"])) return;
    const value = node["source"]["value"];
    if (typeof value === "string")
      dynamics.push({ target: resolve(path, value), typeOnly: false, names: [] });
  });
  return [...statics, ...exports, ...dynamics];
}

function resolve(from: string, specifier: string): string {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
  if (specifier.startsWith("node:")) return specifier;
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

/** Every function, method and callback with its length. */
export function functionsOf({ path, text }: Source): readonly FunctionSize[] {
  const lineAt = (offset: number): number => text.slice(0, offset).split("\n").length;
  const found: { name: string; first: number; last: number; inside: number }[] = [];
  const open = (node: Node, parent: Node | null): void => {
    found.push({ name: nameOf(node, parent), first: lineAt(node.start), last: lineAt(node.end), inside: 0 });
  };
  walk(parseSync(path, text).program, (node, parent) => {
    if (functionTypes.has(node.type) && isNode(node["body"])) open(node, parent);
  });
  // The walk meets an outer function before those inside it.
  for (const [index, one] of found.entries()) {
    const outer = found.slice(0, index).findLast(({ first, last }) => first <= one.first && one.last <= last);
    if (outer) outer.inside += one.last - one.first + 1;
  }
  return found.map(({ name, first, last, inside }) => {
    const lines = last - first + 1;
    return { path, name, lines, ownLines: Math.max(1, lines - inside) };
  });
}

const functionTypes: ReadonlySet<string> = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

function nameOf(node: Node, parent: Node | null): string {
  for (const holder of [node["id"], parent?.["id"], parent?.["key"]])
    if (isNode(holder) && typeof holder["name"] === "string") return holder["name"];
  return "(callback)";
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

function walk(
  value: unknown,
  visit: (node: Node, parent: Node | null) => void,
  parent: Node | null = null,
): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit, parent);
    return;
  }
  if (!isNode(value)) return;
  visit(value, parent);
  for (const child of Object.values(value)) if (typeof child === "object") walk(child, visit, value);
}
