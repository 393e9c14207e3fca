import type { ReactNode } from "react";
import "./outcome-mark.css";

/** A large round mark beside an outcome; the words say the same. */
export function OutcomeMark({ children }: { readonly children: ReactNode }) {
  return (
    <div className="outcome-mark" aria-hidden="true">
      {children}
    </div>
  );
}
