import type { ReactNode } from "react";
import type { PressState } from "../api/connection.ts";
import type { Procedure } from "../../shared/procedure.ts";
import type { ListFinder, PlaceFinder } from "../screens/screen-props.ts";
import type { StaffScreen } from "../screens/staff/area.tsx";
import type { StaffState } from "../screens/staff/state.ts";
import type { KioskView } from "../../shared/session.ts";

/** One state of one screen, shown without walking there. Each `screens/<step>/screen.previews.tsx` exports `previews`. */
export interface Preview {
  /** Kebab-case and unique: `/previews?only=<id>` shows it alone. */
  readonly id: string;
  readonly view: KioskView;
  readonly procedures?: readonly Procedure[];
  /** Where something is to be found or opened that the few sample places do not show. */
  readonly places?: PlaceFinder;
  readonly lists?: ListFinder;
  readonly lost?: boolean;
  readonly press?: PressState;
  /** The staff area stands open in this state. */
  readonly staff?: StaffState;
  /** A question within its screen, which the state alone does not open. */
  readonly staffInner?: StaffScreen;
  /** The same for a citizen's screen: drawn in its place. */
  readonly inner?: ReactNode;
}
