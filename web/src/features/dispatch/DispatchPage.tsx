import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Pagination } from "antd";
import { useState } from "react";
import type { CustomerRow, DispatchAnswer } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Citations } from "../articles/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { FirstContacts } from "./FirstContacts.tsx";
import { dispatchTexts } from "./texts.ts";
import "./dispatch.css";

const PAGE = 30;

/** Customers that wait for a manager, and first contacts that wait for the reader. */
export function DispatchPage() {
  const t = useTexts(dispatchTexts);
  const mayGive = useMay("allocation.decide");
  const hasBook = useMay("book.own");
  return (
    <Page title={t.title} lead={t.lead}>
      <div className="stack">
        {hasBook ? <FirstContacts /> : null}
        {mayGive ? <WaitingList /> : null}
      </div>
    </Page>
  );
}

function WaitingList() {
  const t = useTexts(dispatchTexts);
  const [offset, setOffset] = useState(0);
  const [done, setDone] = useState<ReadonlyMap<string, DispatchAnswer>>(new Map());
  const query = useQuery(
    read("GET /api/customers", { query: { unassigned: true, offset, limit: PAGE } }),
  );
  const keep = (answer: DispatchAnswer): void =>
    setDone((before) => new Map(before).set(answer.customer.id, answer));
  return (
    <section className="panel">
      <h2>{t.waiting}</h2>
      <Loaded query={query}>
        {({ rows, total }) => (
          <>
            <Given answers={[...done.values()]} />
            {total === 0 ? <EmptyState title={t.none} hint={t.noneHint} /> : null}
            {total === 0 ? null : <p className="muted">{t.waitingCount(formatNumber(total))}</p>}
            <ul className="waiting">
              {rows.map((row) => (
                <Row key={row.id} row={row} answer={done.get(row.id) ?? null} onDone={keep} />
              ))}
            </ul>
            <Pagination
              hideOnSinglePage
              current={offset / PAGE + 1}
              pageSize={PAGE}
              total={total}
              showSizeChanger={false}
              onChange={(page) => setOffset((page - 1) * PAGE)}
            />
          </>
        )}
      </Loaded>
    </section>
  );
}

interface RowProps {
  readonly row: CustomerRow;
  readonly answer: DispatchAnswer | null;
  readonly onDone: (answer: DispatchAnswer) => void;
}

function Row({ row, answer, onDone }: RowProps) {
  const t = useTexts(dispatchTexts);
  const give = useMutation({
    mutationFn: () =>
      call(
        "POST /api/dispatch/:customer",
        { params: { customer: row.id } },
        { idempotencyKey: newKey() },
      ),
    onSuccess: onDone,
    onSettled: () => refresh("/customers"),
  });
  return (
    <li>
      <div className="waiting-name">
        <Link to="/customers/$id" params={{ id: row.id }}>
          {row.name}
        </Link>
        <span className="small muted">
          {[row.id, row.industry, row.district].filter((text) => text !== null).join(" · ")}
        </span>
        {answer === null ? null : <Outcome answer={answer} />}
        {give.error === null ? null : <Refusal error={give.error} />}
      </div>
      <Button
        size="small"
        type="primary"
        loading={give.isPending}
        onClick={() => give.mutate()}
        aria-label={`${t.dispatch} ${row.name}`}
      >
        {t.dispatch}
      </Button>
    </li>
  );
}

/** Those that were just given: they have left the list below. */
function Given({ answers }: { readonly answers: readonly DispatchAnswer[] }) {
  const given = answers.filter(({ manager }) => manager !== null);
  if (given.length === 0) return null;
  return (
    <ul className="waiting" aria-live="polite">
      {given.map((answer) => (
        <li key={answer.customer.id}>
          <div className="waiting-name">
            <Link to="/customers/$id" params={{ id: answer.customer.id }}>
              {answer.customer.name}
            </Link>
            <Outcome answer={answer} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Outcome({ answer }: { readonly answer: DispatchAnswer }) {
  const t = useTexts(dispatchTexts);
  const { manager, reason, articles, contactDue } = answer;
  return (
    <span className="small">
      <strong className={manager === null ? "bad" : "good"}>
        {manager === null ? t.nobody : t.given(manager.name)}
      </strong>{" "}
      <Citations articles={articles.slice(0, 1)} /> {reason.sentence}
      {contactDue === null ? null : (
        <span className="muted"> {t.due(formatInstant(contactDue))}</span>
      )}
    </span>
  );
}
