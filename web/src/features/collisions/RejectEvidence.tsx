import { Form, Input, Modal } from "antd";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { collisionTexts } from "./texts.ts";
import { useAct } from "./use-act.ts";

interface RejectEvidenceProps {
  readonly id: string;
  readonly evidence: string;
  readonly onClose: () => void;
}

/** Finds that a piece of evidence does not hold, and says why. */
export function RejectEvidence({ id, evidence, onClose }: RejectEvidenceProps) {
  const t = useTexts(collisionTexts);
  const [form] = Form.useForm<{ reason: string }>();
  const reject = useAct(
    id,
    (body: { readonly reason: string }) =>
      call("POST /api/collisions/:id/evidence/:evidence/reject", {
        params: { id, evidence },
        body,
      }),
    onClose,
  );
  return (
    <Modal
      title={t.rejectTitle}
      open
      okText={t.reject}
      cancelText={t.cancel}
      okButtonProps={{ loading: reject.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {reject.error === null ? null : <Refusal error={reject.error} />}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={reject.mutate}>
        <Form.Item
          name="reason"
          label={t.rejectReason}
          rules={[{ required: true, whitespace: true, message: t.needed }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
