import { err, ok, type Result } from "../../../shared/result.ts";

/** A value of an IPP attribute as this program reads it; `null` stands for kinds of value nobody here asks for. */
export type IppValue = number | boolean | string | null;

/** One group of attributes of an answer; `tag` is the delimiter of RFC 8010 section 3.5.1. */
export interface IppGroup {
  readonly tag: number;
  readonly attributes: ReadonlyMap<string, readonly IppValue[]>;
}

/** An answer: the status code of RFC 8011 section B and its groups in order. */
export interface IppAnswer {
  readonly status: number;
  readonly groups: readonly IppGroup[];
}

/** Delimiters of RFC 8010 section 3.5.1 that this program reads or writes. */
export const groupTag = { operation: 0x01, job: 0x02, end: 0x03, printer: 0x04 } as const;

/** Tags of RFC 8010 section 3.5.2 that this program writes. */
export const valueTag = {
  integer: 0x21,
  boolean: 0x22,
  name: 0x42,
  keyword: 0x44,
  uri: 0x45,
  charset: 0x47,
  language: 0x48,
  mimeType: 0x49,
} as const;

/** One attribute of a request; several values share the tag. */
export interface IppAttribute {
  readonly tag: (typeof valueTag)[keyof typeof valueTag];
  readonly name: string;
  readonly values: readonly (string | number | boolean)[];
}

/** A request: the operation's number of RFC 8011 (or of CUPS), its own attributes and those of the job. */
export interface IppRequest {
  readonly operation: number;
  readonly attributes: readonly IppAttribute[];
  readonly job?: readonly IppAttribute[];
}

function lengthAndBytes(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

function valueBytes(value: string | number | boolean): Buffer {
  if (typeof value === "string") return Buffer.from(value, "utf8");
  if (typeof value === "boolean") return Buffer.from([value ? 1 : 0]);
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function attributeBytes({ tag, name, values }: IppAttribute): Buffer {
  // Every further value of an attribute is written with an empty name (RFC 8010 section 3.1.5).
  const parts = values.map((value, index) =>
    Buffer.concat([
      Buffer.from([tag]),
      lengthAndBytes(Buffer.from(index === 0 ? name : "", "ascii")),
      lengthAndBytes(valueBytes(value)),
    ]),
  );
  return Buffer.concat(parts);
}

/** The bytes of a request by RFC 8010, version 1.1 which every printer and print server takes; the document follows them. */
export function encodeRequest(request: IppRequest): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt16BE(0x0101, 0);
  head.writeUInt16BE(request.operation, 2);
  head.writeUInt32BE(1, 4);
  // Charset and language come first, in this order; a printer may refuse anything else (RFC 8011 section 4.1.4).
  const opening: readonly IppAttribute[] = [
    { tag: valueTag.charset, name: "attributes-charset", values: ["utf-8"] },
    { tag: valueTag.language, name: "attributes-natural-language", values: ["en"] },
  ];
  const job = request.job ?? [];
  return Buffer.concat([
    head,
    Buffer.from([groupTag.operation]),
    ...opening.map(attributeBytes),
    ...request.attributes.map(attributeBytes),
    ...(job.length > 0 ? [Buffer.from([groupTag.job]), ...job.map(attributeBytes)] : []),
    Buffer.from([groupTag.end]),
  ]);
}

class NotIpp extends Error {}

/** Reads forward and never past the end: a cut or lying answer ends in NotIpp, whatever its lengths say. */
class Reader {
  private at = 0;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  take(length: number): Buffer {
    if (this.at + length > this.bytes.length) throw new NotIpp("cut");
    const part = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  sized(): Buffer {
    return this.take(this.take(2).readUInt16BE());
  }
}

const TEXT_WITH_LANGUAGE = 0x35;
const NAME_WITH_LANGUAGE = 0x36;
const BEGIN_COLLECTION = 0x34;
const END_COLLECTION = 0x37;

function decodeValue(tag: number, bytes: Buffer): IppValue {
  switch (tag) {
    case 0x21: // integer
    case 0x23: // enum
      if (bytes.length !== 4) throw new NotIpp("number");
      return bytes.readInt32BE();
    case 0x22:
      if (bytes.length !== 1) throw new NotIpp("boolean");
      return bytes.readUInt8() !== 0;
    case TEXT_WITH_LANGUAGE:
    case NAME_WITH_LANGUAGE: {
      const inner = new Reader(bytes);
      inner.sized();
      return inner.sized().toString("utf8");
    }
    default:
      // Character strings: text, name, keyword, uri, uriScheme, charset, naturalLanguage, mimeMediaType.
      return tag >= 0x41 && tag <= 0x49 ? bytes.toString("utf8") : null;
  }
}

/** Steps over a collection to its end, nested ones included; none of them is used. */
function skipCollection(reader: Reader): void {
  for (let depth = 1; depth > 0;) {
    const tag = reader.byte();
    if (tag < 0x10) throw new NotIpp("collection");
    reader.sized();
    reader.sized();
    if (tag === BEGIN_COLLECTION) depth += 1;
    if (tag === END_COLLECTION) depth -= 1;
  }
}

function decodeGroups(reader: Reader): IppGroup[] {
  const groups: { tag: number; attributes: Map<string, IppValue[]> }[] = [];
  let values: IppValue[] | null = null;
  for (let tag = reader.byte(); tag !== groupTag.end; tag = reader.byte()) {
    if (tag < 0x10) {
      groups.push({ tag, attributes: new Map() });
      values = null;
      continue;
    }
    const group = groups.at(-1);
    if (!group) throw new NotIpp("attribute without a group");
    const name = reader.sized().toString("ascii");
    const value = decodeValue(tag, reader.sized());
    if (tag === BEGIN_COLLECTION) skipCollection(reader);
    if (name !== "") {
      values = [];
      group.attributes.set(name, values);
    }
    if (!values) throw new NotIpp("value without an attribute");
    values.push(value);
  }
  return groups;
}

/** Decodes an answer by RFC 8010; anything that is not one, cut ones included, is `not-ipp`. */
export function decodeAnswer(bytes: Uint8Array): Result<IppAnswer, "not-ipp"> {
  try {
    const reader = new Reader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const major = reader.byte();
    if (major !== 1 && major !== 2) throw new NotIpp("version");
    reader.byte();
    const status = reader.take(2).readUInt16BE();
    reader.take(4);
    const groups = decodeGroups(reader);
    if (groups[0]?.tag !== groupTag.operation) throw new NotIpp("no operation attributes");
    return ok({ status, groups });
  } catch (error) {
    if (error instanceof NotIpp) return err("not-ipp");
    throw error;
  }
}

/** The strings among an attribute's values; none when it is missing. */
export function stringsOf(group: IppGroup, name: string): readonly string[] {
  return (group.attributes.get(name) ?? []).filter((value) => typeof value === "string");
}

/** An attribute's first number, or null when it has none. */
export function numberOf(group: IppGroup, name: string): number | null {
  const value = group.attributes.get(name)?.[0];
  return typeof value === "number" ? value : null;
}
