import { createRoot } from "react-dom/client";
import type { Preferences, SessionEvent } from "../../shared/session.ts";
import { manualClock } from "../../shared/clock.ts";
import { ClockContext } from "../api/use-connection.ts";
import { noActions } from "../screens/staff/sample.ts";
import { StaffScreens } from "../screens/staff/area.tsx";
import { closedState } from "../screens/staff/state.ts";
import { Kiosk } from "../shell/kiosk.tsx";
import { procedures as sampleProcedures, sampleLists, samplePlaces } from "./fixtures.ts";
import type { Preview } from "./preview.ts";
import "./page.css";

/** There is no core behind a preview; whoever looks hears what it would have been told. */
const send = (event: SessionEvent): void => {
  window.dispatchEvent(new CustomEvent("preview-sent", { detail: event }));
};

interface PreviewFile {
  readonly previews: readonly Preview[];
}

const files = import.meta.glob<PreviewFile>(["../screens/*/*.previews.tsx", "../shell/*.previews.tsx"], {
  eager: true,
});
const all: readonly Preview[] = Object.values(files).flatMap(({ previews }) => previews);

/**
 * `/previews` lists every state; `?only=<id>` shows one, with `&size=`, `&contrast=`, `&language=`, `&reach=low` and
 * `&covered=yes` to taste. Whoever sends a `popstate` with such an address as its state sees that one without a load,
 * and without the browser's work for a new place.
 */
export function showPreviews(element: HTMLElement): void {
  const root = createRoot(element);
  let shown = 0;
  const show = (told?: PopStateEvent): void => {
    const wanted = new URLSearchParams(typeof told?.state === "string" ? told.state : location.search);
    const preview = all.find(({ id }) => id === wanted.get("only"));
    shown += 1;
    root.render(preview === undefined ? <List /> : <One key={shown} preview={preview} wanted={wanted} />);
  };
  window.addEventListener("popstate", show);
  show();
}

function List() {
  return (
    <main className="preview-list">
      <h1>Previews</h1>
      <ul>
        {all.map(({ id }) => (
          <li key={id}>
            <a href={`/previews?only=${id}`}>{id}</a>
          </li>
        ))}
      </ul>
    </main>
  );
}

function One({ preview, wanted }: { readonly preview: Preview; readonly wanted: URLSearchParams }) {
  const preferences = { ...preview.view.session.preferences, ...preferencesFrom(wanted) };
  const view = { ...preview.view, session: { ...preview.view.session, preferences } };
  return (
    <ClockContext value={manualClock()}>
      <Kiosk
        view={view}
        procedures={preview.procedures ?? sampleProcedures}
        receivedAtMs={0}
        busy={view.session.busy}
        lost={preview.lost ?? false}
        press={preview.press ?? "heard"}
        staffOpen={preview.staff !== undefined}
        inner={preview.inner}
        renderStaff={() => (
          <StaffScreens
            {...{ view, send }}
            procedures={sampleProcedures}
            state={preview.staff ?? closedState}
            actions={noActions}
            inner={preview.staffInner}
          />
        )}
        send={send}
        places={preview.places ?? samplePlaces}
        lists={preview.lists ?? sampleLists}
        addScan={() => Promise.resolve()}
        scanFile={() => Promise.resolve(samplePicture)}
      />
    </ClockContext>
  );
}

const textSizes = ["normal", "large", "larger", "largest"] as const;
const methods = ["telex", "vni", "direct"] as const;
const contrasts = ["default", "black-on-white", "white-on-black"] as const;

function preferencesFrom(wanted: URLSearchParams): Partial<Preferences> {
  const textSize = textSizes.find((size) => size === wanted.get("size"));
  const contrast = contrasts.find((name) => name === wanted.get("contrast"));
  const typing = methods.find((name) => name === wanted.get("typing"));
  return {
    ...(textSize && { textSize }),
    ...(contrast && { contrast }),
    ...(wanted.get("language") === "en" && { language: "en" }),
    ...(wanted.get("reach") === "low" && { reach: "low" }),
    ...(wanted.get("covered") === "yes" && { covered: true }),
    ...(typing && { typing }),
  };
}

const samplePicture = new Blob(
  [
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="420"><rect width="300" height="420" fill="#eee"/><path d="M40 60h220M40 100h220M40 140h160" stroke="#888" stroke-width="10"/></svg>',
  ],
  { type: "image/svg+xml" },
);
