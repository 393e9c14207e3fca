import { type RefObject, useLayoutEffect, useState } from "react";
import { beforePaint } from "../ui/before-paint.ts";
import { type Box, createField, type Typing, type TypingField } from "./field.ts";
import { useKeyboard } from "./field-handle.ts";

export interface TypingProps extends Pick<Typing, "layout" | "capitals" | "maxLength" | "onChange"> {
  /** Takes the keyboard and the caret when the screen opens. */
  readonly first: boolean;
  readonly onEraseEmpty?: () => void;
  readonly onFull?: (key: string) => void;
}

const nothing = (): void => undefined;

/** Ties one input to the keyboard around it; touch and hardware keys go through the same engine at the caret. */
export function useTyping(box: RefObject<Box | null>, props: TypingProps): TypingField {
  const keyboard = useKeyboard();
  const { options, moved, enter, attach, detach } = keyboard;
  const { first, onEraseEmpty = nothing, onFull = nothing, ...rest } = props;
  const typing: Typing = { ...rest, options, onEraseEmpty, onFull, onMoved: moved, onEnter: enter };
  const [field] = useState(() => createField(typing));
  useLayoutEffect(() => field.use(typing));

  useLayoutEffect(() => {
    const release = box.current === null ? undefined : field.bind(box.current);
    attach(field, false);
    return () => {
      detach(field);
      release?.();
    };
  }, [box, field, attach, detach]);
  // A key of a fast hand that comes sooner finds the field by `useStrayKeys`.
  useLayoutEffect(() => (first ? beforePaint(field.focus) : undefined), [field, first]);
  return field;
}
