/** Bytes of a picture or paper as base64 text, as the core takes them. */
export function toBase64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => {
      const url = typeof reader.result === "string" ? reader.result : "";
      resolve(url.slice(url.indexOf(",") + 1));
    });
    reader.addEventListener("error", () => reject(new Error("the file could not be read")));
    reader.readAsDataURL(blob);
  });
}

/** The bytes back, ready to be shown from a `blob:` address. */
export function fromBase64(base64: string, mimeType: string): Blob {
  const text = atob(base64);
  return new Blob([Uint8Array.from(text, (char) => char.codePointAt(0) ?? 0)], { type: mimeType });
}
