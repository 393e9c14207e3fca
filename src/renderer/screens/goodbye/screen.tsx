import { FileText, IdCard, ReceiptText } from "lucide-react";
import { useT } from "../../i18n/use-t.ts";
import { Button } from "../../ui/button.tsx";
import { ScreenFrame } from "../../ui/layout.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./screen.css";

/** Cards and slips are what people leave behind (DECISIONS 41). */
export function GoodbyeScreen({ view, send }: ScreenProps) {
  const t = useT();
  const { scans, print, person } = view.session;
  const things = [
    { shown: person?.source === "card", icon: <IdCard />, words: t("account.take-card") },
    { shown: print.copies > 0, icon: <ReceiptText />, words: t("account.take-slip") },
    { shown: scans.length > 0, icon: <FileText />, words: t("account.take-papers") },
  ];
  return (
    <ScreenFrame
      title={t("account.goodbye-title")}
      lead={t("account.goodbye-lead")}
      action={
        <Button variant="primary" onPress={() => send({ type: "next" })}>
          {t("account.goodbye-done")}
        </Button>
      }
    >
      <ul className="take-along">
        {things
          .filter(({ shown }) => shown)
          .map(({ icon, words }) => (
            <li key={words}>
              {icon}
              {words}
            </li>
          ))}
      </ul>
    </ScreenFrame>
  );
}
