import { findQuad, lookSidePx } from "./find-quad.ts";
import { greyOf, isDark, smoothed, steepness } from "./masks.ts";
import type {
  Look,
  PagePicture,
  PaperJob,
  PaperReply,
  PaperRequest,
  PaperResults,
  Taken,
} from "./messages.ts";
import { fitted, pageSteps } from "./page-sizes.ts";
import { pagesOf, pdfOf } from "./pdf.ts";
import { type Quad, scaled, type Size, sizeOf, turned, wholePicture } from "./quad.ts";
import { snapped } from "./snap.ts";
import { straighten } from "./warp.ts";

/** Corners found in the small picture are moved to the edges of this larger one. */
const FINE_SIDE_PX = 1280;
const FINE_REACH_PX = 6;
/** More pixels would only cost time: the code of a card that fills a paper's place has enough. */
const CODE_SIDE_PX = 1920;
/** A picture that was a JPEG before loses nothing that the eye sees. */
const KEEPING_QUALITY = 0.92;

let last: ImageData | null = null;

type Canvas = OffscreenCanvasRenderingContext2D;

function canvasOf({ width, height }: Size): Canvas {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  return context;
}

function pixelsOf(picture: ImageBitmap | OffscreenCanvas, longSidePx: number): ImageData {
  const size = fitted(picture, longSidePx);
  const context = canvasOf(size);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, size.width, size.height);
  return context.getImageData(0, 0, size.width, size.height);
}

function look(frame: ImageBitmap): Look {
  const pixels = pixelsOf(frame, lookSidePx);
  const grey = greyOf(pixels.data, pixels);
  const dark = isDark(grey);
  const quad = dark ? null : findQuad(grey);
  return { dark, quad: quad === null ? null : scaled(quad, frame.width / pixels.width) };
}

function lookClosely(picture: ImageBitmap): Quad | null {
  const { quad: rough } = look(picture);
  if (rough === null) return null;
  const pixels = pixelsOf(picture, FINE_SIDE_PX);
  const steep = steepness(smoothed(greyOf(pixels.data, pixels)));
  const by = pixels.width / picture.width;
  return scaled(snapped(scaled(rough, by), steep, FINE_REACH_PX), 1 / by);
}

function encode({ canvas }: Canvas, quality: number): Promise<Blob> {
  return canvas.convertToBlob({ type: "image/jpeg", quality });
}

async function shape(from: ImageData, quad: Quad | null, quarters: number): Promise<PagePicture> {
  const corners = turned(quad ?? wholePicture(from), quarters);
  const [{ longSidePx, quality }] = pageSteps;
  const size = fitted(sizeOf(corners), longSidePx);
  const context = canvasOf(size);
  const page = straighten(from, corners, size);
  context.putImageData(new ImageData(page.data, size.width, size.height), 0, 0);
  return { jpeg: await encode(context, quality), ...size };
}

async function take(picture: ImageBitmap): Promise<Taken> {
  const { width, height } = picture;
  const quad = lookClosely(picture);
  const context = canvasOf(picture);
  context.drawImage(picture, 0, 0);
  last = context.getImageData(0, 0, width, height);
  const [page, still] = await Promise.all([shape(last, quad, 0), encode(context, 0.8)]);
  return { width, height, quad, still, page, pixels: pixelsOf(picture, CODE_SIDE_PX) };
}

/** What was bound here comes back byte by byte; a single picture is written once more, upright as its reader shows it. */
async function open(file: Blob): Promise<readonly PagePicture[] | null> {
  if (file.type === "application/pdf") {
    const pages = pagesOf(new Uint8Array(await file.arrayBuffer()));
    return pages?.map(({ jpeg, ...size }) => ({ ...size, jpeg: jpegOf(jpeg) })) ?? null;
  }
  return closing(await createImageBitmap(file), async (picture) => {
    const size = fitted(picture, pageSteps[0].longSidePx);
    const context = canvasOf(size);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, size.width, size.height);
    return [{ jpeg: await encode(context, KEEPING_QUALITY), ...size }];
  });
}

const jpegOf = (bytes: Uint8Array<ArrayBuffer>): Blob => new Blob([bytes], { type: "image/jpeg" });

/** Pages at the best step that fits; only pages above the step's size are written anew. */
async function join(pages: readonly PagePicture[], mostBytes: number): Promise<Blob | null> {
  for (const [at, step] of pageSteps.entries()) {
    const written = at === 0 ? pages : await Promise.all(pages.map((page) => rewrite(page, step)));
    const parts = await Promise.all(
      written.map(async ({ jpeg, width, height }) => ({
        jpeg: new Uint8Array(await jpeg.arrayBuffer()),
        width,
        height,
      })),
    );
    const pdf = pdfOf(parts);
    if (pdf.length <= mostBytes) return new Blob([pdf], { type: "application/pdf" });
  }
  return null;
}

async function rewrite(page: PagePicture, step: (typeof pageSteps)[number]): Promise<PagePicture> {
  const picture = await createImageBitmap(page.jpeg);
  const size = fitted(page, step.longSidePx);
  const context = canvasOf(size);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, size.width, size.height);
  picture.close();
  return { jpeg: await encode(context, step.quality), ...size };
}

async function answer(job: PaperJob): Promise<PaperResults[PaperJob["kind"]]> {
  switch (job.kind) {
    case "look":
      return closing(job.frame, look);
    case "take":
      return closing(job.picture, take);
    case "shape":
      if (last === null) throw new Error("no picture was taken yet");
      return shape(last, job.quad, job.quarters);
    case "open":
      return open(job.file);
    case "join":
      return join(job.pages, job.mostBytes);
    default:
      return job satisfies never;
  }
}

/** Camera pictures are large: their memory goes at once, not when somebody collects it. */
async function closing<T>(bitmap: ImageBitmap, use: (bitmap: ImageBitmap) => T): Promise<Awaited<T>> {
  try {
    return await use(bitmap);
  } finally {
    bitmap.close();
  }
}

self.addEventListener("message", ({ data: { id, job } }: MessageEvent<PaperRequest>) => {
  answer(job).then(
    (result) => self.postMessage({ id, result } satisfies PaperReply, { transfer: [] }),
    () => self.postMessage({ id } satisfies PaperReply, { transfer: [] }),
  );
});
