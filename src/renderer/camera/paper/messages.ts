import type { Quad, Size } from "./quad.ts";

/** A page as it is sent: a JPEG and its size in pixels. */
export interface PagePicture extends Size {
  readonly jpeg: Blob;
}

/** What one small frame shows. */
export interface Look {
  readonly quad: Quad | null;
  /** Next to no light: a cover on the lens, or a camera that looks into a drawer. */
  readonly dark: boolean;
}

/** A picture as the camera gave it, and the paper that was found in it. */
export interface Taken extends Size {
  /** Corners in the picture's pixels; null where no whole paper is seen. */
  readonly quad: Quad | null;
  /** What the camera saw, to lay the corners on. */
  readonly still: Blob;
  /** The paper straightened, or the whole picture. */
  readonly page: PagePicture;
  /** The picture, small enough to look for a card's code in it. */
  readonly pixels: ImageData;
}

/** Everything the paper's worker does. The last picture that was taken stays with it, so that it is handed over once. */
export type PaperJob =
  /** Where the paper lies in one small frame. */
  | { readonly kind: "look"; readonly frame: ImageBitmap }
  | { readonly kind: "take"; readonly picture: ImageBitmap }
  /** The last picture again, by other corners (null: the whole picture), turned clockwise by so many quarters. */
  | { readonly kind: "shape"; readonly quad: Quad | null; readonly quarters: number }
  /** A file that was kept before, as pages that others may follow. */
  | { readonly kind: "open"; readonly file: Blob }
  /** Several pages into one PDF of at most so many bytes. */
  | { readonly kind: "join"; readonly pages: readonly PagePicture[]; readonly mostBytes: number };

/** What each job gives. */
export interface PaperResults {
  readonly look: Look;
  readonly take: Taken;
  readonly shape: PagePicture;
  /** null for a PDF that was not bound here: its pages stay in their own file. */
  readonly open: readonly PagePicture[] | null;
  /** null when even the smallest readable pages are too many bytes. */
  readonly join: Blob | null;
}

export interface PaperRequest {
  readonly id: number;
  readonly job: PaperJob;
}

export interface PaperReply {
  readonly id: number;
  /** Absent when the job failed. */
  readonly result?: PaperResults[PaperJob["kind"]];
}
