import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Select, Table, Tag } from "antd";
import { useMemo, useState } from "react";
import type { HandoverItemView, HandoverView } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { formatList, useTexts } from "../../i18n/index.ts";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { Citations } from "../articles/index.ts";
import { Refusal } from "../refusal/index.ts";
import { ItemDrawer } from "./ItemDrawer.tsx";
import { handoverTexts } from "./texts.ts";

type Texts = ReturnType<typeof useTexts<(typeof handoverTexts)["zh-CN"]>>;
type State = HandoverItemView["state"];

const STATES: readonly State[] = ["open", "proposed", "accepted", "custody", "moved"];
const COLOURS: Readonly<Record<State, string>> = {
  open: "default",
  proposed: "orange",
  accepted: "green",
  custody: "red",
  moved: "blue",
};
const stateText = (t: Texts, state: State): string => (state === "open" ? t.open_ : t[state]);

/** The list, customer by customer, with what the reader may do. */
export function ItemTable({ handover }: { readonly handover: HandoverView }) {
  const t = useTexts(handoverTexts);
  const [q, setQ] = useState("");
  const [state, setState] = useState<State | "all">("all");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [opened, setOpened] = useState<string | null>(null);
  const items = useMemo(
    () =>
      handover.items.filter(
        (item) =>
          (state === "all" || item.state === state) &&
          (q === "" || `${item.customer.name}${item.to?.name ?? ""}`.includes(q)),
      ),
    [handover.items, q, state],
  );
  const mayAnswer = handover.items.some(({ allowed }) => allowed.includes("accept"));
  const open = handover.items.find(({ customer }) => customer.id === opened);
  if (handover.items.length === 0) return null;
  return (
    <section className="panel">
      <h2>{mayAnswer ? t.mine : t.items}</h2>
      <div className="handover-acts">
        <SettledInput label={t.search} value={q} onSettle={setQ} />
        <Select<State | "all">
          aria-label={t.state}
          value={state}
          onChange={setState}
          style={{ minWidth: 130 }}
          options={[
            { value: "all", label: t.allStates },
            ...STATES.map((one) => ({ value: one, label: stateText(t, one) })),
          ]}
        />
        {mayAnswer ? <Answering handover={handover} chosen={chosen} onChoose={setChosen} /> : null}
      </div>
      <Table<HandoverItemView>
        className="handover-items"
        size="small"
        rowKey={({ customer }) => customer.id}
        dataSource={[...items]}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 900 }}
        {...(mayAnswer
          ? {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys) => setChosen(keys.map(String)),
                getCheckboxProps: (item) => ({ disabled: !item.allowed.includes("accept") }),
              },
            }
          : {})}
        columns={columnsOf(
          t,
          handover.items.some(({ check }) => check !== null),
          setOpened,
        )}
      />
      {open === undefined ? null : (
        <ItemDrawer handover={handover} item={open} onClose={() => setOpened(null)} />
      )}
    </section>
  );
}

