import { lazy, useEffect, useMemo } from "react";
import type { Preferences } from "../shared/session.ts";
import type { Connection } from "./api/connection.ts";
import { fromBase64 } from "./api/base64.ts";
import { useConnection } from "./api/use-connection.ts";
import { translator } from "./i18n/use-t.ts";
import type { StaffCalls } from "./screens/staff/staff-calls.ts";
import { ErrorBoundary } from "./shell/error-boundary.tsx";
import { Kiosk } from "./shell/kiosk.tsx";
import { Button } from "./ui/button.tsx";
import { ScreenFrame } from "./ui/layout.tsx";

// Citizens never wait for it: it comes when somebody opens its door.
const StaffArea = lazy(async () => {
  const area = await import("./screens/staff/area.tsx");
  return { default: area.StaffArea };
});

export interface AppProps {
  readonly connection: Connection;
  readonly staffCalls: StaffCalls;
  readonly onShown: (screen: string) => void;
}

/** Ties the screens to the core: nothing below fetches, nothing above draws. */
export function App({ connection, staffCalls, onShown }: AppProps) {
  const { view, receivedAtMs, procedures, lost, scanning, scanProblem, press } = useConnection(connection);
  const calls = useMemo(() => callsOf(connection), [connection]);
  const shown = view?.session.step.name;
  useEffect(() => {
    if (shown !== undefined) onShown(shown);
  }, [shown, onShown]);
  if (view === null) return <Starting lost={lost} />;
  const { id, preferences } = view.session;
  return (
    <ErrorBoundary key={id} fallback={<Broken language={preferences.language} />}>
      <Kiosk
        view={view}
        receivedAtMs={receivedAtMs}
        procedures={procedures}
        busy={view.session.busy || scanning}
        scanProblem={scanProblem}
        lost={lost}
        press={press}
        {...calls}
        renderStaff={(onGone) => (
          <StaffArea {...{ view, procedures, onGone }} send={calls.send} calls={staffCalls} />
        )}
      />
    </ErrorBoundary>
  );
}

/** What holds every screen broke too; the session is the core's, so the page begins anew and nothing is lost. */
function Broken({ language }: { readonly language: Preferences["language"] }) {
  const t = translator(language);
  return (
    <ScreenFrame
      title={t("common.broken-title")}
      lead={t("common.broken-page")}
      action={
        <Button variant="primary" onPress={() => location.reload()}>
          {t("common.broken-reload")}
        </Button>
      }
    />
  );
}

function callsOf(connection: Connection) {
  return {
    send: connection.send,
    addScan: connection.addScan,
    places: { provinces: connection.listProvinces, search: connection.searchPlaces },
    lists: { search: connection.searchList },
    scanFile: async (fileId: string): Promise<Blob | null> => {
      const scan = await connection.readScan(fileId);
      return scan === null ? null : fromBase64(scan.base64, scan.mimeType);
    },
  };
}

/** Before the first answer there is no person and no language yet. */
function Starting({ lost }: { readonly lost: boolean }) {
  const t = translator("vi");
  return <output className="main-loading">{lost ? t("common.lost-title") : ""}</output>;
}
