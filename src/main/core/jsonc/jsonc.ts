import { findNodeAtLocation, type Node, parseTree, type ParseError, printParseErrorCode } from "jsonc-parser";

/** Where a document is wrong: line from 1, the path of the field (`questions[3].kind`, empty for the whole), in plain words. */
export interface DocumentProblem {
  readonly line: number;
  readonly field: string;
  readonly message: string;
}

/** A parsed JSON document that remembers on which line each value stands; comments and a last comma are allowed. */
export interface JsoncDocument {
  readonly value: unknown;
  /** Mistakes of spelling and keys that occur twice, by line. Empty when the document can be used. */
  readonly problems: readonly DocumentProblem[];
  /** Line of the value at a path, or of its nearest parent that is there. */
  lineOf(path: readonly PropertyKey[]): number;
  /** Line of a key inside the object at a path. */
  lineOfKey(path: readonly PropertyKey[], key: string): number;
}

/** Reads JSON with comments. Never throws: whatever is wrong is in `problems`. */
export function readJsonc(text: string): JsoncDocument {
  const clean = text.replace(/^\uFEFF/u, "");
  const errors: ParseError[] = [];
  const root = parseTree(clean, errors, { allowTrailingComma: true });
  const lineAt = lineFinder(clean);
  const nodeAt = (path: readonly PropertyKey[]): Node | undefined => nearest(root, path);
  return {
    value: root === undefined ? undefined : valueOf(root),
    problems: [
      ...errors.map((error) => ({
        line: lineAt(error.offset),
        field: "",
        message: SPELLING[printParseErrorCode(error.error)] ?? "not valid JSON",
      })),
      ...(root === undefined && errors.length === 0 ? [{ line: 1, field: "", message: "empty" }] : []),
      ...(root === undefined ? [] : doubleKeys(root, [], lineAt)),
    ],
    lineOf: (path) => lineAt(nodeAt(path)?.offset ?? 0),
    lineOfKey: (path, key) => {
      const object = nodeAt(path);
      const property = object?.children?.find((child) => child.children?.[0]?.value === key);
      return lineAt((property ?? object)?.offset ?? 0);
    },
  };
}

/** A path as people read it: `questions[3].kind`. */
export function showPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((shown, part) => {
    if (typeof part === "number") return `${shown}[${part}]`;
    return shown === "" ? String(part) : `${shown}.${String(part)}`;
  }, "");
}

const SPELLING: Readonly<Record<string, string>> = {
  InvalidSymbol: "a word that JSON does not know (text needs quotation marks)",
  InvalidNumberFormat: "not a number",
  PropertyNameExpected: "a key in quotation marks is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is missing before this",
  CommaExpected: "a comma is missing before this",
  CloseBraceExpected: "a closing } is missing",
  CloseBracketExpected: "a closing ] is missing",
  EndOfFileExpected: "more text after the end of the document",
  InvalidCommentToken: "not a comment",
  UnexpectedEndOfComment: "the comment is not closed",
  UnexpectedEndOfString: "the text is not closed by a quotation mark",
  InvalidEscapeCharacter: "an unknown escape after \\",
  InvalidCharacter: "a character that may not stand in text",
};

/** Built anew instead of `getNodeValue`: a key named `__proto__` must stay a plain key. */
function valueOf(node: Node): unknown {
  if (node.type === "array") return (node.children ?? []).map(valueOf);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(
    (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
      key === undefined || value === undefined ? [] : [[String(key.value), valueOf(value)]],
    ),
  );
}

function nearest(root: Node | undefined, path: readonly PropertyKey[]): Node | undefined {
  if (root === undefined) return undefined;
  for (let length = path.length; length > 0; length -= 1) {
    const steps = path.slice(0, length).filter((part) => typeof part !== "symbol");
    const node = findNodeAtLocation(root, steps);
    if (node !== undefined) return node;
  }
  return root;
}

function doubleKeys(
  node: Node,
  path: readonly PropertyKey[],
  lineAt: (offset: number) => number,
): readonly DocumentProblem[] {
  const seen = new Set<string>();
  return (node.children ?? []).flatMap((child, index) => {
    if (node.type === "array") return doubleKeys(child, [...path, index], lineAt);
    const [key, value] = child.children ?? [];
    const name = String(key?.value);
    const here = [...path, name];
    const twice = node.type === "object" && seen.has(name);
    seen.add(name);
    return [
      ...(twice
        ? [{ line: lineAt(child.offset), field: showPath(here), message: "this key occurs twice" }]
        : []),
      ...(value === undefined ? [] : doubleKeys(value, here, lineAt)),
    ];
  });
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0, ...[...text.matchAll(/\r\n|\r|\n/gu)].map((found) => found.index + found[0].length)];
  return (offset) => Math.max(1, starts.findLastIndex((start) => start <= offset) + 1);
}
