import { SquarePen } from "lucide-react";
import type { AddressOffer } from "../../../shared/places.ts";
import { useT } from "../../i18n/use-t.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { QuestionFrame } from "./question-frame.tsx";
import type { QuestionScreenProps } from "./question-screen.tsx";

export interface OfferedAddressProps extends QuestionScreenProps {
  readonly offer: AddressOffer;
  readonly onByHand: () => void;
}

/** The words of an older card and what they are today, side by side; one touch answers with either. */
export function OfferedAddress({ offer, onByHand, ...props }: OfferedAddressProps) {
  const { question, answer, busy, send } = props;
  const t = useT();
  const now = t(offer.now.length === 1 ? "card.address-now" : "question.address-now-split");
  return (
    <QuestionFrame {...props}>
      <p>{t("question.address-offer")}</p>
      <BigChoice
        label={t("question.address-offer")}
        chosen={answer}
        choices={[
          ...offer.now.map((address) => ({ value: address, title: address, text: now, personal: true })),
          { value: offer.said, title: offer.said, text: t("card.address-on-card"), personal: true },
        ]}
        onChoose={(value) => {
          if (!busy) send({ type: "answer", key: question.key, value });
        }}
      />
      <div className="question-ways">
        <Button icon={<SquarePen />} onPress={onByHand}>
          {t("question.address-by-hand")}
        </Button>
      </div>
    </QuestionFrame>
  );
}
