import { Form, Input, Modal } from "antd";
import type { CollisionView } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { collisionTexts } from "./texts.ts";
import { useAct } from "./use-act.ts";

interface AppealCaseProps {
  readonly view: CollisionView;
  readonly onClose: () => void;
}

/** The loser's one appeal. */
export function AppealCase({ view, onClose }: AppealCaseProps) {
  const t = useTexts(collisionTexts);
  const [form] = Form.useForm<{ reason: string }>();
  const appeal = useAct(
    view.id,
    ({ reason }: { readonly reason: string }, options) =>
      call(
        "POST /api/collisions/:id/appeal",
        { params: { id: view.id }, body: { ver: view.ver, reason } },
        options,
      ),
    onClose,
  );
  return (
    <Modal
      title={t.appealTitle}
      open
      okText={t.appeal}
      cancelText={t.cancel}
      okButtonProps={{ loading: appeal.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t.appealLead}</p>
      {appeal.error === null ? null : <Refusal error={appeal.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={appeal.mutate}>
        <Form.Item
          name="reason"
          label={t.reason}
          rules={[{ required: true, whitespace: true, message: t.needed }]}
        >
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
