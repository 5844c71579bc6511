import { Tag } from "antd";
import type { Dials } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { type DialKey, turnedDials } from "./dials.ts";
import { scenarioTexts } from "./texts.ts";

const THOUSAND = 1000;

/** How one dial stands, in a few characters. */
export function useDialText(): (dials: Dials, key: DialKey) => string {
  const t = useTexts(scenarioTexts);
  return (dials, key) => {
    const value = dials[key];
    if (key === "mostMoves") return value === null ? t.noLimit : t.households(formatNumber(value));
    if (key === "compactness") return t.minutes(formatNumber((value ?? 0) / THOUSAND, 3));
    return `${formatNumber(value ?? 0)}%`;
  };
}

/** The dials that were turned; one quiet word where none was. */
export function DialSummary({ dials }: { readonly dials: Dials }) {
  const t = useTexts(scenarioTexts);
  const textOf = useDialText();
  const turned = turnedDials(dials);
  if (turned.length === 0) return <span className="muted">{t.asWritten}</span>;
  return (
    <span className="dial-tags">
      {turned.map((key) => (
        <Tag key={key}>
          {t[key]} {textOf(dials, key)}
        </Tag>
      ))}
    </span>
  );
}
