import { ArrowBigUp, ArrowRight, Delete } from "lucide-react";
import { createContext, memo, type ReactNode, use, useEffect, useMemo, useRef } from "react";
import { type Language, type Translate, translator, useLanguage, useT } from "../i18n/use-t.ts";
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

/** What changes on the keys while somebody types. */
type KeyState = Pick<KeyGridProps, "upper" | "nextLabel" | "busy">;

const KeyStateContext = createContext<KeyState>({ upper: false, nextLabel: "", busy: false });

/** The keys of one layout; the grid listens for all of them. Capitals are a matter of looks: the grid's user puts them. */
export const KeyGrid = memo(function KeyGrid(props: KeyGridProps) {
  const { layout, upper, method, nextLabel, busy, onKey } = props;
  const language = useLanguage();
  const t = useT();
  const grid = useRef<HTMLFieldSetElement>(null);
  useEffect(() => (grid.current === null ? undefined : listenToKeys(grid.current, onKey)), [onKey]);
  const state = useMemo(() => ({ upper, nextLabel, busy }), [upper, nextLabel, busy]);
  return (
    <fieldset
      className={classNames("keys", "bare-set", `keys-${layout}`, upper && "keys-upper")}
      aria-label={t("keyboard.label")}
      ref={grid}
    >
      <KeyStateContext value={state}>{rowsOf(layout, method, language)}</KeyStateContext>
    </fieldset>
  );
});

const rowsMade = new Map<string, ReactNode>();

/** The same objects for the same look: a key that is typed, and the next question, find them as they stand. */
function rowsOf(layout: LayoutName, method: Method, language: Language): ReactNode {
  const look = `${layout} ${method} ${language}`;
  const made = rowsMade.get(look);
  if (made !== undefined) return made;
  const t = translator(language);
  const rows = layouts[layout].map((row) => (
    <div className="key-row" key={row.map(keyName).join("")}>
      {row.map((its, index) => keyOf(its, `${keyName(its)}${index}`, method, t))}
    </div>
  ));
  rowsMade.set(look, rows);
  return rows;
}

function keyName(key: Key): string {
  return key.kind === "char" ? key.char : key.kind;
}

function keyOf(its: Key, id: string, method: Method, t: Translate): ReactNode {
  if (its.kind === "gap") return <span key={id} className={`key-gap key-wide-${its.width}`} />;
  const attributes = attributesOf(its, method, t);
  if (its.kind === "shift") return <ShiftKey key={id} {...attributes} />;
  if (its.kind === "next") return <NextKey key={id} {...attributes} />;
  return (
    <button key={id} {...attributes}>
      {faceOf(its, method, t)}
    </button>
  );
}

function attributesOf(its: Key, method: Method, t: Translate) {
  return {
    type: "button",
    tabIndex: -1,
    className: classNames(
      "key",
      `key-${its.kind}`,
      `key-wide-${its.width}`,
      its.kind === "char" && its.char.length > 1 && "key-long",
      its.kind === "char" && its.tone !== undefined && "key-tone",
    ),
    "data-key": keyName(its),
    "data-kind": its.kind,
    ...spoken(its, method, t),
  } as const;
}

type KeyAttributes = ReturnType<typeof attributesOf>;

function ShiftKey(its: KeyAttributes) {
  const { upper } = use(KeyStateContext);
  return (
    <button {...its} aria-pressed={upper}>
      <ArrowBigUp aria-hidden="true" />
    </button>
  );
}

function NextKey(its: KeyAttributes) {
  const { nextLabel, busy } = use(KeyStateContext);
  return (
    <button {...its} disabled={busy}>
      {nextLabel}
      <ArrowRight aria-hidden="true" />
    </button>
  );
}

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

function faceOf(its: Key, method: Method, t: Translate): ReactNode {
  if (its.kind === "space") return t("keyboard.space");
  if (its.kind === "method") return t(`keyboard.method-${method}`);
  if (its.kind === "char") return its.tone ? t(TONE_NAMES[its.tone]) : its.char;
  return (
    <>
      <Delete aria-hidden="true" />
      <span className="key-words">{t("keyboard.erase")}</span>
    </>
  );
}
