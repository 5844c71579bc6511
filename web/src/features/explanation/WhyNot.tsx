import { Select } from "antd";
import { useState } from "react";
import type {
  AlternativeView,
  ArticleRef,
  CounterFactualView,
  ReasonView,
} from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { Costs, sumOf } from "./Costs.tsx";
import { explanationTexts } from "./texts.ts";

interface Forbidden {
  readonly article: ArticleRef;
  readonly text: string;
}

/** Everything the reason knows of one manager who did not get the customer. */
interface Rival {
  readonly id: string;
  readonly name: string;
  readonly alternative: AlternativeView | null;
  readonly forbidden: readonly Forbidden[];
  readonly changes: readonly CounterFactualView[];
}

function rivalsOf(reason: ReasonView): readonly Rival[] {
  const rivals = new Map<string, Rival>();
  const rivalOf = ({ id, name }: { readonly id: string; readonly name: string }): Rival =>
    rivals.get(id) ?? { id, name, alternative: null, forbidden: [], changes: [] };
  for (const alternative of reason.alternatives) {
    rivals.set(alternative.manager.id, { ...rivalOf(alternative.manager), alternative });
  }
  for (const { article, sample } of reason.excluded) {
    for (const { manager, text } of sample) {
      const rival = rivalOf(manager);
      rivals.set(manager.id, { ...rival, forbidden: [...rival.forbidden, { article, text }] });
    }
  }
  for (const change of reason.counterFactuals) {
    const rival = rivalOf(change.manager);
    rivals.set(change.manager.id, { ...rival, changes: [...rival.changes, change] });
  }
  rivals.delete(reason.manager?.id ?? "");
  return [...rivals.values()];
}

/** Why not her: one manager chosen, with what she would cost, what forbids it, what would change it. */
export function WhyNot({ reason }: { readonly reason: ReasonView }) {
  const t = useTexts(explanationTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const rivals = rivalsOf(reason);
  if (rivals.length === 0) return null;
  const rival = rivals.find(({ id }) => id === chosen);
  return (
    <section>
      <h4 id="why-not">{t.whyNot}</h4>
      <Select
        showSearch={{ optionFilterProp: "label" }}
        allowClear
        aria-labelledby="why-not"
        placeholder={t.whyNotWhom}
        value={chosen}
        style={{ width: "100%" }}
        options={rivals.map(({ id, name, alternative }) => ({
          value: id,
          label: `${name}${alternative === null ? ` · ${t.mayNot}` : ""}`,
        }))}
        onChange={(id) => setChosen(id ?? null)}
      />
      {rival === undefined ? null : <Answer rival={rival} />}
    </section>
  );
}

function Answer({ rival }: { readonly rival: Rival }) {
  const t = useTexts(explanationTexts);
  const { alternative, forbidden, changes } = rival;
  return (
    <div className="why-not">
      <ul className="because">
        {[...forbidden, ...changes].map(({ article, text }) => (
          <li key={`${article.key}${text}`}>
            <Citation article={article} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {alternative === null ? null : (
        <>
          <p>
            {alternative.extraCost === null
              ? t.noRoom
              : t.wouldCost(formatNumber(alternative.extraCost))}
          </p>
          <Costs items={alternative.items} total={sumOf(alternative.items)} />
        </>
      )}
    </div>
  );
}
