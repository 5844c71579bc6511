import { useMutation, useQuery } from "@tanstack/react-query";
import { Form, Input, Modal, Select } from "antd";
import type { LifeRow, NewRegistration } from "../../../../src/contract/index.ts";
import { call, codeOf, newKey, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { protectionTexts } from "./texts.ts";

interface RegisterDialogProps {
  readonly onClose: () => void;
  readonly onDone: (text: string) => void;
}

/** Leaves out what was not written. */
function written(form: NewRegistration): NewRegistration {
  const kept = Object.entries(form).filter(([, value]) => value !== undefined && value !== "");
  const facts = Object.entries(form.facts ?? {}).filter(([, value]) => value);
  return {
    ...Object.fromEntries(kept),
    name: form.name,
    evidence: form.evidence,
    facts: Object.fromEntries(facts),
  };
}

/** Registers a customer that is not known yet; a known one is told of at once. */
export function RegisterDialog({ onClose, onDone }: RegisterDialogProps) {
  const t = useTexts(protectionTexts);
  const [form] = Form.useForm<NewRegistration>();
  const asked = useQuery(read("GET /api/lives/form", {}));
  const save = useMutation({
    mutationFn: (body: NewRegistration) =>
      call("POST /api/lives", { body: written(body) }, { idempotencyKey: newKey() }),
    onSuccess: async (life: LifeRow) => {
      await refresh("/lives", "/my-book");
      const text = life.state === "claimed" ? t.provisional : t.registered;
      onDone(text(life.customer.name, life.until ?? ""));
      onClose();
    },
  });
  const rules = [{ required: true, message: t.required }];
  return (
    <Modal
      open
      title={t.register}
      okText={t.registerIt}
      cancelText={t.cancel}
      okButtonProps={{ loading: save.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form<NewRegistration>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={save.mutate}
      >
        <Form.Item name="name" label={t.name} rules={rules}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="register-two">
          <Form.Item name="uscc" label={t.uscc}>
            <Input maxLength={18} />
          </Form.Item>
          <Form.Item name="phone" label={t.phone}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="website" label={t.website}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="contact" label={t.contactPerson}>
            <Input maxLength={100} />
          </Form.Item>
          {(asked.data?.fields ?? []).map(({ key, label, values }) => (
            <Form.Item key={key} name={["facts", key]} label={label}>
              {values.length === 0 ? (
                <Input maxLength={300} />
              ) : (
                <Select allowClear options={values.map((value) => ({ value, label: value }))} />
              )}
            </Form.Item>
          ))}
        </div>
        {codeOf(save.error) === "customer.unconfirmed" ? (
          <Form.Item name="confirmed" label={t.confirmed} rules={rules}>
            <Input.TextArea rows={2} maxLength={300} />
          </Form.Item>
        ) : null}
        <Form.Item name="evidence" label={t.evidence} rules={rules} extra={t.registerEvidenceHint}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
