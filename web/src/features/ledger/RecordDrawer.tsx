import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { LedgerRow } from "../../../../src/contract/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { SideDrawer } from "../../ui/SideDrawer.tsx";
import { Citation, CitedInFull } from "../articles/index.ts";
import { ledgerTexts } from "./texts.ts";

/** The grounds of the program itself are no document. */
const BUILT_IN = "guanhu";

interface RecordDrawerProps {
  readonly row: LedgerRow | null;
  readonly onClose: () => void;
}

/** One record in full, with its place in the chain. */
export function RecordDrawer({ row, onClose }: RecordDrawerProps) {
  const t = useTexts(ledgerTexts);
  const facts = (one: LedgerRow): readonly (readonly [string, ReactNode])[] => [
    [t.at, formatInstant(one.at)],
    [t.by, one.by],
    [
      t.customer,
      <Link key="customer" to="/customers/$id" params={{ id: one.customer.id }}>
        {one.customer.name}
      </Link>,
    ],
    [t.from, one.from?.name ?? t.nobody],
    [t.to, one.to?.name ?? t.nobody],
    [t.article, <Citation key="article" article={one.article} />],
    [t.cause, t[one.cause]],
    [t.reason, one.reason],
    [t.version, formatNumber(one.ver)],
    [
      t.run,
      one.run === null ? (
        ""
      ) : (
        <Link key="run" to="/allocation/$id" params={{ id: one.run }}>
          {t.openRun}
        </Link>
      ),
    ],
    [t.prev, <code key="prev">{one.prev}</code>],
    [t.hash, <code key="hash">{one.hash}</code>],
  ];
  return (
    <SideDrawer
      title={row === null ? "" : t.detail(formatNumber(row.record))}
      isOpen={row !== null}
      onClose={onClose}
    >
      {row === null ? null : (
        <>
          <dl className="facts">
            {facts(row)
              .filter(([, value]) => value !== "")
              .map(([label, value]) => (
                <div key={label} style={{ display: "contents" }}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
          </dl>
          {row.article.regime === BUILT_IN ? null : (
            <section className="ledger-article">
              <h2>{t.sentence}</h2>
              <CitedInFull article={row.article} />
            </section>
          )}
        </>
      )}
    </SideDrawer>
  );
}
