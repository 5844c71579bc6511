import { useMutation } from "@tanstack/react-query";
import { Form, Input, InputNumber, Modal, Select, Switch } from "antd";
import type { ContactAnswer, ContactWayWord } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { protectionTexts } from "./texts.ts";

const WAYS: readonly ContactWayWord[] = ["call", "mail", "message", "meeting", "visit", "order"];

interface Fields {
  readonly way: ContactWayWord;
  readonly at: string;
  readonly answered: boolean;
  readonly seconds?: number;
  readonly result?: string;
  readonly evidence: string;
}

interface DialogProps {
  readonly customer: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** Now, as an input of type datetime-local wants it. */
function localNow(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Records a contact; the answer says whether it counted, by the article. */
export function ContactDialog({ customer, onClose, onDone }: DialogProps) {
  const t = useTexts(protectionTexts);
  const [form] = Form.useForm<Fields>();
  const way = Form.useWatch("way", form);
  const save = useMutation({
    mutationFn: ({ at, ...fields }: Fields) =>
      call(
        "POST /api/lives/:customer/contacts",
        {
          params: { customer: customer.id },
          body: { ...fields, at: new Date(at).toISOString() },
        },
        { idempotencyKey: newKey() },
      ),
    onSuccess: async (answer: ContactAnswer) => {
      await refresh("/lives", "/customers");
      const { until } = answer.life;
      onDone(
        answer.counts && until !== null ? t.counted(customer.name, until) : t.kept(customer.name),
      );
      onClose();
    },
  });
  const rules = [{ required: true, message: t.required }];
  return (
    <Modal
      open
      title={`${t.contact} · ${customer.name}`}
      okText={t.save}
      cancelText={t.cancel}
      okButtonProps={{ loading: save.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ way: "call", at: localNow(), answered: true }}
        onFinish={save.mutate}
      >
        <Form.Item name="way" label={t.way}>
          <Select options={WAYS.map((value) => ({ value, label: t[value] }))} />
        </Form.Item>
        <Form.Item name="at" label={t.at} rules={rules}>
          <Input type="datetime-local" max={localNow()} />
        </Form.Item>
        <Form.Item name="answered" label={t.answered} valuePropName="checked">
          <Switch />
        </Form.Item>
        {way === "call" ? (
          <Form.Item name="seconds" label={t.seconds}>
            <InputNumber min={0} max={86_400} precision={0} />
          </Form.Item>
        ) : null}
        <Form.Item name="evidence" label={t.evidence} rules={rules} extra={t.evidenceHint}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
