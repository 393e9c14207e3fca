import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** One way in which a value may lie in a file. */
interface Trace {
  readonly value: string;
  readonly as: string;
  readonly bytes: Buffer;
}

/** Vietnamese without its marks, as search fields and file names write it. */
function withoutMarks(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D");
}

/** Base64 of a value that may begin anywhere in what was encoded: the part that is the same whatever stands beside it. */
function base64At(bytes: Buffer, offset: 0 | 1 | 2): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
  const from = offset === 0 ? 0 : offset === 1 ? 2 : 3;
  const whole = Math.floor(((bytes.length + offset) * 8) / 6);
  return text.slice(from, whole);
}

/** Every form in which a value could have been written down. */
export function tracesOf(value: string): readonly Trace[] {
  const spelled: readonly (readonly [string, string])[] = [
    ["NFC", value.normalize("NFC")],
    ["NFD", value.normalize("NFD")],
    ["without marks", withoutMarks(value)],
    ["in capitals", value.normalize("NFC").toLocaleUpperCase("vi")],
    ["in small letters", withoutMarks(value).toLowerCase()],
    [
      "as JSON escapes",
      JSON.stringify(value)
        .slice(1, -1)
        .replaceAll(/[^ -~]/gu, escaped),
    ],
    ["in an address", encodeURIComponent(value)],
  ];
  return spelled.flatMap(([how, text]) => {
    const utf8 = Buffer.from(text, "utf8");
    const utf16 = Buffer.from(text, "utf16le");
    const forms: readonly (readonly [string, Buffer])[] = [
      ["UTF-8", utf8],
      ["UTF-16 LE", utf16],
      ["UTF-16 BE", Buffer.from(utf16).swap16()],
      ["hex", Buffer.from(utf8.toString("hex"))],
      ["HEX", Buffer.from(utf8.toString("hex").toUpperCase())],
      ...([0, 1, 2] as const).map((at) => [`base64 at ${at}`, Buffer.from(base64At(utf8, at))] as const),
      ...([0, 1, 2] as const).map(
        (at) =>
          [
            `base64url at ${at}`,
            Buffer.from(base64At(utf8, at).replaceAll("+", "-").replaceAll("/", "_")),
          ] as const,
      ),
    ];
    return forms.map(([form, bytes]) => ({ value, as: `${how}, ${form}`, bytes }));
  });
}

function escaped(letter: string): string {
  return Array.from(
    { length: letter.length },
    (_, at) => `\\u${letter.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** Bytes of a file that must not lie anywhere in clear: raw, and as text of both usual kinds. */
export function tracesOfBytes(name: string, bytes: Buffer): readonly Trace[] {
  return [
    { value: name, as: "raw", bytes },
    { value: name, as: "hex", bytes: Buffer.from(bytes.toString("hex")) },
    ...([0, 1, 2] as const).map((at) => ({
      value: name,
      as: `base64 at ${at}`,
      bytes: Buffer.from(base64At(bytes, at)),
    })),
  ];
}

/** Every file below these folders, names and contents, in which one of the traces stands; one line a find. */
export function findTraces(
  dir: string,
  traces: readonly Trace[],
  except: (path: string) => boolean = () => false,
): { readonly found: readonly string[]; readonly files: number; readonly bytes: number } {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  let [files, bytes] = [0, 0];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(dir, path);
    if (!entry.isFile() || except(name)) continue;
    const content = Buffer.concat([Buffer.from(`${name}\n`), readFileSync(path)]);
    files += 1;
    bytes += content.length;
    for (const trace of traces)
      if (content.includes(trace.bytes)) found.push(`${name}: ${trace.value} (${trace.as})`);
  }
  return { found, files, bytes };
}
