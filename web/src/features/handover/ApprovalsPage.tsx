import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Form, Input, Modal, Popconfirm, Segmented, Tag } from "antd";
import { useState } from "react";
import type { TransferView } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { formatInstant, formatList, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Citations } from "../articles/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { handoverTexts } from "./texts.ts";
import "./handover.css";

type State = TransferView["state"];
const STATES: readonly State[] = ["pending", "done", "rejected", "withdrawn"];
/** Customers named on a card. */
const NAMED = 5;

/** Transfers that wait for somebody, and those that were decided. */
export function ApprovalsPage() {
  const t = useTexts(handoverTexts);
  const [state, setState] = useState<State>("pending");
  const query = useQuery(read("GET /api/transfers", { query: { state } }));
  return (
    <Page title={t.approvalsTitle} lead={t.approvalsLead}>
      <Segmented<State>
        value={state}
        onChange={setState}
        options={STATES.map((value) => ({ value, label: t[value] }))}
        style={{ marginBottom: 14 }}
      />
      <Loaded query={query}>
        {({ transfers }) =>
          transfers.length === 0 ? (
            <div className="panel">
              <EmptyState title={t.noTransfers} hint={t.noTransfersHint} />
            </div>
          ) : (
            <>
              {transfers.map((transfer) => (
                <TransferCard key={transfer.id} transfer={transfer} />
              ))}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function TransferCard({ transfer }: { readonly transfer: TransferView }) {
  const t = useTexts(handoverTexts);
  const shown = transfer.customers.slice(0, NAMED);
  const owners = [...new Set(transfer.customers.map(({ from }) => from?.name ?? t.nobody))];
  return (
    <section className="panel transfer-card">
      <h3>{t.moves(formatList(owners), transfer.to.name)}</h3>
      <div>
        {shown.map(({ customer }) => (
          <span key={customer.id}>
            <Link to="/customers/$id" params={{ id: customer.id }}>
              {customer.name}
            </Link>{" "}
          </span>
        ))}
        {transfer.customers.length > NAMED ? t.andMore(transfer.customers.length) : null}
      </div>
      <div className="small muted">
        {transfer.reason} · {t.askedBy(transfer.askedBy, formatInstant(transfer.askedAt))}
        {transfer.tellsCustomer ? ` · ${t.tellCustomer}` : ""} ·{" "}
        <Citations articles={transfer.articles} />
      </div>
      {transfer.untold > 0 ? (
        <div className="small">
          <Link to="/duties">{t.untold(transfer.untold)}</Link>
        </div>
      ) : null}
      {transfer.state === "done" && transfer.tellsCustomer && transfer.untold === 0 ? (
        <div className="small muted">{t.allTold}</div>
      ) : null}
      <People transfer={transfer} />
      <Deciding transfer={transfer} />
    </section>
  );
}

function People({ transfer }: { readonly transfer: TransferView }) {
  const t = useTexts(handoverTexts);
  return (
    <div className="transfer-people">
      {t.needs}{" "}
      {transfer.needed.map((place) => (
        <Tag
          key={place}
          color={
            transfer.state === "pending" && transfer.missing.includes(place) ? "default" : "green"
          }
        >
          {t[place]}
        </Tag>
      ))}
      {transfer.needsAnother ? <span className="bad">{t.needsAnother}</span> : null}
      {transfer.approvals.map((approval) => (
        <div key={approval.by} className="small">
          {approval.by} {approval.agrees ? t.agreed : t.disagreed}
          {approval.benefits ? ` (${t.benefits})` : ""} {formatInstant(approval.at)}{" "}
          {approval.reason}
        </div>
      ))}
    </div>
  );
}

function Deciding({ transfer }: { readonly transfer: TransferView }) {
  const t = useTexts(handoverTexts);
  const [isRejecting, setRejecting] = useState(false);
  const [key, setKey] = useState(newKey);
  const [form] = Form.useForm<{ readonly reason: string }>();
  const settled = {
    onSettled: () => setKey(newKey()),
    onSuccess: async () => {
      setRejecting(false);
      await refresh("/transfers", "/customers", "/overview");
    },
  };
  const decide = useMutation({
    mutationFn: (body: { readonly agrees: boolean; readonly reason: string }) =>
      call(
        "POST /api/transfers/:id/decide",
        { params: { id: transfer.id }, body },
        { idempotencyKey: key },
      ),
    ...settled,
  });
  const withdraw = useMutation({
    mutationFn: () =>
      call(
        "POST /api/transfers/:id/withdraw",
        { params: { id: transfer.id } },
        { idempotencyKey: key },
      ),
    ...settled,
  });
  const error = decide.error ?? withdraw.error;
  return (
    <>
      {error === null ? null : <Refusal error={error} />}
      <div className="row">
        {transfer.allowed.includes("decide") ? (
          <>
            <Button
              type="primary"
              loading={decide.isPending}
              onClick={() => decide.mutate({ agrees: true, reason: "" })}
            >
              {t.approve}
            </Button>
            <Button danger onClick={() => setRejecting(true)}>
              {t.reject}
            </Button>
          </>
        ) : null}
        {transfer.allowed.includes("withdraw") ? (
          <Popconfirm title={t.withdrawAsk} onConfirm={() => withdraw.mutate()}>
            <Button loading={withdraw.isPending}>{t.withdraw}</Button>
          </Popconfirm>
        ) : null}
      </div>
      <Modal
        title={t.reject}
        open={isRejecting}
        okText={t.reject}
        cancelText={t.cancel}
        okButtonProps={{ danger: true, loading: decide.isPending }}
        onOk={form.submit}
        onCancel={() => setRejecting(false)}
        destroyOnHidden
      >
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }: { readonly reason: string }) =>
            decide.mutate({ agrees: false, reason })
          }
        >
          <Form.Item
            name="reason"
            label={t.rejectReason}
            rules={[{ required: true, message: t.required }]}
          >
            <Input.TextArea rows={3} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
