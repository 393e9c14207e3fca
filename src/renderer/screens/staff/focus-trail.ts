interface Stop {
  readonly step: string;
  /** Drawn together with the stop before it, as a question's own first question is. */
  readonly joined: boolean;
  control: string | null;
}

/** The way somebody came through the staff area, so that going back leads to the control that opened a question. */
export interface FocusTrail {
  /** A screen or a question is drawn; gives the control that was used last on it, or null where it is new. */
  readonly arrive: (step: string) => string | null;
  /** The last step that was arrived at lies within this place. */
  readonly isWithin: (place: string) => boolean;
  /** A control of the present step has the focus. */
  readonly used: (control: string) => void;
}

/** Steps are named `place/question`; going back to one forgets what came after it. Knows nothing of the page. */
export function createFocusTrail(): FocusTrail {
  let stops: readonly Stop[] = [];
  return {
    arrive(step) {
      const at = stops.findIndex((stop) => stop.step === step);
      if (at !== -1) {
        stops = stops.slice(0, at + 1);
        return stops[at]?.control ?? null;
      }
      stops = [...stops, { step, joined: stops.at(-1)?.control === null, control: null }];
      return null;
    },
    isWithin: (place) => stops.at(-1)?.step.startsWith(`${place}/`) === true,
    used(control) {
      for (const here of stops.toReversed()) {
        here.control = control;
        if (!here.joined) return;
      }
    },
  };
}
