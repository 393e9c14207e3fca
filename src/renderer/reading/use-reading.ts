import { useEffect, useMemo, useRef, useState } from "react";
import type { Preferences } from "../../shared/session.ts";
import { useStable } from "../shell/use-stable.ts";

export interface ReadingAloud {
  readonly state: "silent" | "reading";
  /** What of this screen cannot be heard, because no voice is installed. */
  readonly missing: "partly" | "wholly" | null;
  /** `all`: personal values too. */
  readonly read: (all: boolean) => void;
  readonly stop: () => void;
}

interface Run {
  readonly place: string;
  readonly end: AbortController;
}

const SILENT = { place: "", state: "silent", missing: null } as const;

/** Reading aloud: begins at a press and never by itself; ends at the next press, the next screen, the next person. */
export function useReading(screen: string, { language, volume }: Preferences): ReadingAloud {
  const place = `${screen} ${language}`;
  const [told, setTold] = useState<Pick<ReadingAloud, "state" | "missing"> & { readonly place: string }>(
    SILENT,
  );
  const running = useRef<Run | null>(null);

  const stop = useStable((): void => {
    running.current?.end.abort();
    running.current = null;
    setTold(SILENT);
  });

  const read = useStable((all: boolean): void => {
    stop();
    const run: Run = { place, end: new AbortController() };
    running.current = run;
    setTold({ place, state: "reading", missing: null });
    const tell = (news: Partial<ReadingAloud>): void => {
      if (running.current === run) setTold((before) => ({ ...before, ...news }));
    };
    void import("./read-screen.ts")
      .then(({ readScreen }) =>
        readScreen({
          language,
          volume,
          all,
          stopped: run.end.signal,
          onSilent: (missing) => tell({ missing }),
        }),
      )
      // A loudspeaker that is gone costs the sound, nothing else.
      .catch(() => tell({ missing: "wholly" }))
      .finally(() => tell({ state: "silent" }));
  });

  useEffect(() => {
    if (running.current !== null && running.current.place !== place) running.current.end.abort();
  }, [place]);
  useEffect(() => () => running.current?.end.abort(), []);
  // What was said of another screen is over.
  const { state, missing } = told.place === place ? told : SILENT;
  return useMemo(() => ({ state, missing, read, stop }), [state, missing, read, stop]);
}
