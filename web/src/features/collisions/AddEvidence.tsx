import { DatePicker, Form, Input, Modal, Select } from "antd";
import type { CollisionView, Criterion } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { collisionTexts } from "./texts.ts";
import { useAct } from "./use-act.ts";

interface Fields {
  readonly party?: string;
  readonly criterion: Criterion;
  /** What the date picker gives; only its instant is used. */
  readonly at?: { toISOString(): string } | null;
  readonly note: string;
}

interface AddEvidenceProps {
  readonly view: CollisionView;
  readonly onClose: () => void;
}

/** A paper or record that speaks for a party. */
export function AddEvidence({ view, onClose }: AddEvidenceProps) {
  const t = useTexts(collisionTexts);
  const [form] = Form.useForm<Fields>();
  const isForAll = view.allowed.includes("addEvidenceForAll");
  const add = useAct(
    view.id,
    ({ party, criterion, at, note }: Fields, options) =>
      call(
        "POST /api/collisions/:id/evidence",
        {
          params: { id: view.id },
          body: {
            criterion,
            note,
            at: at?.toISOString() ?? null,
            ...(party === undefined ? {} : { party }),
          },
        },
        options,
      ),
    onClose,
  );
  const parties = [view.holder, view.challenger].filter((party) => party !== null);
  const needed = [{ required: true, message: t.needed }];
  return (
    <Modal
      title={t.addEvidence}
      open
      okText={t.addEvidence}
      cancelText={t.cancel}
      okButtonProps={{ loading: add.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {add.error === null ? null : <Refusal error={add.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={add.mutate}>
        {isForAll ? (
          <Form.Item name="party" label={t.forWhom} rules={needed}>
            <Select options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="criterion" label={t.criterion} rules={needed}>
          <Select
            options={view.criteria.map(({ criterion }) => ({
              value: criterion,
              label: t.criteria(criterion),
            }))}
          />
        </Form.Item>
        <Form.Item name="at" label={t.factAt} extra={t.factAtHint}>
          <DatePicker showTime style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t.note}
          rules={[{ required: true, whitespace: true, message: t.needed }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
