import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import type { Answer } from "../../api/index.ts";
import { call, codeOf, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { type EntryFields, entryOf } from "./entry-fields.ts";
import { MatchList } from "./MatchList.tsx";
import { newCustomerTexts } from "./texts.ts";
import "./new-customer.css";

type Created = Answer<"POST /api/customers">;

/** Checks for duplicates and enters a customer. */
export function NewCustomerPage() {
  const t = useTexts(newCustomerTexts);
  const [created, setCreated] = useState<Created | null>(null);
  return (
    <Page title={t.title} lead={t.lead}>
      {created === null ? (
        <EntryForm onCreated={setCreated} />
      ) : (
        <Entered created={created} onAnother={() => setCreated(null)} />
      )}
    </Page>
  );
}

interface EnteredProps {
  readonly created: Created;
  readonly onAnother: () => void;
}

function Entered({ created, onAnother }: EnteredProps) {
  const t = useTexts(newCustomerTexts);
  const maySee = useMay("customer.read");
  return (
    <div className="panel">
      <EmptyState
        title={t.entered(created.name)}
        hint={created.owner === null ? t.waits : t.given(created.owner.name)}
        action={
          <div className="row" style={{ justifyContent: "center" }}>
            {maySee ? (
              <Link to="/customers/$id" params={{ id: created.id }}>
                <Button>{t.open}</Button>
              </Link>
            ) : null}
            <Button type="primary" onClick={onAnother}>
              {t.another}
            </Button>
          </div>
        }
      />
    </div>
  );
}

/** A refusal that the list of matches explains better. */
const isExplained = (error: unknown): boolean =>
  codeOf(error) === "customer.same" || codeOf(error) === "customer.unconfirmed";

function EntryForm({ onCreated }: { readonly onCreated: (created: Created) => void }) {
  const t = useTexts(newCustomerTexts);
  const [form] = Form.useForm<EntryFields>();
  const [key, setKey] = useState(newKey);
  const check = useMutation({
    mutationFn: async (fields: EntryFields) => {
      const entry = entryOf(fields);
      return { entry, check: await call("POST /api/customers/check", { body: entry }) };
    },
  });
  const create = useMutation({
    mutationFn: (fields: EntryFields) => {
      const confirmed = fields.confirmed?.trim() ?? "";
      const through = "form" as const;
      const body = { ...entryOf(fields), through, ...(confirmed === "" ? {} : { confirmed }) };
      return call("POST /api/customers", { body }, { idempotencyKey: key });
    },
    onSuccess: async (created) => {
      await refresh("/customers");
      onCreated(created);
    },
    onError: () => setKey(newKey()),
  });
  const found = check.data ?? null;
  const isKnown = found?.check.matches.some(({ verdict }) => verdict === "same") ?? false;
  const isLikely = found?.check.matches.some(({ verdict }) => verdict === "likely") ?? false;
  const enter = async (): Promise<void> => create.mutate(await form.validateFields());
  return (
    <div className="new-customer">
      <section className="panel">
        {create.error === null || isExplained(create.error) ? null : (
          <Refusal error={create.error} />
        )}
        <Form<EntryFields>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={check.mutate}
          onValuesChange={(changed) => {
            if (!("confirmed" in changed)) check.reset();
          }}
        >
          <Fields />
          {isLikely && !isKnown ? (
            <Form.Item
              name="confirmed"
              label={t.why}
              rules={[{ required: true, whitespace: true, message: t.whyNeeded }]}
            >
              <Input.TextArea rows={2} maxLength={500} />
            </Form.Item>
          ) : null}
          <div className="row">
            <Button
              htmlType="submit"
              type={found === null ? "primary" : "default"}
              loading={check.isPending}
            >
              {t.check}
            </Button>
            {found === null || isKnown ? null : (
              <Button type="primary" loading={create.isPending} onClick={() => void enter()}>
                {isLikely ? t.enterAnyway : t.enter}
              </Button>
            )}
          </div>
        </Form>
      </section>
      <section className="panel">
        {check.error === null ? null : <Refusal error={check.error} />}
        {isExplained(create.error) ? <Refusal error={create.error} /> : null}
        <MatchList found={found} />
      </section>
    </div>
  );
}

const SHORT = [
  "uscc",
  "phone",
  "contact",
  "website",
  "email",
  "industry",
  "district",
  "source",
] as const;

function Fields() {
  const t = useTexts(newCustomerTexts);
  return (
    <div className="new-customer-fields">
      <Form.Item
        className="wide"
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, message: t.nameNeeded }]}
      >
        <Input maxLength={200} autoFocus />
      </Form.Item>
      {SHORT.map((name) => (
        <Form.Item key={name} name={name} label={t[name]}>
          <Input maxLength={60} />
        </Form.Item>
      ))}
      <Form.Item className="wide" name="aliases" label={t.aliases}>
        <Input maxLength={300} placeholder={t.aliasesHint} />
      </Form.Item>
      <Form.Item className="wide" name="address" label={t.address}>
        <Input maxLength={300} />
      </Form.Item>
    </div>
  );
}
