import { Tag } from "antd";
import type { LifeRow } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { protectionTexts } from "./texts.ts";

const COLOURS: Partial<Record<LifeRow["state"], string>> = {
  claimed: "gold",
  protected: "green",
  atRisk: "red",
  pool: "blue",
};

/** How a customer stands, in a word. */
export function StateTag({ life }: { readonly life: LifeRow }) {
  const t = useTexts(protectionTexts);
  const colour = COLOURS[life.state];
  return <Tag {...(colour === undefined ? {} : { color: colour })}>{t[life.state]}</Tag>;
}

/** How long the present clock still runs. */
export function DaysLeft({ life }: { readonly life: LifeRow }) {
  const t = useTexts(protectionTexts);
  if (life.until === null || life.daysLeft === null)
    return <span className="muted">{t.noClock}</span>;
  if (life.daysLeft < 0) return <span className="bad">{t.over}</span>;
  return (
    <span>
      <span className={life.daysLeft <= 7 ? "bad" : ""}>{t.days(formatNumber(life.daysLeft))}</span>
      <span className="small muted">
        {" "}
        {life.pausedOn === null ? life.until : t.pausedOn(life.pausedOn)}
        {life.latest === null ? "" : ` · ${t.latest(life.latest)}`}
      </span>
    </span>
  );
}
