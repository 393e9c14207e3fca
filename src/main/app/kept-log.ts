import type { Log } from "../core/audit/log.ts";
import type { Store } from "../core/store/store.ts";

/** A store that also tells the log of each dossier it kept: the log outlives the file, and knows then what was lost. */
export function withKeptLog(store: Store, log: Log): Store {
  return {
    ...store,
    keepDossier(intent, key, links) {
      const kept = store.keepDossier(intent, key, links);
      if (kept.ok) {
        const { intentId, localNumber } = kept.value;
        const { procedureCode, route, typist, scans } = intent;
        log.write({
          event: "dossier-kept",
          intentId,
          localNumber,
          procedureCode,
          route,
          typist,
          files: scans.length,
        });
      }
      return kept;
    },
  };
}
