import { Check, IdCard, Search, Send, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import type { Desk } from "../../../shared/session.ts";
import { useNotice, useT } from "../../i18n/use-t.ts";
import { classNames } from "../../ui/class-names.ts";
import { NoticeLine } from "../../ui/field.tsx";
import { Pressable } from "../../ui/pressable.tsx";
import type { ScreenProps } from "../screen-props.ts";
import "./screen.css";

/** The start: three large ways in, and what this machine can and cannot do. */
export function HomeScreen({ view, send }: ScreenProps) {
  const t = useT();
  const notice = useNotice(view.session.notice);
  const guided = view.desk.accountMode === "vneid";
  return (
    <div className="home">
      <div className="home-hello">
        <h1 className="home-title" tabIndex={-1} data-step-heading>
          {t("home.title")}
        </h1>
        <p className="home-lead">{t("home.lead")}</p>
        {notice === null ? null : <NoticeLine>{notice}</NoticeLine>}
        {view.desk.halted || view.desk.restored ? (
          <NoticeLine tone="calm">{t("home.needs-staff")}</NoticeLine>
        ) : null}
      </div>
      <div className="home-tiles">
        <Tile
          main
          icon={<Send />}
          title={t("home.submit")}
          text={t("home.submit-text")}
          onPress={() => send({ type: "start", goal: "submit" })}
        />
        <Tile
          icon={<IdCard />}
          title={t(guided ? "home.account-vneid" : "home.account")}
          text={t(guided ? "home.account-vneid-text" : "home.account-text")}
          onPress={() => send({ type: "start", goal: "account" })}
        />
        <Tile
          icon={<Search />}
          title={t("home.lookup")}
          text={t("home.lookup-text")}
          onPress={() => send({ type: "start", goal: "lookup" })}
        />
      </div>
      <div className="home-side">
        <Abilities />
        <Today desk={view.desk} />
      </div>
    </div>
  );
}

interface TileProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly main?: boolean;
  readonly onPress: () => void;
}

function Tile({ icon, title, text, main, onPress }: TileProps) {
  return (
    <Pressable className={classNames("tile", main && "tile-main")} onPress={onPress}>
      <span className="tile-icon" aria-hidden="true">
        {icon}
      </span>
      <span className="tile-words">
        <span className="tile-title">{title}</span>
        <span className="tile-text">{text}</span>
      </span>
    </Pressable>
  );
}

function Abilities() {
  const t = useT();
  return (
    <section className="abilities">
      <div>
        <h2>{t("home.can")}</h2>
        <ul>
          {(["home.can-1", "home.can-2", "home.can-3"] as const).map((key) => (
            <li key={key}>
              <Check aria-hidden="true" />
              {t(key)}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2>{t("home.cannot")}</h2>
        <ul>
          {(["home.cannot-1", "home.cannot-2"] as const).map((key) => (
            <li key={key}>
              <UserRound aria-hidden="true" />
              {t(key)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The day's model and who helps this week, where the ward has them. */
function Today({ desk }: { readonly desk: Desk }) {
  const t = useT();
  if (desk.dayModel === null && desk.volunteer === null) return null;
  return (
    <div className="today">
      {desk.dayModel === null ? null : (
        <section className="today-model">
          <p className="today-eyebrow">{t("home.today")}</p>
          <h2>{desk.dayModel.title}</h2>
          <p>{desk.dayModel.text}</p>
        </section>
      )}
      {desk.volunteer === null ? null : (
        <section className="today-volunteer">
          <span className="today-initials" aria-hidden="true">
            {initials(desk.volunteer)}
          </span>
          <p>
            <span>{t("home.volunteer")}</span>
            <strong>{desk.volunteer}</strong>
          </p>
        </section>
      )}
    </div>
  );
}

/** `NT` of Nguyễn Minh Thư: the first and the last word, as people are called here by the last. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  return [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => word?.at(0) ?? "").join("");
}
