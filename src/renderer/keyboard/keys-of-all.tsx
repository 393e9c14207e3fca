import { type ReactNode, use, useEffect, useState, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { TypingContext } from "./field-handle.ts";
import { KeyGrid } from "./key-grid.tsx";
import type { LayoutName } from "./layouts.ts";
import { createSharedKeys, SharedKeysContext } from "./shared-keys.ts";

/** What most visits type with; drawn while nobody waits. */
const SOON: readonly LayoutName[] = ["phone", "words", "digits"];

/** Holds the keys for every `KeyboardArea` below. */
export function KeysOfAll({ children }: { readonly children: ReactNode }) {
  const [keys] = useState(() => createSharedKeys(makeHolder));
  const all = useSyncExternalStore(keys.subscribe, keys.all);
  const { method } = use(TypingContext);
  useEffect(() => {
    // One after the other, so that a touch comes between them.
    const next = (layouts: readonly LayoutName[]): void => {
      const [layout, ...later] = layouts;
      if (layout === undefined) return;
      idle = requestIdleCallback(() => {
        keys.prepare({ layout, upper: false, method, nextLabel: "", busy: false });
        next(later);
      });
    };
    let idle = 0;
    next(SOON);
    return () => cancelIdleCallback(idle);
  }, [keys, method]);
  return (
    <SharedKeysContext value={keys}>
      {children}
      {all.map(({ holder, ...grid }) => createPortal(<KeyGrid {...grid} />, holder, grid.layout))}
    </SharedKeysContext>
  );
}

function makeHolder(): HTMLElement {
  const holder = document.createElement("div");
  holder.className = "keys-holder";
  return holder;
}
