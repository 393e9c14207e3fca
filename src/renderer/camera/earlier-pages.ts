import type { PagePicture } from "./paper/messages.ts";
import type { PaperTools } from "./paper-tools.ts";

/** More would be a book, which no procedure asks for; and all of them stay in memory until they are sent. */
export const mostPages = 20;

/** The pages that a paper has already. */
export interface EarlierPages {
  readonly pages: readonly PagePicture[];
  /** The files they come from: the new one takes their place. */
  readonly fileIds: readonly string[];
  /** Files that stay beside the new one: a PDF that was made elsewhere, or one too many pages. */
  readonly apart: number;
}

export const noEarlierPages: EarlierPages = { pages: [], fileIds: [], apart: 0 };

/** Opens the files of a paper in their order; one that cannot be opened stays what it is, and nothing is lost. */
export async function openEarlier(
  fileIds: readonly string[],
  load: (fileId: string) => Promise<Blob | null>,
  { open }: Pick<PaperTools, "open">,
): Promise<EarlierPages> {
  let all = noEarlierPages;
  for (const fileId of fileIds) {
    const pages = await pagesIn(fileId, load, open).catch(() => null);
    all =
      pages === null || all.pages.length + pages.length >= mostPages
        ? { ...all, apart: all.apart + 1 }
        : { ...all, pages: [...all.pages, ...pages], fileIds: [...all.fileIds, fileId] };
  }
  return all;
}

async function pagesIn(
  fileId: string,
  load: (fileId: string) => Promise<Blob | null>,
  open: PaperTools["open"],
): Promise<readonly PagePicture[] | null> {
  const file = await load(fileId);
  return file === null ? null : open(file);
}

/** True when some of these pages were photographed since, and are in no file. */
export function hasUnkept(
  pages: readonly PagePicture[],
  earlier: Pick<EarlierPages, "pages"> | null,
): boolean {
  return pages.some((page) => earlier?.pages.includes(page) !== true);
}

/** The same pages, the one at `index` before its neighbour; the first has none before it. */
export function oneForward<P>(pages: readonly P[], index: number): readonly P[] {
  const page = pages[index];
  return page === undefined || index === 0 ? pages : pages.toSpliced(index, 1).toSpliced(index - 1, 0, page);
}
