import "./api/no-eval.ts";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/private.css";
import { createRoot } from "react-dom/client";
import type { Api } from "../main/core/api/api.ts";
import { createClient } from "../shared/client.ts";
import { systemClock } from "../shared/clock.ts";
import { createConnection } from "./api/connection.ts";
import { pageTransport } from "./api/transport.ts";
import { App } from "./app.tsx";
import type { StaffApi } from "./screens/staff/staff-calls.ts";
import { quietPage } from "./shell/quiet-page.ts";

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
  const client = createClient<Api>(pageTransport());
  const onShown = reportFirst((screen) => {
    // Its next screen has it, and no touch shall wait for it.
    requestIdleCallback(() => void import("./shell/volunteer/strip.tsx"));
    client.reportShown({ screen, sinceStartMs: performance.now() }).catch(() => undefined);
  });
  const connection = createConnection(client, systemClock());
  // Asked before anything is drawn: the answer comes while React gets ready.
  connection.start();
  createRoot(element).render(
    <App connection={connection} staffCalls={createClient<StaffApi>(pageTransport())} onShown={onShown} />,
  );
}

const element = document.querySelector<HTMLElement>("#kiosk");
if (element === null) throw new Error("the page has no place for the kiosk");
quietPage();
if (location.pathname.startsWith("/previews")) {
  // Not awaited: the previews stand on the file that this one is built into, which would wait for itself.
  void import("./previews/page.tsx").then(({ showPreviews }) => showPreviews(element));
} else {
  startKiosk(element);
}
