import type { ComponentType } from "react";
import type { StepName } from "../../shared/session.ts";
import type { ScreenProps } from "./screen-props.ts";

/** One component per step of the session. */
export const screens: Partial<Record<StepName, ComponentType<ScreenProps>>> = {};
