import { createContext, type ReactNode, use, useEffect, useId, useRef } from "react";
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
}

/** Lies over everything and keeps the focus; the browser's own dialog, so nothing behind can be pressed. */
export function Overlay({ title, children, actions, onDismiss }: OverlayProps) {
  const dialog = useRef<HTMLDialogElement>(null);
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
