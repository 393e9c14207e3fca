/** The name under which a sentence's recording lies: FNV-1a over its NFC text, 8 hexadecimal digits. */
export function promptKey(sentence: string): string {
  const text = sentence.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
  let hash = 0x81_1c_9d_c5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01_00_01_93);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
