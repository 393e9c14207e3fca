import "./api/no-eval.ts";
import { client, connection, showsPreviews } from "./api/first-line.ts";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/private.css";
import { createRoot } from "react-dom/client";
import { createClient } from "../shared/client.ts";
import { pageTransport } from "./api/transport.ts";
import { App } from "./app.tsx";
import type { StaffApi } from "./screens/staff/staff-calls.ts";
import { quietPage } from "./shell/quiet-page.ts";
import { fetchStrip } from "./shell/volunteer/late-strip.tsx";
import { listenToPresses } from "./ui/presses.ts";

/** Tells the core once when a person can first see and use something; two frames later it is painted. */
function reportFirst(report: (screen: string) => void): (screen: string) => void {
  let told = false;
  return (screen) => {
    if (told) return;
    told = true;
    requestAnimationFrame(() => requestAnimationFrame(() => report(screen)));
  };
}

function startKiosk(element: HTMLElement): void {
  const onShown = reportFirst((screen) => {
    // Its next screen has it, and no touch shall wait for it.
    requestIdleCallback(() => void fetchStrip().catch(() => undefined));
    client.reportShown({ screen, sinceStartMs: performance.now() }).catch(() => undefined);
  });
  const draw = (): void =>
    createRoot(element).render(
      <App connection={connection} staffCalls={createClient<StaffApi>(pageTransport())} onShown={onShown} />,
    );
  if (connection.state().view !== null) return draw();
  // There is nothing to show before the first answer, and nothing to say before it is late.
  const stop = connection.subscribe(() => {
    stop();
    draw();
  });
}

const element = document.querySelector<HTMLElement>("#kiosk");
if (element === null) throw new Error("the page has no place for the kiosk");
quietPage();
listenToPresses(document);
if (showsPreviews) {
  // Not awaited: the previews stand on the file that this one is built into, which would wait for itself.
  void import("./previews/page.tsx").then(({ showPreviews }) => showPreviews(element));
} else {
  startKiosk(element);
}
