import { createContext, type PointerEvent, type ReactNode, use, useEffect, useId, useRef } from "react";
import "./overlay.css";

/** The way to a person: what lies behind an overlay cannot be pressed, and help must be. */
export interface OverlayHelp {
  readonly button: ReactNode;
  /** Said in the overlay too once somebody was called; null before. */
  readonly line: ReactNode;
}

export const OverlayHelpContext = createContext<OverlayHelp | null>(null);

export interface OverlayProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Escape or a touch beside it; without it, the overlay stays until its cause is gone. */
  readonly onDismiss?: () => void;
  /** So does a touch on its own words: whoever reads them is there, and may take them for the answer. */
  readonly wordsDismiss?: boolean;
}

/** Lies over everything and keeps the focus; the browser's own dialog, so nothing behind can be pressed. */
export function Overlay({ title, children, actions, onDismiss, wordsDismiss = false }: OverlayProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const beside = useTouchBeside(onDismiss, wordsDismiss);
  const titleId = useId();
  const help = use(OverlayHelpContext);
  useEffect(() => {
    const element = dialog.current;
    const opener = document.activeElement;
    if (element !== null && !element.open) element.showModal();
    return () => {
      element?.close();
      // Taken out of the page before it was closed, a dialog gives the focus back to nobody by itself.
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="overlay"
      aria-labelledby={titleId}
      {...beside}
      onCancel={(event) => {
        event.preventDefault();
        onDismiss?.();
      }}
      // Browsers let a second Escape through; what has no way out stays all the same.
      onClose={({ currentTarget }) => {
        if (currentTarget.isConnected && !currentTarget.open) currentTarget.showModal();
      }}
    >
      {help?.line}
      <h2 id={titleId} className="overlay-title">
        {title}
      </h2>
      <div className="overlay-body">{children}</div>
      {actions === undefined && help === null ? null : (
        <div className="overlay-actions">
          {actions}
          {help?.button}
        </div>
      )}
    </dialog>
  );
}

type Touch = PointerEvent<HTMLDialogElement>;

/** A touch that starts and ends beside the dialog dismisses it, however long it is held; what lies there hears none of it. */
function useTouchBeside(onDismiss: (() => void) | undefined, words: boolean) {
  const dismisses = (event: Touch): boolean => isBeside(event) || (words && !isOnButton(event));
  const began = useRef<number | null>(null);
  return {
    onPointerDown(event: Touch) {
      began.current = dismisses(event) ? event.pointerId : null;
    },
    onPointerUp(event: Touch) {
      if (onDismiss === undefined || began.current !== event.pointerId || !dismisses(event)) return;
      began.current = null;
      // The mouse that a browser plays after a finger would meet what the dialog leaves behind.
      if (event.pointerType === "touch")
        event.currentTarget.addEventListener("touchend", refuse, { once: true, passive: false });
      onDismiss();
    },
  };
}

/** What darkens the rest of the screen is the dialog's own, outside its box. */
function isBeside({ target, currentTarget, clientX, clientY }: Touch): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  const within = clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  return target === currentTarget && !within;
}

function isOnButton({ target }: Touch): boolean {
  return target instanceof Element && target.closest("button") !== null;
}

function refuse(event: Event): void {
  event.preventDefault();
}
