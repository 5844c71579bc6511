import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Form, Input, Modal } from "antd";
import { useState } from "react";
import type { Named } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { ManagerInput } from "./ManagerInput.tsx";
import { handoverTexts } from "./texts.ts";

/** Asks that a customer go to another manager. */
export function TransferControl({ customer }: { readonly customer: Named }) {
  const t = useTexts(handoverTexts);
  const [isOpen, setOpen] = useState(false);
  const mayRun = useMay("handover.run");
  const mayOwn = useMay("book.own");
  if (!mayRun && !mayOwn) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.transfer}</Button>
      {isOpen ? <TransferDialog customers={[customer]} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface TransferDialogProps {
  readonly customers: readonly Named[];
  readonly onClose: () => void;
}

interface Fields {
  readonly to: string;
  readonly reason: string;
  readonly withGroup: boolean;
}

function TransferDialog({ customers, onClose }: TransferDialogProps) {
  const t = useTexts(handoverTexts);
  const [form] = Form.useForm<Fields>();
  const [key, setKey] = useState(newKey);
  const ask = useMutation({
    mutationFn: (body: Fields) =>
      call(
        "POST /api/transfers",
        { body: { ...body, customers: customers.map(({ id }) => id) } },
        { idempotencyKey: key },
      ),
    onSettled: () => setKey(newKey()),
    onSuccess: () => refresh("/transfers", "/overview"),
  });
  const rules = [{ required: true, message: t.required }];
  const isAsked = ask.isSuccess;
  return (
    <Modal
      title={t.transferTitle(customers.length, customers[0]?.name ?? "")}
      open
      okText={t.ask}
      cancelText={t.cancel}
      okButtonProps={{ loading: ask.isPending, disabled: isAsked }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {ask.error === null ? null : <Refusal error={ask.error} />}
      {isAsked ? <Alert className="handover-ready" type="success" title={t.asked} /> : null}
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ withGroup: true }}
        onFinish={ask.mutate}
      >
        <Form.Item name="to" label={t.receiver} rules={rules}>
          <ManagerInput />
        </Form.Item>
        <Form.Item name="reason" label={t.transferReason} rules={rules}>
          <Input.TextArea rows={3} />
        </Form.Item>
        <Form.Item name="withGroup" valuePropName="checked">
          <Checkbox>{t.withGroup}</Checkbox>
        </Form.Item>
      </Form>
    </Modal>
  );
}
