import { useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { helpTexts } from "./texts.ts";

/** How to use the product, on one page. */
export function HelpPage() {
  const t = useTexts(helpTexts);
  const keys = [
    ["/", t.keyFind],
    ["Esc", t.keyClose],
    ["↑ ↓ PgUp PgDn", t.keyMove],
    ["Enter", t.keyOpen],
  ] as const;
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="stack">
        <section className="panel">
          <h2>{t.steps}</h2>
          <ol>
            {[t.step1, t.step2, t.step3, t.step4, t.step5, t.step6].map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <section className="panel">
          <h2>{t.words}</h2>
          <ul>
            {[t.hard, t.soft, t.gap, t.unknown].map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        </section>
        <section className="panel">
          <h2>{t.keys}</h2>
          <dl className="facts">
            {keys.map(([key, text]) => (
              <div key={key} style={{ display: "contents" }}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Page>
  );
}
