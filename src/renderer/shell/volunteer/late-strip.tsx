import { type ComponentType, lazy, useState } from "react";
import type { VolunteerStripProps } from "./strip.tsx";

let here: ComponentType<VolunteerStripProps> | null = null;

/** Fetches the strip ahead of its first screen: nobody is helped on the one before, which must not wait for it. */
export async function fetchStrip(): Promise<ComponentType<VolunteerStripProps>> {
  const { VolunteerStrip } = await import("./strip.tsx");
  here = VolunteerStrip;
  return VolunteerStrip;
}

const Fetched = lazy(async () => ({ default: await fetchStrip() }));

/** The volunteer's strip. Where it is here already, it comes with its screen, not in a second drawing after it. */
export function LateStrip(props: VolunteerStripProps) {
  const [Strip] = useState(() => here ?? Fetched);
  return <Strip {...props} />;
}
