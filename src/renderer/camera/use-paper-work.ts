import { type RefObject, useEffect, useState } from "react";
import { largestScanBytes } from "../../shared/dossier.ts";
import { type EarlierPages, noEarlierPages, oneForward, openEarlier } from "./earlier-pages.ts";
import type { PagePicture } from "./paper/messages.ts";
import type { Quad } from "./paper/quad.ts";
import type { PaperTools, Shot } from "./paper-tools.ts";

/** One picture under the person's eyes: the shot, by which corners and how turned it became the page. */
export interface Draft {
  readonly shot: Shot;
  readonly quad: Quad | null;
  readonly quarters: number;
  readonly page: PagePicture;
}

/** Where the person is with this paper. */
export type PaperPhase =
  | { readonly at: "live" }
  | { readonly at: "check"; readonly draft: Draft }
  | { readonly at: "corners"; readonly draft: Draft };

export type PaperProblem = "shot-failed" | "too-large";

export interface PaperState {
  readonly phase: PaperPhase;
  /** Pages that were kept before the one under the eyes, in order. */
  readonly pages: readonly PagePicture[];
  /** The files that the paper had before; null while their pages are being opened. */
  readonly earlier: EarlierPages | null;
  readonly working: boolean;
  readonly problem: PaperProblem | null;
  /** What was pressed when an ID card was seen; done once an officer allows it. */
  readonly cardAsked: "add" | "finish" | null;
}

export interface PaperWork {
  readonly state: PaperState;
  readonly shoot: () => void;
  readonly retake: () => void;
  readonly turn: () => void;
  readonly openCorners: () => void;
  /** null keeps the whole picture as it is. */
  readonly reshape: (quad: Quad | null) => void;
  readonly add: () => void;
  readonly finish: () => void;
  readonly removePage: (index: number) => void;
  /** Changes places with the page before it. */
  readonly pageForward: (index: number) => void;
  readonly allowCard: () => void;
}

export interface PaperWorkParts {
  readonly tools: PaperTools;
  readonly video: RefObject<HTMLVideoElement | null>;
  /** Ids of the files that this paper has already, in their order. */
  readonly earlier: readonly string[];
  readonly scanFile: (fileId: string) => Promise<Blob | null>;
  /** One JPEG, or one PDF of several pages; it holds all of the files named. */
  readonly onPaper: (file: Blob, replaces: readonly string[]) => void;
  /** An officer let a picture of an ID card be taken. */
  readonly onCardAllowed: () => void;
}

const begun: PaperState = {
  phase: { at: "live" },
  pages: [],
  earlier: noEarlierPages,
  working: false,
  problem: null,
  cardAsked: null,
};

/** Everything that is done to one paper, from the first shot to the file; nothing leaves before `finish`. */
export function usePaperWork(parts: PaperWorkParts): PaperWork {
  const { tools, video, onPaper, onCardAllowed } = parts;
  const [state, setState] = usePages(parts);
  const [cardAllowed, setCardAllowed] = useState(false);
  const patch = (change: Partial<PaperState>): void => setState((before) => ({ ...before, ...change }));
  const { phase } = state;
  const draft = phase.at === "live" ? null : phase.draft;

  /** Runs one job of the worker; a second press meanwhile does nothing. */
  const run = (job: () => Promise<Partial<PaperState>>): void => {
    if (state.working) return;
    patch({ working: true, problem: null });
    const done = async (): Promise<void> => patch({ working: false, ...(await job()) });
    done().catch(() => patch({ working: false, problem: "shot-failed" }));
  };

  const reshape = (quad: Quad | null, quarters: number): void => {
    if (draft === null) return;
    run(async () => {
      const page = await tools.shape(quad, quarters);
      return { phase: { at: "check", draft: { ...draft, quad, quarters, page } } };
    });
  };

  const use = (what: "add" | "finish", allowed: boolean): void => {
    if (draft?.shot.isCard === true && !allowed) return patch({ cardAsked: what });
    const pages = draft === null ? state.pages : [...state.pages, draft.page];
    if (what === "add") return patch({ pages, phase: { at: "live" }, cardAsked: null });
    run(async () => {
      const file = await fileOf(tools, pages);
      if (file === null) return { problem: "too-large", cardAsked: null };
      onPaper(file, state.earlier?.fileIds ?? []);
      return { cardAsked: null };
    });
  };

  return {
    state,
    shoot: () =>
      run(async () => {
        if (video.current === null || video.current.videoWidth === 0) return { problem: "shot-failed" };
        const shot = await tools.take(await createImageBitmap(video.current));
        setCardAllowed(false);
        return { phase: { at: "check", draft: { shot, quad: shot.quad, quarters: 0, page: shot.page } } };
      }),
    retake: () => patch({ phase: { at: "live" }, cardAsked: null, problem: null }),
    turn: () => (draft === null ? undefined : reshape(draft.quad, (draft.quarters + 1) % 4)),
    openCorners: () => (draft === null ? undefined : patch({ phase: { at: "corners", draft } })),
    reshape: (quad) => (draft === null ? undefined : reshape(quad, draft.quarters)),
    add: () => use("add", cardAllowed),
    finish: () => use("finish", cardAllowed),
    removePage: (index) =>
      setState((before) => ({
        ...before,
        pages: before.pages.filter((_, at) => at !== index),
        problem: null,
      })),
    pageForward: (index) =>
      setState((before) => ({ ...before, pages: oneForward(before.pages, index), problem: null })),
    allowCard: () => {
      if (state.cardAsked === null) return;
      setCardAllowed(true);
      onCardAllowed();
      use(state.cardAsked, true);
    },
  };
}

/** Begins with the pages that the paper has already. */
function usePages({ tools, earlier, scanFile }: PaperWorkParts) {
  const [fileIds] = useState(earlier);
  const [state, setState] = useState<PaperState>(
    fileIds.length === 0 ? begun : { ...begun, earlier: null, working: true },
  );
  useEffect(() => {
    if (fileIds.length === 0) return undefined;
    let gone = false;
    const begin = async (): Promise<void> => {
      const found = await openEarlier(fileIds, scanFile, tools);
      if (!gone) setState((before) => ({ ...before, pages: found.pages, earlier: found, working: false }));
    };
    void begin();
    return () => {
      gone = true;
    };
  }, [tools, fileIds, scanFile]);
  return [state, setState] as const;
}

/** One page stays the photograph it is; several are one PDF, so that the officer opens one file for one paper. */
async function fileOf(tools: PaperTools, pages: readonly PagePicture[]): Promise<Blob | null> {
  const [first] = pages;
  if (first === undefined) return null;
  return pages.length === 1 ? first.jpeg : tools.join(pages, largestScanBytes);
}
