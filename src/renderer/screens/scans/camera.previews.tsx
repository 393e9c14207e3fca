import type { ReactNode } from "react";
import { noEarlierPages } from "../../camera/earlier-pages.ts";
import { nothingSeen } from "../../camera/edge-hint.ts";
import type { Quad, Size } from "../../camera/paper/quad.ts";
import { PagesQuestion } from "../../camera/pages-question.tsx";
import { PaperView } from "../../camera/paper-view.tsx";
import type { CameraState } from "../../camera/use-camera-stream.ts";
import type { SeenPaper } from "../../camera/use-edge-hint.ts";
import type { Draft, PaperState, PaperWork } from "../../camera/use-paper-work.ts";
import { submitView } from "../../previews/fixtures.ts";
import type { Preview } from "../../previews/preview.ts";

const frame: Size = { width: 1600, height: 900 };
const quad: Quad = [
  { x: 560, y: 70 },
  { x: 1120, y: 130 },
  { x: 1050, y: 850 },
  { x: 470, y: 790 },
];
const lines = '<path d="M70 130h280M70 180h280M70 230h210" stroke="#667" stroke-width="16"/>';
const sheet = (width: number, height: number): Blob =>
  new Blob(
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 420 ${(420 * height) / width}"><rect width="420" height="600" fill="#f4f2ec"/>${lines}</svg>`,
    ],
    { type: "image/svg+xml" },
  );
const table = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><rect width="1600" height="900" fill="#7c7264"/><polygon points="${quad.map(({ x, y }) => `${x},${y}`).join(" ")}" fill="#f4f2ec"/></svg>`;
const page = { jpeg: sheet(840, 1188), width: 840, height: 1188 };
const draft: Draft = {
  shot: { ...frame, quad, still: new Blob([table], { type: "image/svg+xml" }), page, isCard: false },
  quad,
  quarters: 0,
  page,
};
const none = (): void => undefined;

const nothing: SeenPaper = { hint: nothingSeen, frame };

interface Shown {
  readonly camera?: CameraState;
  readonly another?: () => void;
  readonly seen?: SeenPaper;
  readonly state?: Partial<PaperState>;
}

function drawn({ camera = "on", another, seen = nothing, state = {} }: Shown): ReactNode {
  const begun: PaperState = {
    phase: { at: "live" },
    pages: [],
    earlier: noEarlierPages,
    working: false,
    problem: null,
    cardAsked: null,
  };
  const work: PaperWork = {
    state: { ...begun, ...state },
    shoot: none,
    retake: none,
    turn: none,
    openCorners: none,
    reshape: none,
    add: none,
    finish: none,
    removePage: none,
    pageForward: none,
    allowCard: none,
  };
  return (
    <PaperView
      {...{ camera, seen, work }}
      title="Chụp: Giấy chứng sinh"
      busy={false}
      onAgain={none}
      onAnother={another ?? null}
      onClose={none}
    >
      <img src={`data:image/svg+xml,${encodeURIComponent(table)}`} alt="Hình máy ảnh đang thấy" />
    </PaperView>
  );
}

const shown = (id: string, what: Shown): Preview => ({
  id: `paper-${id}`,
  view: submitView({ name: "scans" }),
  inner: drawn(what),
});
const seen = (kind: "closer" | "moving" | "steady"): SeenPaper => ({ hint: { kind, quad }, frame });
const check = { at: "check", draft } as const;
const unseen: Draft = { ...draft, quad: null, shot: { ...draft.shot, quad: null } };
const three = [page, { ...page, jpeg: sheet(1188, 840) }, { ...page }];

export const previews: readonly Preview[] = [
  shown("starting", { camera: "starting" }),
  shown("no-edges-yet", {}),
  shown("unseen", { seen: { hint: { kind: "unseen", quad: null }, frame }, another: none }),
  shown("dark", { seen: { hint: { kind: "dark", quad: null }, frame }, another: none }),
  shown("opening", { state: { earlier: null, working: true } }),
  shown("apart", { state: { pages: three, earlier: { pages: three, fileIds: ["one"], apart: 1 } } }),
  shown("closer", { seen: seen("closer") }),
  shown("moving", { seen: seen("moving") }),
  shown("steady", { seen: seen("steady") }),
  shown("shooting", { seen: seen("steady"), state: { working: true } }),
  shown("next-page", { seen: seen("steady"), state: { pages: three } }),
  {
    id: "paper-leave",
    view: submitView({ name: "scans" }),
    inner: (
      <>
        {drawn({ seen: seen("steady"), state: { pages: three } })}
        <PagesQuestion onStay={none} onLeave={none} />
      </>
    ),
  },
  shown("check", { state: { phase: check } }),
  shown("check-no-edges", { state: { phase: { at: "check", draft: unseen } } }),
  shown("check-pages", { state: { phase: check, pages: three } }),
  shown("corners", { state: { phase: { at: "corners", draft } } }),
  shown("card", { state: { phase: check, cardAsked: "finish" } }),
  shown("shot-failed", { state: { problem: "shot-failed" } }),
  shown("too-large", { state: { phase: check, pages: three, problem: "too-large" } }),
  shown("missing", { camera: "missing" }),
  shown("busy", { camera: "busy" }),
  shown("denied", { camera: "denied" }),
  shown("unplugged", { camera: "unplugged", state: { pages: three } }),
];
