import type { ArticleChange } from "../../../../src/contract/index.ts";
import { useLocale, useTexts } from "../../i18n/index.ts";
import { textDiff } from "../../ui/text-diff.ts";
import { regimeTexts } from "./texts.ts";

/** What changed, article by article: prose marked letter by letter, rule parameters from → to. */
export function ChangeList({ changes }: { readonly changes: readonly ArticleChange[] }) {
  const t = useTexts(regimeTexts);
  return (
    <div className="changes">
      {changes.map((change) => (
        <article key={change.key}>
          <h3>
            {(change.to ?? change.from)?.printed} {(change.to ?? change.from)?.title}
            {change.kinds.map((kind) => (
              <span key={kind} className="rule-tag">
                {t[kind]}
              </span>
            ))}
          </h3>
          <Marked from={change.from?.prose ?? ""} to={change.to?.prose ?? ""} />
          <Sentences change={change} />
          {change.parameters.length === 0 ? null : (
            <dl className="facts">
              {change.parameters.map((one) => (
                <div key={one.path} className="change-parameter">
                  <dt>{one.path}</dt>
                  <dd>
                    <del>{shown(one.from)}</del> <ins>{shown(one.to)}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </article>
      ))}
    </div>
  );
}

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? ""
    : typeof value === "string"
      ? value
      : JSON.stringify(value);

function Sentences({ change }: { readonly change: ArticleChange }) {
  const locale = useLocale();
  const side = (article: ArticleChange["from"]) =>
    (locale === "en" ? article?.sentence?.en : article?.sentence?.zh) ?? "";
  const from = side(change.from);
  const to = side(change.to);
  return from === to ? null : (
    <div className="article-rule">
      <Marked from={from} to={to} />
    </div>
  );
}

function Marked({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <p className="marked">
      {textDiff(from, to).map((piece, index) => {
        const key = `${index}${piece.kind}`;
        if (piece.kind === "gone") return <del key={key}>{piece.text}</del>;
        if (piece.kind === "new") return <ins key={key}>{piece.text}</ins>;
        return <span key={key}>{piece.text}</span>;
      })}
    </p>
  );
}
