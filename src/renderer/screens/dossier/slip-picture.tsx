import { lazy, Suspense } from "react";
import type { DossierStatus } from "../../../shared/dossier.ts";
import type { Desk } from "../../../shared/session.ts";
import { showDueTime, slipKindOf } from "../../../shared/slip-kind.ts";
import { useT } from "../../i18n/use-t.ts";
import { ErrorBoundary } from "../../shell/error-boundary.tsx";
import { showMoment } from "./words.ts";
import "./slip-picture.css";

const QrCode = lazy(async () => ({ default: (await import("./qr-code.tsx")).QrCode }));

export interface SlipPictureProps {
  readonly dossier: DossierStatus;
  readonly desk: Desk;
  /** Empty where it is not known, as after a look-up. */
  readonly procedure: string;
}

/** What comes out of the printer, in small; the paper itself is drawn by the core. */
export function SlipPicture({ dossier, desk, procedure }: SlipPictureProps) {
  const t = useT();
  const kind = slipKindOf(dossier);
  const lines = [
    ...(dossier.officialCode === null
      ? []
      : [{ name: t("outcome.official-code"), value: dossier.officialCode }]),
    { name: t("outcome.local-number"), value: dossier.localNumber },
    { name: t("outcome.procedure"), value: procedure },
    { name: t("outcome.kept-at"), value: showMoment(dossier.keptAtMs) },
    ...(kind === "taken-in" ? [{ name: t("outcome.due-at"), value: showDueTime(dossier.dueAt) ?? "" }] : []),
  ].filter(({ value }) => value !== "");
  return (
    <figure className="slip" aria-label={t("outcome.slip-label")} data-private>
      {desk.practice ? <p className="slip-practice">{t("outcome.slip-practice")}</p> : null}
      <p className="slip-ward">{desk.ward}</p>
      <p className="slip-desk">{desk.deskName}</p>
      <p className="slip-title">
        {t(kind === "taken-in" ? "outcome.slip-title-taken-in" : "outcome.slip-title")}
      </p>
      {kind === "taken-in" ? null : <p className="slip-desk">{t("outcome.slip-not-intake")}</p>}
      <dl className="slip-lines">
        {lines.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {dossier.ticket === "" ? null : <Code ticket={dossier.ticket} />}
      <figcaption>{t("outcome.qr-caption")}</figcaption>
    </figure>
  );
}

/** Drawn by a part of the program that nothing before needs; its number stands beside it in any case. */
function Code({ ticket }: { readonly ticket: string }) {
  const t = useT();
  return (
    <ErrorBoundary fallback={null}>
      <Suspense fallback={<div className="qr" aria-busy />}>
        <QrCode text={ticket} label={t("outcome.qr-label")} />
      </Suspense>
    </ErrorBoundary>
  );
}
