import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { CustomerView, FieldView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, formatList, useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { DispatchPanel } from "../dispatch/index.ts";
import { Explanation } from "../explanation/index.ts";
import { CreditPanel, TransferControl } from "../handover/index.ts";
import { CollideButton } from "../new-customer/index.ts";
import { LifePanel } from "../protection/index.ts";
import { Loaded } from "../refusal/index.ts";
import { FieldRow } from "./FieldRow.tsx";
import { GroupPanel } from "./GroupPanel.tsx";
import { LockControl } from "./LockControl.tsx";
import { Timeline } from "./Timeline.tsx";
import { customerTexts } from "./texts.ts";
import "./customers.css";

const route = getRouteApi("/shell/customers/$id");

/** One customer: facts, owner, the reason for the owner, and what happened. */
export function CustomerPage() {
  const { id } = route.useParams();
  const query = useQuery(read("GET /api/customers/:id", { params: { id } }));
  return <Loaded query={query}>{(customer) => <OneCustomer customer={customer} />}</Loaded>;
}

function OneCustomer({ customer }: { readonly customer: CustomerView }) {
  const t = useTexts(customerTexts);
  const { owner, ownerSince } = customer;
  return (
    <Page
      title={customer.name}
      lead={
        <>
          {customer.id}
          {" · "}
          {t.ownerName}{" "}
          {owner === null ? (
            <span className="bad">{t.nobody}</span>
          ) : (
            <Link to="/managers/$id" params={{ id: owner.id }}>
              {owner.name}
            </Link>
          )}
          {ownerSince === null ? null : ` · ${t.since(formatInstant(ownerSince))}`}
        </>
      }
      actions={
        <>
          <TransferControl customer={customer} />
          <CollideButton customer={customer} />
          <LockControl customer={customer} />
          <Link to="/customers">
            <Button>{t.all}</Button>
          </Link>
        </>
      }
    >
      <div className="customer">
        <div className="stack">
          {customer.derived.length === 0 ? null : (
            <FieldList title={t.derived} fields={customer.derived} />
          )}
          <FieldList
            title={t.facts}
            fields={customer.fields}
            revealOf={customer.allowed.includes("reveal") ? customer.id : null}
          />
          <Timeline id={customer.id} />
        </div>
        <div className="stack">
          <DispatchPanel customer={customer} />
          {customer.group === null ? null : <GroupPanel group={customer.group} />}
          <LifePanel id={customer.id} />
          <CreditPanel id={customer.id} />
          <section className="panel">
            <h2>{t.reason}</h2>
            {customer.reason === null ? (
              <p className="muted">{owner === null ? t.noOwner : t.noReason}</p>
            ) : (
              <Explanation reason={customer.reason} />
            )}
          </section>
        </div>
      </div>
    </Page>
  );
}

interface FieldListProps {
  readonly title: string;
  readonly fields: readonly FieldView[];
  /** The customer whose masked fields may be shown; absent = none may. */
  readonly revealOf?: string | null;
}

function FieldList({ title, fields, revealOf }: FieldListProps) {
  const t = useTexts(customerTexts);
  const known = fields.filter((field) => field.text !== "");
  const unknown = fields.filter((field) => field.text === "");
  return (
    <section className="panel">
      <h2>{title}</h2>
      <dl className="facts">
        {known.map((field) => (
          <FieldRow key={field.key} field={field} revealOf={revealOf ?? null} />
        ))}
      </dl>
      {unknown.length === 0 ? null : (
        <p className="small muted">{t.unknown(formatList(unknown.map((field) => field.label)))}</p>
      )}
    </section>
  );
}
