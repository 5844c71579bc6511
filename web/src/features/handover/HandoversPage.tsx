import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Form, Input, Modal, Progress, Table, Tag } from "antd";
import { useState } from "react";
import type { HandoverRow } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { ManagerInput } from "./ManagerInput.tsx";
import { handoverTexts } from "./texts.ts";
import "./handover.css";

type Texts = ReturnType<typeof useTexts<(typeof handoverTexts)["zh-CN"]>>;

const COLOURS: Readonly<Record<HandoverRow["state"], string>> = {
  created: "default",
  frozen: "blue",
  assigned: "orange",
  acknowledged: "gold",
  closed: "green",
  postCheck: "cyan",
  cancelled: "default",
};

/** State of a handover as a mark. */
export function StateTag({ state }: { readonly state: HandoverRow["state"] }) {
  const t = useTexts(handoverTexts);
  return <Tag color={COLOURS[state]}>{t[state]}</Tag>;
}

/** All handovers within sight, those under way first. */
export function HandoversPage() {
  const t = useTexts(handoverTexts);
  const mayRun = useMay("handover.run");
  const query = useQuery(read("GET /api/handovers", {}));
  const [isOpening, setOpening] = useState(false);
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        mayRun ? (
          <Button type="primary" onClick={() => setOpening(true)}>
            {t.open}
          </Button>
        ) : undefined
      }
    >
      <Loaded query={query}>
        {({ handovers }) => (
          <Table<HandoverRow>
            size="middle"
            rowKey="id"
            dataSource={[...handovers]}
            pagination={false}
            scroll={{ x: 820 }}
            locale={{ emptyText: <EmptyState title={t.none} hint={t.noneHint} /> }}
            columns={columnsOf(t)}
          />
        )}
      </Loaded>
      {isOpening ? <OpenDialog onClose={() => setOpening(false)} /> : null}
    </Page>
  );
}

const columnsOf = (t: Texts) => [
  {
    title: t.manager,
    render: (_: unknown, row: HandoverRow) => (
      <Link to="/handovers/$id" params={{ id: row.id }}>
        {row.manager.name}
      </Link>
    ),
  },
  {
    title: t.state,
    render: (_: unknown, row: HandoverRow) => (
      <>
        <StateTag state={row.state} />
        <span className="small muted">{t[row.kind]}</span>
      </>
    ),
  },
  {
    title: t.progress,
    width: 220,
    render: (_: unknown, row: HandoverRow) => <Done row={row} />,
  },
  {
    title: t.freeze,
    render: (_: unknown, row: HandoverRow) => formatInstant(row.freezeAt),
  },
  { title: t.due, dataIndex: "dueOn" },
  {
    title: "",
    render: (_: unknown, row: HandoverRow) => (
      <span className="small">
        {row.isOverdue ? <span className="bad">{t.overdue} </span> : null}
        {row.visitsDue > 0 ? `${t.visitsDue(row.visitsDue)} ` : ""}
        {row.checksDue > 0 ? `${t.checksDue(row.checksDue)} ` : ""}
        {row.custody > 0 ? `${t.custodyCount(row.custody)} ` : ""}
        {row.defects > 0 ? t.defectCount(row.defects) : ""}
      </span>
    ),
  },
];

function Done({ row }: { readonly row: HandoverRow }) {
  const t = useTexts(handoverTexts);
  if (row.items === 0) return <span className="muted">—</span>;
  const done = row.accepted + row.moved + row.custody;
  return (
    <>
      <Progress percent={Math.round((done / row.items) * 100)} size="small" showInfo={false} />
      <span className="small muted">{t.signed(done, row.items)}</span>
    </>
  );
}

interface Fields {
  readonly manager: string;
  readonly lastDay: string;
  readonly noticedOn?: string;
  readonly reason: string;
}

function OpenDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(handoverTexts);
  const [form] = Form.useForm<Fields>();
  const [key] = useState(newKey);
  const open = useMutation({
    mutationFn: ({ noticedOn, ...body }: Fields) =>
      call(
        "POST /api/handovers",
        { body: { ...body, ...(noticedOn ? { noticedOn } : {}) } },
        { idempotencyKey: key },
      ),
    onSuccess: async () => {
      await refresh("/handovers", "/absences");
      onClose();
    },
  });
  const rules = [{ required: true, message: t.required }];
  return (
    <Modal
      title={t.open}
      open
      okText={t.save}
      cancelText={t.cancel}
      okButtonProps={{ loading: open.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t.openHint}</p>
      {open.error === null ? null : <Refusal error={open.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={open.mutate}>
        <Form.Item name="manager" label={t.managerId} rules={rules}>
          <ManagerInput />
        </Form.Item>
        <Form.Item name="lastDay" label={t.lastDay} rules={rules}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="noticedOn" label={t.noticedOn}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={t.reason} rules={rules}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