const columnsOf = (t: Texts, isChecked: boolean, onOpen: (customer: string) => void) => [
  {
    title: t.customer,
    render: (_: unknown, item: HandoverItemView) => (
      <>
        {item.customer.name} <span className="small muted">{item.customer.id}</span>
      </>
    ),
  },
  {
    title: t.district,
    render: (_: unknown, item: HandoverItemView) =>
      [item.tier, item.district].filter(Boolean).join(" · "),
  },
  {
    title: t.to,
    render: (_: unknown, item: HandoverItemView) => (
      <>
        {item.to?.name ?? (item.state === "custody" ? t.unit : t.noReceiver)}
        {item.refusals > 0 ? (
          <span className="small muted"> {t.refusals(item.refusals)}</span>
        ) : null}
        {item.waitsUntil === null ? null : (
          <div className="small muted">{t.waits(item.waitsUntil)}</div>
        )}
      </>
    ),
  },
  {
    title: t.state,
    render: (_: unknown, item: HandoverItemView) => (
      <Tag color={COLOURS[item.state]}>{stateText(t, item.state)}</Tag>
    ),
  },
  {
    title: t.why,
    render: (_: unknown, item: HandoverItemView) => <Citations articles={item.articles} most={2} />,
  },
  {
    title: t.record,
    render: (_: unknown, item: HandoverItemView) =>
      item.lacking.length === 0 ? (
        t.recordDone
      ) : (
        <span className="small muted">{t.recordLacks(formatList(item.lacking))}</span>
      ),
  },
  {
    title: t.visit,
    render: (_: unknown, item: HandoverItemView) => {
      if (item.visitedOn !== null) return t.visited(item.visitedOn);
      if (!item.needsVisit) return <span className="muted">{t.noVisit}</span>;
      return item.visitDue === null ? "" : t.visitDue(item.visitDue);
    },
  },
  ...(isChecked
    ? [
        {
          title: t.call,
          render: (_: unknown, { check }: HandoverItemView) => {
            if (check === null) return <span className="muted">{t.noVisit}</span>;
            return check.doneOn === null ? (
              t.callOn(check.on)
            ) : (
              <span title={check.note ?? ""}>{t.called(check.doneOn, check.by ?? "")}</span>
            );
          },
        },
      ]
    : []),
  {
    title: "",
    render: (_: unknown, item: HandoverItemView) =>
      item.allowed.some((one) => one !== "accept" && one !== "refuse") ? (
        <Button size="small" onClick={() => onOpen(item.customer.id)}>
          {t.more}
        </Button>
      ) : null,
  },
];

interface AnsweringProps {
  readonly handover: HandoverView;
  readonly chosen: readonly string[];
  readonly onChoose: (customers: readonly string[]) => void;
}

function Answering({ handover, chosen, onChoose }: AnsweringProps) {
  const t = useTexts(handoverTexts);
  const [isRefusing, setRefusing] = useState(false);
  const [key, setKey] = useState(newKey);
  const [form] = Form.useForm<{ readonly reason: string }>();
  const answer = useMutation({
    mutationFn: (body: { readonly accept: boolean; readonly reason: string }) =>
      call(
        "POST /api/handovers/:id/answer",
        { params: { id: handover.id }, body: { ...body, customers: [...chosen] } },
        { idempotencyKey: key },
      ),
    onSettled: () => setKey(newKey()),
    onSuccess: async () => {
      await refresh("/handovers");
      onChoose([]);
      setRefusing(false);
    },
  });
  const answerable = handover.items
    .filter(({ allowed }) => allowed.includes("accept"))
    .map(({ customer }) => customer.id);
  return (
    <>
      <Button onClick={() => onChoose(answerable)}>{t.chooseAll}</Button>
      <Button
        type="primary"
        disabled={chosen.length === 0}
        loading={answer.isPending}
        onClick={() => answer.mutate({ accept: true, reason: "" })}
      >
        {chosen.length === 0 ? t.accept : t.acceptChosen(chosen.length)}
      </Button>
      <Button danger disabled={chosen.length === 0} onClick={() => setRefusing(true)}>
        {t.refuse}
      </Button>
      {answer.error === null || isRefusing ? null : <Refusal error={answer.error} />}
      <Modal
        title={t.refuseTitle(chosen.length)}
        open={isRefusing}
        okText={t.refuse}
        cancelText={t.cancel}
        okButtonProps={{ danger: true, loading: answer.isPending }}
        onOk={form.submit}
        onCancel={() => setRefusing(false)}
        destroyOnHidden
      >
        <p className="muted">{t.refuseHint}</p>
        {answer.error === null ? null : <Refusal error={answer.error} />}
        <Form
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }: { readonly reason: string }) =>
            answer.mutate({ accept: false, reason })
          }
        >
          <Form.Item
            name="reason"
            label={t.refuseReason}
            rules={[{ required: true, message: t.required }]}
          >
            <Input.TextArea rows={3} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
