import { ArrowLeftToLine, Crop, Image, Images, RotateCcw, RotateCw, Trash2 } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { largestScanBytes } from "../../shared/dossier.ts";
import { sizeWords } from "../i18n/size-words.ts";
import { useLanguage, useT } from "../i18n/use-t.ts";
import { Button } from "../ui/button.tsx";
import { NoticeLine } from "../ui/field.tsx";
import { BlobImage } from "./blob-image.tsx";
import type { PagePicture } from "./paper/messages.ts";
import type { Draft, PaperWork } from "./use-paper-work.ts";

export interface PagePictureShownProps {
  readonly draft: Draft;
  /** Of which this page is one. */
  readonly number: number;
}

/** The page as it would be sent. */
export function PagePictureShown({ draft, number }: PagePictureShownProps) {
  const t = useT();
  return (
    <div className="paper-page">
      <BlobImage
        blob={draft.page.jpeg}
        alt={number === 1 ? t("camera.still") : t("camera.still-number", { number })}
      />
    </div>
  );
}

export interface PageToolsProps {
  readonly draft: Draft;
  readonly working: boolean;
  readonly work: Pick<PaperWork, "retake" | "turn" | "openCorners" | "reshape">;
}

/** What can be done about the page before it is used. */
export function PageTools({ draft, working, work }: PageToolsProps) {
  const t = useT();
  return (
    <>
      {draft.quad === null && draft.shot.quad === null ? (
        <NoticeLine tone="calm">{t("camera.no-edges")}</NoticeLine>
      ) : null}
      <div className="paper-tools">
        <Button icon={<RotateCcw />} disabled={working} onPress={work.retake}>
          {t("camera.again")}
        </Button>
        <Button icon={<RotateCw />} disabled={working} onPress={work.turn}>
          {t("camera.turn")}
        </Button>
        <Button icon={<Crop />} disabled={working} onPress={work.openCorners}>
          {t("camera.corners")}
        </Button>
        {draft.quad === null ? null : (
          <Button icon={<Image />} disabled={working} onPress={() => work.reshape(null)}>
            {t("camera.as-it-is")}
          </Button>
        )}
      </div>
    </>
  );
}

export interface PaperPagesProps {
  readonly pages: readonly PagePicture[];
  /** The page under the eyes, counted with the others. */
  readonly now: PagePicture | null;
  readonly working: boolean;
  readonly onRemove: (index: number) => void;
  readonly onForward: (index: number) => void;
}

/** The pages before this one, in the order they are sent, with what all of them weigh. */
export function PaperPages({ pages, now, working, onRemove, onForward }: PaperPagesProps) {
  const t = useT();
  const language = useLanguage();
  const { list, keepFocusAt } = usePageFocus(pages);
  if (pages.length === 0) return null;
  const all = now === null ? pages : [...pages, now];
  const bytes = all.reduce((sum, { jpeg }) => sum + jpeg.size, 0);
  return (
    <section className="paper-pages" aria-label={t("camera.pages")}>
      <p className="paper-total">
        <Images aria-hidden="true" />
        {t("camera.total", {
          count: all.length,
          size: sizeWords(bytes, language),
          most: sizeWords(largestScanBytes, language),
        })}
      </p>
      <ol ref={list}>
        {pages.map((page, index) => (
          <li key={keyOf(page)}>
            <BlobImage blob={page.jpeg} alt={t("camera.page", { number: index + 1 })} />
            <Button
              icon={<Trash2 />}
              disabled={working}
              label={t("camera.remove", { number: index + 1 })}
              onPress={() => {
                keepFocusAt(index);
                onRemove(index);
              }}
            >
              {index + 1}
            </Button>
            {index === 0 ? null : (
              <Button
                icon={<ArrowLeftToLine />}
                disabled={working}
                label={t("camera.forward", { number: index + 1 })}
                onPress={() => {
                  keepFocusAt(index - 1);
                  onForward(index);
                }}
              >
                {t("camera.forward-short")}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface PageFocus {
  readonly list: RefObject<HTMLOListElement | null>;
  /** Called with a press that may take its own button away: the focus then stays at the page in this place. */
  readonly keepFocusAt: (index: number) => void;
}

function usePageFocus(pages: readonly PagePicture[]): PageFocus {
  const list = useRef<HTMLOListElement>(null);
  const place = useRef<number | null>(null);
  useEffect(() => {
    const at = place.current;
    place.current = null;
    if (at === null || list.current?.contains(document.activeElement) === true) return;
    list.current?.children[Math.min(at, pages.length - 1)]?.querySelector("button")?.focus();
  }, [pages]);
  return {
    list,
    keepFocusAt: (index) => {
      place.current = index;
    },
  };
}

const keys = new WeakMap<PagePicture, number>();
let lastKey = 0;

/** Pages change places, and two may look the same: each is known by itself. */
function keyOf(page: PagePicture): number {
  const known = keys.get(page);
  if (known !== undefined) return known;
  lastKey += 1;
  keys.set(page, lastKey);
  return lastKey;
}
