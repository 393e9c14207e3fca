import { authorisationPaper, authorisationScans } from "../../../shared/authorisation.ts";
import { showDate } from "../../../shared/dates.ts";
import type { Procedure } from "../../../shared/procedure.ts";
import type { KioskView, Preferences, Session } from "../../../shared/session.ts";
import type { Translate } from "../../i18n/use-t.ts";
import { declarationGroups, type Group, paperRows, type Row } from "./rows.ts";

/** Everything that will be handed in, in the order in which it was asked. */
export function reviewGroups(
  procedure: Procedure,
  view: KioskView,
  t: Translate,
  language: Preferences["language"],
): readonly Group[] {
  const { session } = view;
  return [
    {
      key: "submitter",
      title: t("review.submitter"),
      rows: [...submitterRows(session, t), ownerRow(session, t)],
    },
    ...declarationGroups(procedure, view, language),
    {
      key: "papers",
      title: t("review.papers"),
      rows: [...scanRows(procedure, session, t, language), ...authorisationRow(session, t, language)],
    },
    { key: "ways", title: t("review.ways"), rows: [deliveryRow(session, t), ...consentRows(session, t)] },
  ].filter(({ rows }) => rows.length > 0);
}

function submitterRows({ person, phone, email }: Session, t: Translate): readonly Row[] {
  const edit = { step: "card-check" } as const;
  const contact = { step: "phone" } as const;
  const rows: readonly Row[] = [
    { name: t("review.full-name"), value: person?.fullName ?? "", edit },
    { name: t("review.id-number"), value: person?.idNumber ?? "", edit },
    { name: t("review.birth-date"), value: showDate(person?.birthDate ?? ""), edit },
    { name: t("review.address"), value: person?.address ?? "", edit },
    { name: t("review.phone"), value: phone, edit: contact },
  ];
  return email === "" ? rows : [...rows, { name: t("review.email"), value: email, edit: contact }];
}

function ownerRow({ owner }: Session, t: Translate): Row {
  const edit = { step: "owner" } as const;
  if (owner === null || owner === "self")
    return { name: t("review.owner"), value: t("review.owner-self"), edit };
  const number = owner.idNumber === "" ? "" : ` (${owner.idNumber})`;
  return { name: t("review.owner"), value: owner.fullName + number, edit };
}

function scanRows(
  procedure: Procedure,
  session: Session,
  t: Translate,
  language: Preferences["language"],
): readonly Row[] {
  return paperRows(procedure, session, language).map(({ name, count }) => ({
    name,
    value: count === 0 ? "" : t("review.scan-count", { count }),
    edit: { step: "scans" },
  }));
}

/** The paper of the way of sending, where that way has one. */
function authorisationRow(
  { route, scans }: Session,
  t: Translate,
  language: Preferences["language"],
): readonly Row[] {
  if (route !== "authorised") return [];
  const count = authorisationScans(scans).length;
  return [
    {
      name: authorisationPaper.name[language],
      value: count === 0 ? "" : t("review.scan-count", { count }),
      edit: { step: "authorisation" },
    },
  ];
}

function deliveryRow({ delivery }: Session, t: Translate): Row {
  const edit = { step: "delivery" } as const;
  if (delivery?.kind !== "post")
    return { name: t("review.delivery"), value: t("review.delivery-counter"), edit };
  const value = t("review.delivery-post", {
    receiver: delivery.receiver,
    phone: delivery.phone,
    address: delivery.address,
  });
  return { name: t("review.delivery"), value, edit };
}

function consentRows({ route, typist, consents }: Session, t: Translate): readonly Row[] {
  const edit = { step: "consents" } as const;
  const told = (yes: boolean): string => t(yes ? "review.yes" : "review.no");
  return [
    { name: t("review.route"), value: route === null ? "" : t(`review.route-${route}`), edit },
    { name: t("review.typist"), value: typist === null ? "" : t(`review.typist-${typist}`), edit },
    { name: t("review.call"), value: told(consents.call), edit },
    { name: t("review.survey"), value: told(consents.survey), edit },
  ];
}
