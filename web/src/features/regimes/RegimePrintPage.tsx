import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button } from "antd";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Loaded } from "../refusal/index.ts";
import { regimeTexts } from "./texts.ts";
import "./print.css";

const route = getRouteApi("/regimes/$id/print");

/** The regime on A4, ready to be printed and stamped. */
export function RegimePrintPage() {
  const t = useTexts(regimeTexts);
  const { id } = route.useParams();
  const { revision } = route.useSearch();
  const query = useQuery(
    read("GET /api/regimes/:id/print", {
      params: { id },
      query: revision === undefined ? {} : { revision },
    }),
  );
  return (
    <div className="print-desk">
      <div className="print-tools">
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t.printNow}
        </Button>
      </div>
      <Loaded query={query}>
        {({ meta, chapters }) => (
          <main className="paper">
            <h1>{meta.title}</h1>
            <p className="paper-meta">
              {t.revision(meta.revision)}
              {"　"}
              {meta.effective}
              {"　"}
              {meta.owner}
            </p>
            {chapters.map((chapter) => (
              <section key={`${chapter.printed}${chapter.title}`}>
                <h2>
                  {chapter.printed}
                  {"　"}
                  {chapter.title}
                </h2>
                {chapter.articles.map((article) => (
                  <article key={article.key}>
                    <p>
                      <strong>
                        {article.printed}
                        {"　"}
                        {article.title}
                      </strong>
                    </p>
                    {article.prose
                      .split("\n")
                      .filter((paragraph) => paragraph !== "")
                      .map((paragraph) => (
                        <p key={paragraph}>{paragraph}</p>
                      ))}
                    {article.sentence === null ? null : (
                      <p className="paper-rule">
                        {t.executed}
                        {article.sentence}
                      </p>
                    )}
                  </article>
                ))}
              </section>
            ))}
          </main>
        )}
      </Loaded>
    </div>
  );
}
