import { createContext } from "react";
import type { KeyGridProps } from "./key-grid.tsx";
import type { Key, LayoutName } from "./layouts.ts";

/** How the keys of one layout look now. */
export type KeysLook = Omit<KeyGridProps, "onKey">;

/** One layout's keys: the element that holds them, wherever in the page it is, and how they look. */
export interface HeldKeys extends KeyGridProps {
  readonly holder: HTMLElement;
}

/**
 * The keys of all screens: drawn once for each layout and moved from one screen to the next, since making fifty of them
 * anew is a good part of what a touch waits for.
 */
export interface SharedKeys {
  readonly subscribe: (changed: () => void) => () => void;
  readonly all: () => readonly HeldKeys[];
  /** Draws a layout's keys before any screen needs them. */
  readonly prepare: (look: KeysLook) => void;
  /** Puts the keys of this look into a place; of two places the later one has them. */
  readonly show: (place: HTMLElement, look: KeysLook, onKey: KeyGridProps["onKey"]) => void;
  /** The place is gone, and with it what its keys did. */
  readonly leave: (place: HTMLElement) => void;
}

interface Claim {
  readonly look: KeysLook;
  readonly onKey: KeyGridProps["onKey"];
}

export function createSharedKeys(makeHolder: () => HTMLElement): SharedKeys {
  const held = new Map<LayoutName, HeldKeys>();
  const claims = new Map<HTMLElement, Claim>();
  const listeners = new Set<() => void>();
  let all: readonly HeldKeys[] = [];

  /** Stays the same for good, and knows nobody's screen. */
  const press = (name: string, kind: Key["kind"]): void => newest()?.[1].onKey(name, kind);

  function newest(): readonly [HTMLElement, Claim] | undefined {
    return Array.from(claims).at(-1);
  }

  function draw(look: KeysLook): HeldKeys {
    const before = held.get(look.layout);
    if (before !== undefined && isSameLook(before, look)) return before;
    const keys = { ...look, onKey: press, holder: before?.holder ?? makeHolder() };
    held.set(look.layout, keys);
    all = Array.from(held.values());
    for (const listener of listeners) listener();
    return keys;
  }

  function settle(): void {
    const [place, claim] = newest() ?? [];
    if (place === undefined || claim === undefined) return;
    const { holder } = draw(claim.look);
    if (place.firstElementChild !== holder) place.replaceChildren(holder);
  }

  return {
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    all: () => all,
    prepare(look) {
      if (!held.has(look.layout)) draw(look);
    },
    show(place, look, onKey) {
      claims.set(place, { look, onKey });
      settle();
    },
    leave(place) {
      claims.delete(place);
      // The keys outlive their screen, and would hold it, with all that stands in its lines.
      place.replaceChildren();
      settle();
    },
  };
}

function isSameLook(one: KeysLook, other: KeysLook): boolean {
  return (
    one.upper === other.upper &&
    one.method === other.method &&
    one.nextLabel === other.nextLabel &&
    one.busy === other.busy
  );
}

export const SharedKeysContext = createContext<SharedKeys | null>(null);
