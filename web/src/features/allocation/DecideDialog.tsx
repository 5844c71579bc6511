import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import type { AssignmentRow } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { Refusal } from "../refusal/index.ts";
import { runTexts } from "./texts.ts";

interface DecideDialogProps {
  readonly run: string;
  readonly row: AssignmentRow;
  readonly onClose: () => void;
}

interface Fields {
  readonly manager: string;
  readonly reason: string;
}

/** Records what an article leaves to a person; the plan's proposal stands ready. */
export function DecideDialog({ run, row, onClose }: DecideDialogProps) {
  const t = useTexts(runTexts);
  const [form] = Form.useForm<Fields>();
  const decide = useMutation({
    mutationFn: (body: Fields) =>
      call("POST /api/runs/:id/decide", {
        params: { id: run },
        body: { customer: row.customer.id, ...body },
      }),
    onSuccess: async () => {
      await refresh("/runs");
      onClose();
    },
  });
  const rules = [{ required: true, message: t.required }];
  return (
    <Modal
      title={`${t.decideTitle} · ${row.customer.name}`}
      open
      okText={t.decide}
      cancelText={t.cancel}
      okButtonProps={{ loading: decide.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {row.awaits === null ? null : (
        <p>
          <Citation article={row.awaits.article} /> {row.awaits.by} · {row.awaits.question}
        </p>
      )}
      {row.manager === null ? null : (
        <p className="muted">
          {t.proposal}: {row.manager.name} ({row.manager.id}) — {row.reason}
        </p>
      )}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ manager: row.manager?.id ?? "" }}
        onFinish={decide.mutate}
      >
        <Form.Item name="manager" label={t.decideManager} rules={rules}>
          <Input />
        </Form.Item>
        <Form.Item name="reason" label={t.decideReason} rules={rules}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
      {decide.error === null ? null : <Refusal error={decide.error} />}
    </Modal>
  );
}
