import { KeyRound, Lock, UserRound } from "lucide-react";
import { useT } from "../../i18n/use-t.ts";
import { useElapsed } from "../../shell/use-now.ts";
import { BigChoice } from "../../ui/big-choice.tsx";
import { Button } from "../../ui/button.tsx";
import { NoticeLine } from "../../ui/field.tsx";
import { Card, ScreenFrame } from "../../ui/layout.tsx";
import { useEscape } from "./back-button.tsx";
import { SaidLine, type StaffScreenProps } from "./parts.tsx";
import { lengthWords } from "./words.ts";

/** How a technician makes a PIN at the machine. */
export const staffCommand = "npm run staff -- add";

/** Who is it? A citizen who came in by mistake is led back at once. */
export function DoorScreen({ state, actions }: StaffScreenProps) {
  const t = useT();
  const { door, said, silent } = state;
  useEscape(actions.leave);
  return (
    <ScreenFrame
      title={t("staff.door-title")}
      lead={t("staff.door-lead")}
      action={
        <Button variant="primary" onPress={actions.leave}>
          {t("staff.home")}
        </Button>
      }
    >
      <SaidLine said={said} />
      {silent ? <NoticeLine>{t("staff.door-silent")}</NoticeLine> : null}
      {door === null ? null : <People state={state} actions={actions} />}
    </ScreenFrame>
  );
}

function People({ state, actions }: Pick<StaffScreenProps, "state" | "actions">) {
  const t = useT();
  const nowMs = useElapsed(0);
  const { door } = state;
  if (door === null) return null;
  if (door.people.length === 0) return <Nobody first={door.mayCreateFirst} onFirst={actions.makeFirst} />;
  return (
    <BigChoice
      label={t("staff.door-who")}
      columns={2}
      choices={door.people.map((person) => {
        const leftMs = (door.lockedMs[person.staffId] ?? 0) + state.doorAtMs - nowMs;
        return {
          value: String(person.staffId),
          title: person.name,
          text: t(`staff.role-${person.role}`),
          icon: leftMs > 0 ? <Lock /> : <UserRound />,
          fact: leftMs > 0 ? t("staff.door-locked", { time: lengthWords(t, leftMs) }) : undefined,
        };
      })}
      onChoose={(staffId) => {
        const person = door.people.find((one) => String(one.staffId) === staffId);
        if (person !== undefined) actions.choosePerson(person);
      }}
    />
  );
}

function Nobody({ first, onFirst }: { readonly first: boolean; readonly onFirst: () => void }) {
  const t = useT();
  if (!first)
    return (
      <Card tone="warn" title={t("staff.door-none")} icon={<KeyRound />}>
        <p>{t("staff.door-none-text", { command: staffCommand })}</p>
      </Card>
    );
  return (
    <BigChoice<"first">
      label={t("staff.door-none")}
      choices={[
        {
          value: "first",
          title: t("staff.door-first"),
          text: t("staff.door-first-text"),
          icon: <KeyRound />,
        },
      ]}
      onChoose={onFirst}
    />
  );
}
