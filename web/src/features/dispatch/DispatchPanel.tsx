import { SendOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import type { CustomerView, DispatchProposal } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { Explanation } from "../explanation/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { dispatchTexts, OUTCOME_TEXT, SOURCE_TEXT, STRATEGY_TEXT } from "./texts.ts";
import "./dispatch.css";

/** Who would get a customer that nobody holds, and the button that gives it; or how it came to its owner. */
export function DispatchPanel({ customer }: { readonly customer: CustomerView }) {
  if (customer.owner === null && customer.allowed.includes("dispatch"))
    return <Propose id={customer.id} />;
  return customer.reason === null ? <Latest id={customer.id} /> : null;
}

function Propose({ id }: { readonly id: string }) {
  const t = useTexts(dispatchTexts);
  const [isAsked, setAsked] = useState(false);
  return (
    <section className="panel">
      <div className="spread">
        <h2>{t.who}</h2>
        {isAsked ? null : <Button onClick={() => setAsked(true)}>{t.who}</Button>}
      </div>
      {isAsked ? <Asked id={id} /> : <p className="small muted">{t.whoHint}</p>}
    </section>
  );
}

function Asked({ id }: { readonly id: string }) {
  const query = useQuery(read("GET /api/dispatch/:customer", { params: { customer: id } }));
  return <Loaded query={query}>{(proposal) => <Proposed proposal={proposal} />}</Loaded>;
}

function Proposed({ proposal }: { readonly proposal: DispatchProposal }) {
  const t = useTexts(dispatchTexts);
  const { customer, manager, strategy, article, reason, contactDue } = proposal;
  const give = useMutation({
    mutationFn: () =>
      call(
        "POST /api/dispatch/:customer",
        { params: { customer: customer.id } },
        { idempotencyKey: newKey() },
      ),
    onSettled: () => refresh("/customers", "/dispatch", "/lives"),
  });
  return (
    <div className="stack">
      <div className="spread">
        <p>
          <strong>{manager === null ? t.nobody : t.proposal(manager.name)}</strong>
          <span className="small muted">
            {strategy === null ? "" : ` · ${t[STRATEGY_TEXT[strategy]]} `}
            {article === null ? null : <Citation article={article} />}
            {contactDue === null ? "" : ` · ${t.due(formatInstant(contactDue))}`}
          </span>
        </p>
        <Button
          type="primary"
          icon={<SendOutlined />}
          loading={give.isPending}
          onClick={() => give.mutate()}
        >
          {t.dispatch}
        </Button>
      </div>
      {give.error === null ? null : <Refusal error={give.error} />}
      <Explanation reason={reason} />
      {manager === null ? null : (
        <p className="small muted">{proposal.hasPrices ? t.prices : t.noPrices}</p>
      )}
    </div>
  );
}

function Latest({ id }: { readonly id: string }) {
  const t = useTexts(dispatchTexts);
  const query = useQuery(read("GET /api/dispatch/:customer/latest", { params: { customer: id } }));
  const latest = query.data?.latest ?? null;
  if (latest === null) return null;
  const { at, by, source, strategy, reason, contactDue, outcome } = latest;
  return (
    <section className="panel">
      <h2>{t.title}</h2>
      <p className="small muted">
        {t.latest(formatInstant(at), by)} · {t[SOURCE_TEXT[source]]}
        {strategy === null ? "" : ` · ${t[STRATEGY_TEXT[strategy]]}`}
        {outcome === null
          ? contactDue === null
            ? ""
            : ` · ${t.due(formatInstant(contactDue))}`
          : ` · ${t[OUTCOME_TEXT[outcome]]}`}
      </p>
      <Explanation reason={reason} />
    </section>
  );
}
