import { useCallback, useLayoutEffect, useRef } from "react";

/** One function for good, which does what the newest one does: what is given it is not drawn again because of it. */
export function useStable<Given extends readonly unknown[]>(
  run: (...given: Given) => void,
): (...given: Given) => void {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...given: Given) => latest.current(...given), []);
}
