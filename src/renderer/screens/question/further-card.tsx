import type { ReactNode } from "react";
import { showDate } from "../../../shared/dates.ts";
import type { CardFact } from "../../../shared/procedure.ts";
import type { CardRead } from "../../../shared/session.ts";
import { type Translate, useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, FactList, ScreenFrame } from "../../ui/layout.tsx";

export interface FurtherCardProps {
  readonly title: string;
  readonly card: CardRead;
  /** What the procedure asks of this person; nothing else of the card is shown. */
  readonly asked: ReadonlySet<CardFact | null>;
  /** Some of it was typed before, and stays as it was typed. */
  readonly kept: boolean;
  /** Why another scan was not taken. */
  readonly said?: string | null;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly children: ReactNode;
}

/** What a further person's card says, in the place of the questions that it answers. */
export function FurtherCard({ title, card, asked, kept, said, busy, onYes, children }: FurtherCardProps) {
  const t = useT();
  const split = asked.has("address") && (card.addressOffer?.now.length ?? 0) > 1;
  return (
    <ScreenFrame
      title={title}
      lead={t("question.card-lead")}
      others={children}
      action={
        <Button variant="primary" disabled={busy} onPress={onYes}>
          {t("card.check-yes")}
        </Button>
      }
    >
      {said === undefined || said === null ? null : <NoticeLine>{said}</NoticeLine>}
      {card.warnings.map((code) => (
        <NoticeLine key={code}>{t(`notices.${code}`)}</NoticeLine>
      ))}
      {kept ? <NoticeLine tone="calm">{t("question.card-kept")}</NoticeLine> : null}
      {split ? <NoticeLine tone="calm">{t("question.card-split")}</NoticeLine> : null}
      <Card>
        <FactList facts={factsOf(card, asked, t)} />
      </Card>
    </ScreenFrame>
  );
}

function factsOf({ person, addressOffer }: CardRead, asked: FurtherCardProps["asked"], t: Translate) {
  const said = addressOffer?.said;
  const moved = said !== undefined && said !== person.address;
  const facts = [
    { fact: null, name: t("card.full-name"), value: person.fullName },
    { fact: null, name: t("card.id-number"), value: person.idNumber.replaceAll(/(\d{3})(?=\d)/gu, "$1 ") },
    { fact: "birthDate", name: t("card.birth-date"), value: showDate(person.birthDate) },
    { fact: "sex", name: t("card.sex"), value: t(person.sex === "male" ? "card.male" : "card.female") },
    { fact: "address", name: t(moved ? "card.address-now" : "card.address"), value: person.address },
    ...(moved ? [{ fact: "address", name: t("card.address-on-card"), value: said } as const] : []),
  ] as const;
  return facts.filter(({ fact }) => fact === null || asked.has(fact));
}
