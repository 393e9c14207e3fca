import { type ReactNode, use, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Method } from "./engine/methods.ts";
import { useStable } from "../shell/use-stable.ts";
import { useStrayKeys } from "./use-stray-keys.ts";
import { type FieldHandle, type Keyboard, KeyboardContext, TypingContext } from "./field-handle.ts";
import type { Key, LayoutName } from "./layouts.ts";
import { type SharedKeys, SharedKeysContext } from "./shared-keys.ts";

export interface KeyboardAreaProps {
  readonly children: ReactNode;
  /** Words of the key that goes on, and what it does; Enter on a hardware keyboard does the same. */
  readonly nextLabel: string;
  readonly busy?: boolean;
  /** Other ways on, shown above the keys. */
  readonly others?: ReactNode;
  readonly onNext: () => void;
}

/** What the key of the input method changes to. */
const FOLLOWING: Readonly<Record<Method, Method>> = { telex: "vni", vni: "direct", direct: "telex" };

type Shift = "follow" | "upper" | "lower";

/** The fields of a screen and the one on-screen keyboard they share; it types into the field touched last. */
export function KeyboardArea({ children, nextLabel, busy = false, others, onNext }: KeyboardAreaProps) {
  const active = useRef<FieldHandle | null>(null);
  const [layout, setLayout] = useState<LayoutName | null>(null);
  const { method, toneStyle, choose } = use(TypingContext);
  const [shift, setShift] = useState<Shift>("follow");
  const [starts, setStarts] = useState(false);

  const attach = useCallback((field: FieldHandle, asked: boolean) => {
    if (!asked && active.current !== null) return;
    active.current = field;
    setLayout(field.layout);
    setStarts(field.startsUpper());
  }, []);
  const detach = useCallback((field: FieldHandle) => {
    if (active.current === field) active.current = null;
  }, []);
  const moved = useCallback(() => setStarts(active.current?.startsUpper() ?? false), []);
  const enter = useStable(onNext);
  const keyboard = useMemo<Keyboard>(
    () => ({ options: { method, toneStyle }, attach, detach, moved, enter }),
    [method, toneStyle, attach, detach, moved, enter],
  );

  const upper = shift === "follow" ? starts : shift === "upper";
  const onKey = useStable((name: string, kind: Key["kind"]) => {
    if (kind === "next") onNext();
    else if (kind === "method") choose(FOLLOWING[method]);
    else if (kind === "shift") setShift(upper ? "lower" : "upper");
    else if (kind === "erase") active.current?.erase();
    else if (kind === "space") active.current?.press(" ");
    else active.current?.press(upper ? name.toUpperCase() : name);
    if (kind === "char") setShift("follow");
  });

  const keys = useSharedKeys();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current !== null && layout !== null)
      keys.show(place.current, { layout, upper, method, nextLabel, busy }, onKey);
  }, [keys, layout, upper, method, nextLabel, busy, onKey]);
  useLayoutEffect(() => {
    const gone = place.current;
    return () => {
      if (gone !== null) keys.leave(gone);
    };
  }, [keys]);

  useStrayKeys(useCallback(() => active.current?.focus(), []));

  return (
    <KeyboardContext value={keyboard}>
      <div className="keyboard-area">
        <div className="keyboard-fields">{children}</div>
        <div className="keyboard-dock">
          {others === undefined ? null : <div className="keyboard-others">{others}</div>}
          <div className="keys-place" ref={place} />
        </div>
      </div>
    </KeyboardContext>
  );
}

function useSharedKeys(): SharedKeys {
  const keys = use(SharedKeysContext);
  if (keys === null) throw new Error("a KeyboardArea needs KeysOfAll around it");
  return keys;
}
