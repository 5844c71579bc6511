import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Input, Modal, Tag } from "antd";
import { useState } from "react";
import type { ContactView, LifeView } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Citations } from "../articles/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { LifeActions } from "./LifeActions.tsx";
import { DaysLeft, StateTag } from "./StateTag.tsx";
import { protectionTexts } from "./texts.ts";
import "./protection.css";

/** On a customer's page: how its ownership stands, until when, and by which article. */
export function LifePanel({ id }: { readonly id: string }) {
  const t = useTexts(protectionTexts);
  const query = useQuery(read("GET /api/lives/:customer", { params: { customer: id } }));
  return (
    <section className="panel">
      <h2>{t.panel}</h2>
      <Loaded query={query}>{(view) => <OneLife view={view} />}</Loaded>
    </section>
  );
}

function OneLife({ view }: { readonly view: LifeView }) {
  const t = useTexts(protectionTexts);
  const [told, setTold] = useState<string | null>(null);
  const { life, contacts } = view;
  const rules = [view.protection, view.pool].filter((article) => article !== null);
  return (
    <div className="stack">
      {told === null ? null : (
        <Alert type="success" showIcon closable title={told} onClose={() => setTold(null)} />
      )}
      <dl className="facts">
        <dt>{t.state}</dt>
        <dd>
          <StateTag life={life} /> <Citations articles={life.articles} />
        </dd>
        <dt>{life.state === "unitCustody" ? t.waitsUntil : t.until}</dt>
        <dd>
          <DaysLeft life={life} />
        </dd>
        <dt>{t.lastContact}</dt>
        <dd>{life.lastContact ?? <span className="muted">{t.neverContacted}</span>}</dd>
        {rules.length === 0 ? null : (
          <>
            <dt>{t.rules}</dt>
            <dd>
              <Citations articles={rules} />
            </dd>
          </>
        )}
      </dl>
      <LifeActions customer={life.customer} allowed={view.allowed} onDone={setTold} />
      {view.allowed.includes("register") ? <RegisterThis view={view} /> : null}
      {contacts.length === 0 ? null : <Contacts contacts={contacts} />}
    </div>
  );
}

function Contacts({ contacts }: { readonly contacts: readonly ContactView[] }) {
  const t = useTexts(protectionTexts);
  return (
    <div>
      <h3>{t.contacts}</h3>
      <ul className="contacts small">
        {contacts.map((contact) => (
          <li key={contact.id}>
            {formatInstant(contact.at)} {t[contact.way]}
            {contact.seconds === null ? "" : ` ${t.seconds2(formatNumber(contact.seconds))}`}{" "}
            <Tag {...(contact.counts ? { color: "green" } : {})}>
              {contact.counts ? t.counts : t.countsNot}
            </Tag>
            <span className="muted">{contact.evidence}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function RegisterThis({ view }: { readonly view: LifeView }) {
  const t = useTexts(protectionTexts);
  const [isOpen, setOpen] = useState(false);
  const [evidence, setEvidence] = useState("");
  const { customer } = view.life;
  const save = useMutation({
    mutationFn: () =>
      call(
        "POST /api/lives/:customer/register",
        { params: { customer: customer.id }, body: { evidence } },
        { idempotencyKey: newKey() },
      ),
    onSuccess: async () => {
      setOpen(false);
      await refresh("/lives", "/customers", "/my-book");
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.registerIt}</Button>
      <Modal
        open={isOpen}
        title={`${t.registerIt} · ${customer.name}`}
        okText={t.registerIt}
        cancelText={t.cancel}
        okButtonProps={{ loading: save.isPending, disabled: evidence.trim() === "" }}
        onOk={() => save.mutate()}
        onCancel={() => setOpen(false)}
      >
        {save.error === null ? null : <Refusal error={save.error} />}
        <Input.TextArea
          rows={3}
          maxLength={2000}
          aria-label={t.evidence}
          placeholder={t.registerEvidenceHint}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </Modal>
    </>
  );
}
