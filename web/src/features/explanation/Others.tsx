import { Collapse } from "antd";
import type { AlternativeView, ReasonView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { Costs, sumOf } from "./Costs.tsx";
import { explanationTexts } from "./texts.ts";

interface ReasonProps {
  readonly reason: ReasonView;
}

function AlternativeHead({ one }: { readonly one: AlternativeView }) {
  const t = useTexts(explanationTexts);
  return (
    <span className="spread">
      <span>
        {one.manager.name}
        {one.isFull ? <em className="full">{t.full}</em> : null}
      </span>
      <span className="num">
        {one.extraCost === null ? t.noRoom : t.more(formatNumber(one.extraCost))}
      </span>
    </span>
  );
}

/** The runner-up and by how much; below, the others who could. */
export function Alternatives({ reason }: ReasonProps) {
  const t = useTexts(explanationTexts);
  const { runnerUp } = reason;
  const others = reason.alternatives.filter((one) => one.manager.id !== runnerUp?.manager.id);
  return (
    <section>
      <h4>{t.second}</h4>
      {runnerUp === null ? (
        <p className="muted">{t.noSecond}</p>
      ) : (
        <div className="runner-up">
          <AlternativeHead one={runnerUp} />
          {runnerUp.extraCost === null || runnerUp.extraPairCost === runnerUp.extraCost ? null : (
            <p className="small muted">{t.pairOnly(formatNumber(runnerUp.extraPairCost))}</p>
          )}
          <Costs items={runnerUp.items} total={sumOf(runnerUp.items)} />
        </div>
      )}
      {others.length === 0 ? null : (
        <Collapse
          ghost
          size="small"
          items={[
            {
              key: "others",
              label: `${t.others} (${formatNumber(others.length)})`,
              children: others.map((one) => (
                <div key={one.manager.id} className="other">
                  <AlternativeHead one={one} />
                </div>
              )),
            },
          ]}
        />
      )}
    </section>
  );
}

/** Who could not hold the customer, by the article that forbids it. */
export function Exclusions({ reason }: ReasonProps) {
  const t = useTexts(explanationTexts);
  return (
    <section>
      <h4>{t.excluded}</h4>
      {reason.excluded.length === 0 ? <p className="muted">{t.nobodyExcluded}</p> : null}
      <ul className="because">
        {reason.excluded.map((one) => (
          <li key={one.article.key}>
            <Citation article={one.article} />
            <div>
              <strong className="num">{t.excludedCount(formatNumber(one.count))}</strong>
              {" · "}
              {one.text}
              <ul className="sample">
                {one.sample.map((case_) => (
                  <li key={case_.manager.id}>
                    {case_.manager.name}
                    {" — "}
                    {case_.text}
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The smallest changes that would have brought somebody else. */
export function CounterFactuals({ reason }: ReasonProps) {
  const t = useTexts(explanationTexts);
  return (
    <section>
      <h4>{t.counter}</h4>
      {reason.counterFactuals.length === 0 ? <p className="muted">{t.noCounter}</p> : null}
      <ul className="because">
        {reason.counterFactuals.map((one) => (
          <li key={`${one.kind}${one.manager.id}${one.article.key}`}>
            <Citation article={one.article} />
            <span>{one.text}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
