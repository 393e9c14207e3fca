/** First bytes of what is taken (JPEG, PNG, PDF; the list of file signatures every system keeps). */
const BEGINNINGS: readonly (readonly [type: string, bytes: readonly number[]])[] = [
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47]],
  ["application/pdf", [0x25, 0x50, 0x44, 0x46]],
];

/** The file under the type that its content has: a photograph that was renamed to .pdf is a photograph. */
export async function byContent(file: Blob): Promise<Blob> {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const type = BEGINNINGS.find(([, bytes]) => bytes.every((byte, at) => start[at] === byte))?.[0];
  // What is none of them keeps its own name, and is refused in words.
  return type === undefined || type === file.type ? file : file.slice(0, file.size, type);
}
