import { type Edge, importsOf, type Source } from "./sources.ts";

/** What the files of one folder may import. The row with the longest matching folder counts. */
export interface Wall {
  readonly folder: string;
  /** Our own folders or files it may use; its own folder always. */
  readonly uses: readonly string[];
  /** Our own folders it may use as types only. */
  readonly usesTypes?: readonly string[];
  /** May import electron. */
  readonly electron?: true;
  /** Runs in a page too, so it has nothing of Node. */
  readonly anywhere?: true;
  /** Draws screens. */
  readonly react?: true;
  /** Speaks SQL. */
  readonly sql?: true;
  /** Listens on a port. */
  readonly listens?: true;
}

/** The walls of the house; docs/architecture.md shows them as a picture. */
export const walls: readonly Wall[] = [
  { folder: "src/shared", uses: [], anywhere: true },
  { folder: "src/main/core", uses: ["src/shared"] },
  { folder: "src/main/core/store", uses: ["src/shared", "src/main/core"], sql: true },
  { folder: "src/main/app", uses: ["src/shared", "src/main/core"] },
  { folder: "src/main/app.ts", uses: ["src/shared", "src/main/core", "src/main/app"] },
  { folder: "src/main/hosts", uses: ["src/shared", "src/main/core", "src/main/app", "src/main/app.ts"] },
  // It listens for a moment, to learn of a free port.
  { folder: "src/main/hosts/free-port.ts", uses: [], listens: true },
  {
    folder: "src/main/hosts/browser",
    uses: ["src/shared", "src/main/core", "src/main/app.ts", "src/main/hosts"],
    listens: true,
  },
  {
    folder: "src/main/hosts/electron",
    uses: ["src/shared", "src/main/core", "src/main/app.ts", "src/main/hosts"],
    electron: true,
  },
  {
    folder: "src/main/practice-portal",
    uses: ["src/shared", "src/main/core/portal/wire"],
    sql: true,
    listens: true,
  },
  { folder: "src/preload", uses: ["src/shared"], electron: true, anywhere: true },
  {
    folder: "src/renderer",
    uses: ["src/shared"],
    usesTypes: ["src/main/core/api"],
    anywhere: true,
    react: true,
  },
];

/** One host knows nothing of the other, although both may use what lies beside them. */
const apart = [
  ["src/main/hosts/browser/", "src/main/hosts/electron/"],
  ["src/main/hosts/electron/", "src/main/hosts/browser/"],
] as const;

const reactPackages = /^(react|react-dom|lucide-react)$/;
const listeners = /^(createServer|createSecureServer|Server)$/;
const sqlText =
  /["'`]\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX|UNIQUE)\s|PRAGMA\s)/;

/** Every breach of the walls by these files, one line each, empty when all stand. */
export function breaches(sources: readonly Source[], table: readonly Wall[] = walls): readonly string[] {
  return sources.flatMap((source) => {
    const wall = wallOf(source.path, table);
    if (!wall) return [`${source.path} stands in no row of the wall table`];
    const test = isTest(source.path);
    const edges = importsOf(source).flatMap((edge) => edgeBreach(source.path, edge, wall, test) ?? []);
    const sql = !wall.sql && !test && sqlText.test(source.text) ? [`${source.path} speaks SQL`] : [];
    return [...edges, ...sql];
  });
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

function wallOf(path: string, table: readonly Wall[]): Wall | undefined {
  return table
    .filter(({ folder }) => under(path, folder))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

function under(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function edgeBreach(path: string, edge: Edge, wall: Wall, test: boolean): string | null {
  const ours = /^(src|tests|scripts|assets)\//.test(edge.target);
  const problem = ours ? ourBreach(path, edge, wall, test) : packageBreach(edge, wall, test);
  return problem && `${path} imports ${edge.target}: ${problem}`;
}

function ourBreach(path: string, { target, typeOnly }: Edge, wall: Wall, test: boolean): string | null {
  if (target.startsWith("assets/") || (test && /^(tests|scripts)\//.test(target))) return null;
  if (apart.some(([from, to]) => path.startsWith(from) && target.startsWith(to)))
    return "the hosts stand apart";
  if ([wall.folder, ...wall.uses].some((folder) => under(target, folder))) return null;
  if (!(wall.usesTypes ?? []).some((folder) => under(target, folder))) return `not for ${wall.folder}`;
  return typeOnly ? null : "as types only";
}

function packageBreach({ target, names, typeOnly }: Edge, wall: Wall, test: boolean): string | null {
  if (target === "electron" && !wall.electron) return "electron belongs to its host and the preload";
  if (test) return null;
  if (target === "better-sqlite3" && !wall.sql) return "SQL belongs to the store";
  if (reactPackages.test(target) && !wall.react) return "screens belong to the renderer";
  if (target.startsWith("node:") && wall.anywhere && !typeOnly) return "this runs where there is no Node";
  const listens =
    /^node:(http|https|http2|net|tls)$/.test(target) && names.some((name) => listeners.test(name));
  return listens && !typeOnly && !wall.listens ? "only hosts listen on a port" : null;
}
