import { ScanLine, SquarePen } from "lucide-react";
import { showDate } from "../../../shared/dates.ts";
import type { Person } from "../../../shared/dossier.ts";
import type { AddressOffer } from "../../../shared/places.ts";
import { type Translate, useNotice, useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, FactList, ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./screen.css";

/** What was read, as it was read; the person says whether it is right. */
export function CardCheckScreen({ view, send, busy }: ScreenProps) {
  const t = useT();
  const { person, cardWarnings, addressOffer, notice, editing } = view.session;
  const said = useNotice(notice);
  if (person === null) return null;
  return (
    <ScreenFrame
      title={t("card.check-title")}
      lead={t(person.source === "card" ? "card.check-lead" : "card.check-lead-typed")}
      others={
        <>
          <Button
            icon={<SquarePen />}
            onPress={() => send({ type: "type-identity", idPaper: person.idPaper })}
          >
            {t("card.check-edit")}
          </Button>
          {person.source === "card" && !editing ? (
            <Button icon={<ScanLine />} onPress={() => send({ type: "back" })}>
              {t("card.check-rescan")}
            </Button>
          ) : null}
        </>
      }
      action={
        <Button variant="primary" disabled={busy} onPress={() => send({ type: "next" })}>
          {t("card.check-yes")}
        </Button>
      }
    >
      {said === null ? null : <NoticeLine>{said}</NoticeLine>}
      {cardWarnings.map((code) => (
        <NoticeLine key={code} tone="calm">
          {t(`notices.${code}`)}
        </NoticeLine>
      ))}
      <div className="card-check-sides">
        <Card>
          <FactList facts={factsOf(person, addressOffer === null, t)} />
        </Card>
        {addressOffer === null ? null : <AddressChoice person={person} offer={addressOffer} send={send} />}
      </div>
    </ScreenFrame>
  );
}

interface AddressChoiceProps extends Pick<ScreenProps, "send"> {
  readonly person: Person;
  readonly offer: AddressOffer;
}

/** The card's own words and what they are today, side by side; one touch takes either. */
function AddressChoice({ person, offer, send }: AddressChoiceProps) {
  const t = useT();
  const said = t(person.source === "card" ? "card.address-on-card" : "card.address-typed");
  const now = t(offer.now.length === 1 ? "card.address-now" : "card.address-now-split");
  return (
    <div className="address-offer">
      <p>{t("card.address-offer")}</p>
      <BigChoice
        label={t("card.address-offer")}
        chosen={person.address}
        choices={[
          { value: offer.said, title: offer.said, text: said, personal: true },
          ...offer.now.map((address) => ({ value: address, title: address, text: now, personal: true })),
        ]}
        onChoose={(address) => send({ type: "choose-address", address })}
      />
    </div>
  );
}

function factsOf(person: Person, withAddress: boolean, t: Translate) {
  const numberName = {
    "citizen-card": t("card.id-number"),
    passport: t("card.id-number-passport"),
    other: t("card.id-number-other"),
  }[person.idPaper];
  return [
    { name: t("card.full-name"), value: person.fullName },
    { name: numberName, value: spacedNumber(person.idNumber) },
    { name: t("card.birth-date"), value: showDate(person.birthDate) },
    { name: t("card.sex"), value: t(person.sex === "male" ? "card.male" : "card.female") },
    ...(withAddress ? [{ name: t("card.address"), value: person.address }] : []),
    ...(person.oldIdNumber === undefined
      ? []
      : [{ name: t("card.old-id-number"), value: person.oldIdNumber }]),
    ...(person.issuedOn === undefined
      ? []
      : [{ name: t("card.issued-on"), value: showDate(person.issuedOn) }]),
  ];
}

/** Twelve digits are compared in threes; anything else stays as it is. */
function spacedNumber(number: string): string {
  return /^\d{12}$/.test(number) ? number.replaceAll(/(\d{3})(?=\d)/g, "$1 ") : number;
}
