import { type ReactNode, useState } from "react";
import { PagesQuestion } from "./pages-question.tsx";

export interface Leaving {
  readonly leave: () => void;
  readonly question: ReactNode;
}

/** The way out of the camera; asks first where pages would be lost that nobody has kept. */
export function useLeaving(losesPages: boolean, onLeave: () => void): Leaving {
  const [asking, setAsking] = useState(false);
  return {
    leave: losesPages ? () => setAsking(true) : onLeave,
    question: asking ? <PagesQuestion onStay={() => setAsking(false)} onLeave={onLeave} /> : null,
  };
}
