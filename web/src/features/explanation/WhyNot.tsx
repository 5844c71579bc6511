import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import type {
  AlternativeView,
  ArticleRef,
  CounterFactualView,
  ReasonView,
} from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { Loaded } from "../refusal/index.ts";
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

interface WhyNotProps {
  readonly reason: ReasonView;
  /** The run whose other managers can be asked about too. */
  readonly run?: string | undefined;
}

/** Everybody of the run whom the reason does not speak of. */
function useOthers({ reason, run }: WhyNotProps, rivals: readonly Rival[]) {
  const everybody = useQuery({
    ...read("GET /api/runs/:id/managers", { params: { id: run ?? "" } }),
    enabled: run !== undefined,
  });
  const known = new Set([reason.manager?.id, ...rivals.map(({ id }) => id)]);
  return (everybody.data?.rows ?? []).flatMap(({ manager }) =>
    known.has(manager.id) ? [] : [manager],
  );
}

/** Why not her: one manager chosen, with what she would cost, what forbids it, what would change it. */
export function WhyNot({ reason, run }: WhyNotProps) {
  const t = useTexts(explanationTexts);
  const [chosen, setChosen] = useState<string | null>(null);
  const rivals = rivalsOf(reason);
  const others = useOthers({ reason, run }, rivals);
  if (rivals.length + others.length === 0) return null;
  const rival = rivals.find(({ id }) => id === chosen);
  const other = others.find(({ id }) => id === chosen);
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
        options={[
          ...rivals.map(({ id, name, alternative }) => ({
            value: id,
            label: `${name}${alternative === null ? ` · ${t.mayNot}` : ""}`,
          })),
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(id) => setChosen(id ?? null)}
      />
      {rival === undefined ? null : <Answer rival={rival} />}
      {other === undefined || run === undefined ? null : (
        <Judged run={run} customer={reason.customer.id} manager={other.id} />
      )}
    </section>
  );
}

interface JudgedProps {
  readonly run: string;
  readonly customer: string;
  readonly manager: string;
}

/** A manager of whom the reason does not speak: judged now, by the same articles. */
function Judged({ run, customer, manager }: JudgedProps) {
  const t = useTexts(explanationTexts);
  const params = { id: run, customer, manager };
  const query = useQuery(
    read("GET /api/runs/:id/customers/:customer/managers/:manager", { params }),
  );
  return (
    <Loaded query={query}>
      {({ forbidden, items, more }) =>
        forbidden.length > 0 ? (
          <ul className="because">
            {forbidden.map((article) => (
              <li key={article.key}>
                <Citation article={article} />
                <span>{t.forbids}</span>
              </li>
            ))}
          </ul>
        ) : (
          <>
            <p>
              {more === null ? t.pairAlone : t.pairMore(more < 0, formatNumber(Math.abs(more)))}
            </p>
            <Costs items={items} total={sumOf(items)} />
          </>
        )
      }
    </Loaded>
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
