import { ArrowBigUp, ArrowRight, Delete } from "lucide-react";
import { memo, type PointerEvent, type MouseEvent, useRef } from "react";
import { useT } from "../i18n/use-t.ts";
import { classNames } from "../ui/class-names.ts";
import { type Key, type LayoutName, layouts } from "./layouts.ts";
import "./keyboard.css";

export interface KeyGridProps {
  readonly layout: LayoutName;
  readonly upper: boolean;
  readonly telex: boolean;
  readonly nextLabel: string;
  readonly busy: boolean;
  /** `name` is a character, or the kind of another key. Must be stable: the grid redraws only when its look changes. */
  readonly onKey: (name: string, kind: Key["kind"]) => void;
}

/**
 * The keys, all handled by the grid. A press counts when it starts and ends on the same key, each finger for itself,
 * so that two thumbs may overlap.
 */
export const KeyGrid = memo(function KeyGrid({ layout, upper, telex, nextLabel, busy, onKey }: KeyGridProps) {
  const t = useT();
  const fingers = useRef(new Map<number, Element>());
  const fire = (element: Element): void => {
    const { key = "", kind } = element instanceof HTMLElement ? element.dataset : {};
    if (isKind(kind)) onKey(key, kind);
  };
  const down = (event: PointerEvent): void => {
    const at = keyAt(event.clientX, event.clientY);
    if (at !== null && event.button === 0) fingers.current.set(event.pointerId, at);
  };
  const up = (event: PointerEvent): void => {
    const started = fingers.current.get(event.pointerId);
    fingers.current.delete(event.pointerId);
    if (started !== undefined && keyAt(event.clientX, event.clientY) === started) fire(started);
  };
  // A click without a finger comes from a switch, a screen reader or Enter.
  const click = (event: MouseEvent): void => {
    const at = event.target instanceof Element ? event.target.closest("[data-key]") : null;
    if (event.detail === 0 && at !== null) fire(at);
  };
  return (
    <fieldset
      className={classNames("keys", "bare-set", `keys-${layout}`)}
      aria-label={t("keyboard.label")}
      onPointerDown={down}
      onPointerUp={up}
      onPointerCancel={(event) => fingers.current.delete(event.pointerId)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={click}
    >
      {layouts[layout].map((row) => (
        <div className="key-row" key={row.map(keyName).join("")}>
          {row.map((key, index) => (
            <KeyButton
              key={`${keyName(key)}${index}`}
              its={key}
              upper={upper}
              telex={telex}
              next={nextLabel}
              busy={busy}
            />
          ))}
        </div>
      ))}
    </fieldset>
  );
});

const KINDS: readonly Key["kind"][] = ["char", "shift", "erase", "space", "telex", "next"];

function isKind(text: string | undefined): text is Key["kind"] {
  return KINDS.some((kind) => kind === text);
}

function keyAt(x: number, y: number): Element | null {
  return document.elementFromPoint(x, y)?.closest("[data-key]") ?? null;
}

function keyName(key: Key): string {
  return key.kind === "char" ? key.char : key.kind;
}

interface KeyButtonProps {
  readonly its: Key;
  readonly upper: boolean;
  readonly telex: boolean;
  readonly next: string;
  readonly busy: boolean;
}

const KeyButton = memo(function KeyButton({ its, upper, telex, next, busy }: KeyButtonProps) {
  const t = useT();
  const style = { flexGrow: its.width };
  if (its.kind === "gap") return <span style={style} className="key-gap" />;
  const name = its.kind === "char" ? (upper ? its.char.toUpperCase() : its.char) : its.kind;
  const pressed = its.kind === "shift" ? upper : its.kind === "telex" ? telex : undefined;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames(
        "key",
        `key-${its.kind}`,
        its.kind === "char" && its.char.length > 1 && "key-long",
      )}
      style={style}
      data-key={name}
      data-kind={its.kind}
      disabled={its.kind === "next" && busy}
      {...spoken(its, t)}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
    >
      <KeyFace its={its} name={name} telex={telex} next={next} />
    </button>
  );
});

const TONE_NAMES = [
  "keyboard.tone-1",
  "keyboard.tone-1",
  "keyboard.tone-2",
  "keyboard.tone-3",
  "keyboard.tone-4",
  "keyboard.tone-5",
] as const;

function spoken(its: Key, t: ReturnType<typeof useT>): { readonly "aria-label"?: string } {
  if (its.kind === "shift") return { "aria-label": t("keyboard.shift") };
  if (its.kind === "erase") return { "aria-label": t("keyboard.erase") };
  if (its.kind === "char" && its.tone !== undefined) return { "aria-label": t(TONE_NAMES[its.tone]) };
  return {};
}

function KeyFace({
  its,
  name,
  telex,
  next,
}: {
  readonly its: Key;
  readonly name: string;
  readonly telex: boolean;
  readonly next: string;
}) {
  const t = useT();
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
    case "telex":
      return telex ? t("keyboard.telex-on") : t("keyboard.telex-off");
    case "next":
      return (
        <>
          {next}
          <ArrowRight aria-hidden="true" />
        </>
      );
    default:
      // A tone is shown over a dotted circle, as spelling books do.
      return its.kind === "char" && its.tone !== undefined ? `\u25CC${name}` : name;
  }
}
