import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import type { DealCreate } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { localToday } from "../../ui/local-today.ts";
import { Refusal } from "../refusal/index.ts";
import { protectionTexts } from "./texts.ts";

interface DealDialogProps {
  readonly customer: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

/** A deal was made: the customer is kept as the article says of customers with a deal. */
export function DealDialog({ customer, onClose }: DealDialogProps) {
  const t = useTexts(protectionTexts);
  const [form] = Form.useForm<DealCreate>();
  const save = useMutation({
    mutationFn: (body: DealCreate) =>
      call(
        "POST /api/lives/:customer/deal",
        { params: { customer: customer.id }, body },
        { idempotencyKey: newKey() },
      ),
    onSuccess: async () => {
      await refresh("/lives", "/customers");
      onClose();
    },
  });
  const rules = [{ required: true, message: t.required }];
  return (
    <Modal
      open
      title={`${t.deal} · ${customer.name}`}
      okText={t.save}
      cancelText={t.cancel}
      okButtonProps={{ loading: save.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form<DealCreate>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ on: localToday() }}
        onFinish={save.mutate}
      >
        <Form.Item name="on" label={t.on} rules={rules}>
          <Input type="date" max={localToday()} />
        </Form.Item>
        <Form.Item name="evidence" label={t.evidence} rules={rules}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
