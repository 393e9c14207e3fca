import { ShieldCheck } from "lucide-react";
import { vneidGuides, vneidPageAt } from "../../../shared/vneid.ts";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import { pagePoints } from "./points.ts";
import { VneidPicture } from "./pictures.tsx";
import "./texts.ts";
import "./screen.css";

/** One pictured step on the person's own telephone. There is nothing to type here, and there must never be. */
export function VneidScreen({ view, send, busy }: ScreenProps) {
  const t = useT();
  const { step } = view.session;
  const page = step.name === "vneid" ? vneidPageAt(step) : null;
  if (step.name !== "vneid" || page === null) return null;
  const guide = t(`vneid.guide-${step.guide}`);
  return (
    <ScreenFrame
      title={t(`vneid.${page.id}`)}
      lead={t("vneid.lead", { now: step.index + 1, all: vneidGuides[step.guide].length, guide })}
      others={
        <Button disabled={busy} onPress={() => send({ type: "vneid-stuck" })}>
          {t(`vneid.stuck-${page.answers}`)}
        </Button>
      }
      action={
        <Button variant="primary" disabled={busy} onPress={() => send({ type: "next" })}>
          {t(`vneid.done-${page.answers}`)}
        </Button>
      }
    >
      <div className="vneid-page">
        <VneidPicture page={page.id} />
        <div className="vneid-words">
          <ol className="vneid-points">
            {pagePoints[page.id].map((key, index) => (
              <li key={key}>
                <span className="vneid-number" aria-hidden="true">
                  {index + 1}
                </span>
                {t(`vneid.${key}`)}
              </li>
            ))}
          </ol>
          {page.basis === "advice" ? null : <p className="vneid-basis">{t(`vneid.basis-${page.basis}`)}</p>}
        </div>
      </div>
      <p className="vneid-safe">
        <ShieldCheck aria-hidden="true" />
        {t("vneid.safe")}
      </p>
    </ScreenFrame>
  );
}
