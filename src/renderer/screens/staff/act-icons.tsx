import { FilePen, Hash, Pause, Play, RotateCw, X } from "lucide-react";
import type { ReactNode } from "react";
import type { BoardAct } from "../../../shared/staff.ts";

export const actIcons: Readonly<Record<BoardAct, ReactNode>> = {
  retry: <RotateCw />,
  correct: <FilePen />,
  hold: <Pause />,
  release: <Play />,
  cancel: <X />,
  "close-self": <Hash />,
};
