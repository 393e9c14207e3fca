import type { ReactNode } from "react";

/** Something of the person's own: hidden while the screen is covered, and not read aloud unless they ask for it. */
export function Private({ children }: { readonly children: ReactNode }) {
  return <span data-private>{children}</span>;
}
