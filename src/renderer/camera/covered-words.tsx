import { EyeOff } from "lucide-react";
import { useT } from "../i18n/use-t.ts";
import "./covered-words.css";

/** Stands where a picture is while the screen is covered, so that nobody takes its place for a broken camera. */
export function CoveredWords() {
  const t = useT();
  return (
    <p className="covered-words">
      <EyeOff aria-hidden="true" />
      {t("common.picture-covered")}
    </p>
  );
}
