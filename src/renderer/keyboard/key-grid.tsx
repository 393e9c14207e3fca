import { ArrowBigUp, ArrowRight, Delete } from "lucide-react";
import { memo, type ReactNode, useEffect, useRef } from "react";
import { type Translate, useT } from "../i18n/use-t.ts";
import { classNames } from "../ui/class-names.ts";
import type { Method } from "./engine/methods.ts";
import { listenToKeys } from "./key-presses.ts";
import { type Key, type LayoutName, layouts } from "./layouts.ts";
import "./keyboard.css";

export interface KeyGridProps {
  readonly layout: LayoutName;
  readonly upper: boolean;
  readonly method: Method;
  readonly nextLabel: string;
  readonly busy: boolean;
  /** `name` is a character, never a capital of it, or the kind of another key. Must be stable: the grid redraws only when its look changes. */
  readonly onKey: (name: string, kind: Key["kind"]) => void;
}

/** The keys of one layout; the grid listens for all of them. Capitals are a matter of looks: the grid's user puts them. */
export const KeyGrid = memo(function KeyGrid({
  layout,
  upper,
  method,
  nextLabel,
  busy,
  onKey,
}: KeyGridProps) {
  const t = useT();
  const grid = useRef<HTMLFieldSetElement>(null);
  useEffect(() => (grid.current === null ? undefined : listenToKeys(grid.current, onKey)), [onKey]);
  return (
    <fieldset
      className={classNames("keys", "bare-set", `keys-${layout}`, upper && "keys-upper")}
      aria-label={t("keyboard.label")}
      ref={grid}
    >
      {layouts[layout].map((row) => (
        <div className="key-row" key={row.map(keyName).join("")}>
          {row.map((key, index) => (
            <KeyButton
              key={`${keyName(key)}${index}`}
              its={key}
              upper={key.kind === "shift" && upper}
              method={method}
              next={key.kind === "next" ? nextLabel : ""}
              busy={key.kind === "next" && busy}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
});

function keyName(key: Key): string {
  return key.kind === "char" ? key.char : key.kind;
}

interface KeyButtonProps {
  readonly its: Key;
  readonly upper: boolean;
  readonly method: Method;
  readonly next: string;
  readonly busy: boolean;
}

/** One key; drawn anew only when its own look changes, for the capitals come and go at each word. */
const KeyButton = memo(function KeyButton({ its, upper, method, next, busy }: KeyButtonProps) {
  const t = useT();
  const style = { flexGrow: its.width };
  if (its.kind === "gap") return <span style={style} className="key-gap" />;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames(
        "key",
        `key-${its.kind}`,
        its.kind === "char" && its.char.length > 1 && "key-long",
        its.kind === "char" && its.tone !== undefined && "key-tone",
      )}
      style={style}
      data-key={keyName(its)}
      data-kind={its.kind}
      disabled={busy}
      {...spoken(its, method, t)}
      {...(its.kind === "shift" ? { "aria-pressed": upper } : {})}
    >
      {faceOf(its, method, next, t)}
    </button>
  );
});

/** The tones' own names carry their marks: huyền, sắc, hỏi, ngã, nặng. */
const TONE_NAMES = {
  1: "keyboard.tone-1",
  2: "keyboard.tone-2",
  3: "keyboard.tone-3",
  4: "keyboard.tone-4",
  5: "keyboard.tone-5",
} as const;

function spoken(its: Key, method: Method, t: Translate): { readonly "aria-label"?: string } {
  if (its.kind === "method") return { "aria-label": t(`keyboard.method-${method}-label`) };
  if (its.kind === "shift") return { "aria-label": t("keyboard.shift") };
  if (its.kind === "erase") return { "aria-label": t("keyboard.erase") };
  if (its.kind === "char" && its.tone)
    return { "aria-label": t("keyboard.tone", { name: t(TONE_NAMES[its.tone]) }) };
  return {};
}

function faceOf(its: Key, method: Method, next: string, t: Translate): ReactNode {
  switch (its.kind) {
    case "shift":
      return <ArrowBigUp aria-hidden="true" />;
    case "erase":
      return (
        <>
          <Delete aria-hidden="true" />
          <span className="key-words">{t("keyboard.erase")}</span>
        </>
      );
    case "space":
      return t("keyboard.space");
    case "method":
      return t(`keyboard.method-${method}`);
    case "next":
      return (
        <>
          {next}
          <ArrowRight aria-hidden="true" />
        </>
      );
    case "char":
      return its.tone ? t(TONE_NAMES[its.tone]) : its.char;
    default:
      return null;
  }
}
