import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Form, Input, Modal, Popconfirm, Table } from "antd";
import { useState } from "react";
import type { LockView } from "../../../../src/contract/index.ts";
import { call, read, refresh } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { lockTexts } from "./texts.ts";

const reread = () => refresh("/locks", "/customers");

/** Customers that stay with one manager whatever the plan. */
export function LocksPage() {
  const t = useTexts(lockTexts);
  const query = useQuery(read("GET /api/locks", {}));
  const [isAdding, setAdding] = useState(false);
  const release = useMutation({
    mutationFn: (customer: string) => call("DELETE /api/locks/:customer", { params: { customer } }),
    onSuccess: reread,
  });
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={<Button onClick={() => setAdding(true)}>{t.add}</Button>}
    >
      {release.error === null ? null : <Refusal error={release.error} />}
      <Loaded query={query}>
        {({ locks }) => (
          <Table<LockView>
            size="middle"
            rowKey={(lock) => lock.customer.id}
            dataSource={[...locks]}
            pagination={false}
            scroll={{ x: 760 }}
            locale={{ emptyText: <EmptyState title={t.none} hint={t.noneHint} /> }}
            columns={[
              {
                title: t.customer,
                render: (_, { customer }) => (
                  <Link to="/customers/$id" params={{ id: customer.id }}>
                    {customer.name}
                  </Link>
                ),
              },
              {
                title: t.manager,
                render: (_, { manager }) => (
                  <Link to="/managers/$id" params={{ id: manager.id }}>
                    {manager.name}
                  </Link>
                ),
              },
              { title: t.reason, dataIndex: "reason" },
              { title: t.until, render: (_, { until }) => until ?? t.noEnd },
              { title: t.by, dataIndex: "by" },
              { title: t.at, render: (_, { at }) => formatInstant(at) },
              {
                title: "",
                align: "right",
                render: (_, { customer }) => (
                  <Popconfirm title={t.releaseAsk} onConfirm={() => release.mutate(customer.id)}>
                    <Button size="small">{t.release}</Button>
                  </Popconfirm>
                ),
              },
            ]}
          />
        )}
      </Loaded>
      {isAdding ? <AddLock onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

interface Fields {
  readonly customer: string;
  readonly manager: string;
  readonly reason: string;
  readonly until?: string;
}

function AddLock({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(lockTexts);
  const [form] = Form.useForm<Fields>();
  const add = useMutation({
    mutationFn: ({ until, ...body }: Fields) =>
      call("POST /api/locks", { body: { ...body, ...(until ? { until } : {}) } }),
    onSuccess: async () => {
      await reread();
      onClose();
    },
  });
  const rules = [{ required: true, message: t.required }];
  return (
    <Modal
      title={t.add}
      open
      okText={t.add}
      cancelText={t.cancel}
      okButtonProps={{ loading: add.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {add.error === null ? null : <Refusal error={add.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={add.mutate}>
        <Form.Item name="customer" label={t.customerId} rules={rules}>
          <Input />
        </Form.Item>
        <Form.Item name="manager" label={t.managerId} rules={rules}>
          <Input />
        </Form.Item>
        <Form.Item name="reason" label={t.reason} rules={rules}>
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item name="until" label={t.untilHint}>
          <Input type="date" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
