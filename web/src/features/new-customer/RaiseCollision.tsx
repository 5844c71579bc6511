import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Modal } from "antd";
import { useState } from "react";
import type { CustomerEntry } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { useSession } from "../session/index.ts";
import { newCustomerTexts } from "./texts.ts";

/** A customer that the reader may open, or one that a check told him of. */
export type Collided =
  | { readonly customer: string }
  | { readonly entry: CustomerEntry; readonly ref: string };

interface Fields {
  readonly statement: string;
  readonly challenger?: string;
}

interface RaiseCollisionProps {
  readonly about: Collided;
  readonly onClose: () => void;
}

/** Raises a collision and goes to its case. */
export function RaiseCollision({ about, onClose }: RaiseCollisionProps) {
  const t = useTexts(newCustomerTexts);
  const navigate = useNavigate();
  const session = useSession();
  const [form] = Form.useForm<Fields>();
  const [idempotencyKey] = useState(newKey);
  const raise = useMutation({
    mutationFn: ({ statement, challenger }: Fields) =>
      call(
        "POST /api/collisions",
        {
          body: { ...about, statement, ...(challenger ? { challenger: challenger.trim() } : {}) },
        },
        { idempotencyKey },
      ),
    onSuccess: async ({ id }) => {
      await refresh("/collisions");
      await navigate({ to: "/collisions/$id", params: { id } });
    },
  });
  return (
    <Modal
      title={t.collideTitle}
      open
      okText={t.collide}
      cancelText={t.cancel}
      okButtonProps={{ loading: raise.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t.collideLead}</p>
      {raise.error === null ? null : <Refusal error={raise.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={raise.mutate}>
        {session?.manager == null ? (
          <Form.Item
            name="challenger"
            label={t.challenger}
            rules={[{ required: true, message: t.challenger }]}
          >
            <Input />
          </Form.Item>
        ) : null}
        <Form.Item
          name="statement"
          label={t.statement}
          rules={[{ required: true, whitespace: true, message: t.statementNeeded }]}
        >
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
