import { PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { call, read } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { LoadBar } from "../../ui/LoadBar.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { BookTable } from "./BookTable.tsx";
import { Licences } from "./ManagerPage.tsx";
import { managerTexts } from "./texts.ts";
import "./managers.css";

/** The reader's own customers, each with the reason it is his. */
export function MyBookPage() {
  const t = useTexts(managerTexts);
  const query = useQuery(read("GET /api/my-book", { query: { offset: 0, limit: 1 } }));
  return (
    <Loaded query={query}>
      {({ manager, book }) => {
        const limit = manager.limit === null ? t.noLimit : formatNumber(manager.limit);
        const load = t.loadOf(formatNumber(manager.count), limit);
        return (
          <Page
            title={t.myTitle}
            lead={
              <>
                {t.myLead(formatNumber(book.total))}
                <span className="load">
                  <LoadBar load={manager.count} limit={manager.limit} label={load} />
                  <span className="num">{load}</span>
                </span>
              </>
            }
            actions={
              <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                {t.print}
              </Button>
            }
          >
            <div className="stack">
              <BookTable
                source={["GET /api/my-book"]}
                label={t.myTitle}
                why={t.why}
                empty={t.noneMine}
                fetchPage={async (range, signal) =>
                  (await call("GET /api/my-book", { query: range }, { signal })).book
                }
              />
              <Licences manager={manager} />
            </div>
          </Page>
        );
      }}
    </Loaded>
  );
}
