import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Select } from "antd";
import { useState } from "react";
import type { HandoverItemView, HandoverView } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { SideDrawer } from "../../ui/SideDrawer.tsx";
import { Citations } from "../articles/index.ts";
import { Refusal } from "../refusal/index.ts";
import { handoverTexts } from "./texts.ts";

interface ItemProps {
  readonly handover: HandoverView;
  readonly item: HandoverItemView;
}

/** What can be written about one customer of the list. */
export function ItemDrawer({
  handover,
  item,
  onClose,
}: ItemProps & { readonly onClose: () => void }) {
  const t = useTexts(handoverTexts);
  const may = (what: string): boolean => item.allowed.includes(what);
  return (
    <SideDrawer title={`${t.itemTitle} · ${item.customer.name}`} isOpen onClose={onClose}>
      <div className="stack">
        {item.articles.length === 0 ? null : (
          <p>
            {t.why} <Citations articles={item.articles} />
          </p>
        )}
        {may("note") && handover.contents.length > 0 ? (
          <RecordForm handover={handover} item={item} />
        ) : null}
        {may("visit") ? <VisitForm handover={handover} item={item} /> : null}
        {may("defect") ? <DefectForm handover={handover} item={item} /> : null}
        {may("customerRefused") ? <RefusedForm handover={handover} item={item} /> : null}
      </div>
    </SideDrawer>
  );
}

const reread = () => refresh("/handovers");

function RecordForm({ handover, item }: ItemProps) {
  const t = useTexts(handoverTexts);
  const save = useMutation({
    mutationFn: (contents: Record<string, string>) =>
      call("PATCH /api/handovers/:id/items/:customer", {
        params: { id: handover.id, customer: item.customer.id },
        body: { contents },
      }),
    onSuccess: reread,
  });
  return (
    <section className="panel">
      <h2>{t.write}</h2>
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form<Record<string, string>>
        layout="vertical"
        requiredMark={false}
        initialValues={item.contents}
        onFinish={save.mutate}
      >
        {handover.contents.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={name}
            rules={[{ required: true, message: t.required }]}
          >
            <Input.TextArea rows={2} />
          </Form.Item>
        ))}
        <Button htmlType="submit" loading={save.isPending}>
          {t.saveRecord}
        </Button>
      </Form>
    </section>
  );
}

function VisitForm({ handover, item }: ItemProps) {
  const t = useTexts(handoverTexts);
  const save = useMutation({
    mutationFn: ({ visitedOn }: { readonly visitedOn: string }) =>
      call("PATCH /api/handovers/:id/items/:customer", {
        params: { id: handover.id, customer: item.customer.id },
        body: { visitedOn },
      }),
    onSuccess: reread,
  });
  return (
    <section className="panel">
      <h2>{t.enterVisit}</h2>
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form layout="vertical" requiredMark={false} onFinish={save.mutate}>
        <Form.Item
          name="visitedOn"
          label={t.visitDay}
          rules={[{ required: true, message: t.required }]}
        >
          <Input type="date" />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t.record_}
        </Button>
      </Form>
    </section>
  );
}

interface DefectFields {
  readonly code: "missed" | "wrong" | "incomplete";
  readonly note: string;
}

function DefectForm({ handover, item }: ItemProps) {
  const t = useTexts(handoverTexts);
  const [form] = Form.useForm<DefectFields>();
  const [key, setKey] = useState(newKey);
  const save = useMutation({
    mutationFn: (fields: DefectFields) =>
      call(
        "POST /api/handovers/:id/defects",
        { params: { id: handover.id }, body: { customer: item.customer.id, ...fields } },
        { idempotencyKey: key },
      ),
    onSettled: () => setKey(newKey()),
    onSuccess: async () => {
      form.resetFields();
      await reread();
    },
  });
  return (
    <section className="panel">
      <h2>{t.defect}</h2>
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form<DefectFields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ code: "incomplete" }}
        onFinish={save.mutate}
      >
        <Form.Item name="code" label={t.defect}>
          <Select
            options={(["missed", "wrong", "incomplete"] as const).map((value) => ({
              value,
              label: t[value],
            }))}
          />
        </Form.Item>
        <Form.Item
          name="note"
          label={t.defectNote}
          rules={[{ required: true, message: t.required }]}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t.record_}
        </Button>
      </Form>
    </section>
  );
}

function RefusedForm({ handover, item }: ItemProps) {
  const t = useTexts(handoverTexts);
  const [key, setKey] = useState(newKey);
  const save = useMutation({
    mutationFn: ({ reason }: { readonly reason: string }) =>
      call(
        "POST /api/handovers/:id/refused",
        { params: { id: handover.id }, body: { customer: item.customer.id, reason } },
        { idempotencyKey: key },
      ),
    onSettled: () => setKey(newKey()),
    onSuccess: reread,
  });
  return (
    <section className="panel">
      <h2>{t.customerRefused}</h2>
      <p className="small muted">{t.customerRefusedHint}</p>
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form layout="vertical" requiredMark={false} onFinish={save.mutate}>
        <Form.Item
          name="reason"
          label={t.transferReason}
          rules={[{ required: true, message: t.required }]}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
        <Button htmlType="submit" loading={save.isPending}>
          {t.record_}
        </Button>
      </Form>
    </section>
  );
}
