import { startTransition, useEffect, useState } from "react";

/**
 * False until the screen was painted once. What lies below the panel's edge can wait for that: the touch is answered
 * sooner, and the rest stands before anybody could page to it.
 */
export function usePainted(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return painted;
}
