import { type ReactNode, useEffect, useId, useRef } from "react";
import "./overlay.css";

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
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
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
    >
      <h2 id={titleId} className="overlay-title">
        {title}
      </h2>
      <div className="overlay-body">{children}</div>
      {actions === undefined ? null : <div className="overlay-actions">{actions}</div>}
    </dialog>
  );
}
