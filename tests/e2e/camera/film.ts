import type { Page } from "playwright";
import QRCode from "qrcode";

/** One picture of a film: a card with its code, as it lies before the camera. */
export interface CardFrame {
  readonly payload: string;
  /** Side of the code without its rim, in pixels. */
  readonly sidePx: number;
  readonly degrees: number;
}

/** Draws every frame at 1280 × 720 and gives them as JPEGs, in order. */
export async function drawCards(page: Page, frames: readonly CardFrame[]): Promise<readonly Buffer[]> {
  const drawn = frames.map(({ payload, sidePx, degrees }) => {
    const { size, data } = QRCode.create(payload, { errorCorrectionLevel: "M" }).modules;
    return { size, dark: Array.from(data, (module) => (module ? 1 : 0)), sidePx, degrees };
  });
  const pictures: Buffer[] = [];
  for (const one of drawn) {
    const base64 = await page.evaluate(({ size, dark, sidePx, degrees }) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [1280, 720];
      const context = canvas.getContext("2d");
      if (context === null) throw new Error("no canvas");
      context.fillStyle = "#8a7f70";
      context.fillRect(0, 0, 1280, 720);
      context.translate(640, 360);
      context.rotate((degrees * Math.PI) / 180);
      // As soft as a lens that is nearly in focus.
      context.filter = "blur(0.6px)";
      const [module, rim] = [sidePx / size, sidePx * 0.1];
      context.fillStyle = "#eef3ee";
      context.fillRect(-sidePx / 2 - rim, -sidePx / 2 - rim, sidePx + 2 * rim, sidePx + 2 * rim);
      context.fillStyle = "#1c1c22";
      context.beginPath();
      for (const [at, isDark] of dark.entries()) {
        const [x, y] = [at % size, Math.floor(at / size)];
        if (isDark === 1) context.rect(x * module - sidePx / 2, y * module - sidePx / 2, module, module);
      }
      context.fill();
      return canvas.toDataURL("image/jpeg", 0.85).split(",")[1] ?? "";
    }, one);
    pictures.push(Buffer.from(base64, "base64"));
  }
  return pictures;
}

/** A film for the fake camera: each picture stands for so many frames. */
export function filmOf(pictures: readonly Buffer[], times: number): Buffer {
  return Buffer.concat(pictures.flatMap((picture) => Array.from({ length: times }, () => picture)));
}
