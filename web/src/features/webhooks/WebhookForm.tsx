import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import type { WebhookCreate, WebhookList, WebhookRow } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useLocale, useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { webhookTexts } from "./texts.ts";

interface WebhookFormProps {
  /** null = a new one. */
  readonly webhook: WebhookRow | null;
  readonly kinds: WebhookList["kinds"];
  readonly onClose: () => void;
}

interface Fields {
  readonly name: string;
  readonly format: WebhookCreate["format"];
  readonly url?: string;
  readonly secret?: string;
  readonly kinds: string[];
  readonly locale: "zh-CN" | "en";
}

const FORMATS = ["wecom", "dingtalk", "feishu", "json"] as const;
const LOCALES = ["zh-CN", "en"] as const;

function save(webhook: WebhookRow | null, fields: Fields, key: string): Promise<WebhookRow> {
  const { name, format, url = "", secret = "", kinds, locale } = fields;
  const plain = { name, kinds, locale, ...(secret === "" ? {} : { secret }) };
  if (webhook === null)
    return call("POST /api/webhooks", { body: { ...plain, format, url } }, { idempotencyKey: key });
  const body = { ...plain, ...(url === "" ? {} : { url }) };
  return call("PATCH /api/webhooks/:id", { params: { id: webhook.id }, body });
}

/** Adds a webhook or changes one; what is kept secret is replaced, never shown. */
export function WebhookForm({ webhook, kinds, onClose }: WebhookFormProps) {
  const t = useTexts(webhookTexts);
  const language = useLocale();
  const [key] = useState(newKey);
  const [form] = Form.useForm<Fields>();
  const format = Form.useWatch("format", form) ?? webhook?.format ?? "wecom";
  const store = useMutation({
    mutationFn: (fields: Fields) => save(webhook, fields, key),
    onSuccess: async () => {
      await refresh("/webhooks");
      onClose();
    },
  });
  const required = [{ required: true, message: t.required }];
  return (
    <Modal title={webhook?.name ?? t.title} open footer={null} onCancel={onClose} destroyOnHidden>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: webhook?.name,
          format: webhook?.format ?? "wecom",
          kinds: [...(webhook?.kinds ?? [])],
          locale: webhook?.locale ?? language,
        }}
        onFinish={store.mutate}
      >
        <Form.Item name="name" label={t.name} rules={required}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="format" label={t.format}>
          <Select
            disabled={webhook !== null}
            options={FORMATS.map((value) => ({ value, label: t[value] }))}
          />
        </Form.Item>
        <Form.Item
          name="url"
          label={webhook === null ? t.address : t.addressNew}
          rules={webhook === null ? required : []}
        >
          <Input autoComplete="off" placeholder={webhook?.shown ?? "https://"} />
        </Form.Item>
        {format === "wecom" ? null : (
          <Form.Item
            name="secret"
            label={webhook?.hasSecret === true ? t.secretNew : t.secret}
            extra={t.secretHow}
          >
            <Input.Password autoComplete="new-password" visibilityToggle={false} />
          </Form.Item>
        )}
        <Form.Item
          name="kinds"
          label={
            <span className="webhook-kinds">
              {t.kinds}
              <button
                type="button"
                className="link small"
                onClick={() =>
                  form.setFieldValue(
                    "kinds",
                    kinds.map(({ kind }) => kind),
                  )
                }
              >
                {t.allKinds}
              </button>
            </span>
          }
          rules={required}
        >
          <Select
            mode="multiple"
            maxTagCount={6}
            optionFilterProp="label"
            options={kinds.map(({ kind, text }) => ({ value: kind, label: text }))}
          />
        </Form.Item>
        <Form.Item name="locale" label={t.locale}>
          <Select options={LOCALES.map((value) => ({ value, label: t[value] }))} />
        </Form.Item>
        {store.error === null ? null : <Refusal error={store.error} />}
        <div className="webhook-acts">
          <Button type="primary" htmlType="submit" loading={store.isPending}>
            {t.save}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </Form>
    </Modal>
  );
}
