import { Form, Input, InputNumber, Modal, Radio } from "antd";
import type { WhatIfQuestion } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import type { Asked } from "./ask-kinds.ts";
import { priceTexts } from "./texts.ts";
import { useAsking } from "./use-asking.ts";
import "./prices.css";

interface Fields {
  readonly name: string;
  readonly seconds: number;
  readonly where: "same" | "other";
  readonly lng?: number;
  readonly lat?: number;
  readonly limit?: number;
}

interface AskWhatIfProps {
  readonly asked: Asked;
  readonly kind: "extraManager" | "limit";
  readonly onClose: () => void;
}

const SECONDS = 5;

function questionOf({ manager }: Asked, fields: Fields): WhatIfQuestion {
  const { where, lng, lat, limit } = fields;
  if (limit !== undefined) return { kind: "limit", manager: manager.id, limit };
  const isPlaced = where === "other" && lng !== undefined && lat !== undefined;
  return {
    kind: "extraManager",
    like: manager.id,
    ...(isPlaced ? { place: { lng, lat } } : {}),
  };
}

/** One more manager, or another limit: solved again, exactly. */
export function AskWhatIf({ asked, kind, onClose }: AskWhatIfProps) {
  const t = useTexts(priceTexts);
  const [form] = Form.useForm<Fields>();
  const asking = useAsking(asked.run, onClose);
  const { name } = asked.manager;
  const title = kind === "limit" ? t.limitTitle(name) : t.addTitle(name);
  return (
    <Modal
      title={title}
      open
      okText={t.compute}
      cancelText={t.cancel}
      okButtonProps={{ loading: asking.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t.addLead}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ where: "same", seconds: SECONDS, name: title }}
        onFinish={(fields) =>
          asking.mutate({
            route: "POST /api/runs/:id/what-if",
            body: {
              question: questionOf(asked, fields),
              seconds: fields.seconds,
              name: fields.name,
            },
          })
        }
      >
        {kind === "limit" ? <LimitField limit={asked.limit} /> : <PlaceFields />}
        <Form.Item name="seconds" label={t.seconds}>
          <InputNumber min={1} max={600} precision={0} />
        </Form.Item>
        <Form.Item name="name" label={t.name}>
          <Input maxLength={80} />
        </Form.Item>
      </Form>
      {asking.error === null ? null : <Refusal error={asking.error} />}
    </Modal>
  );
}

function LimitField({ limit }: { readonly limit: number | null }) {
  const t = useTexts(priceTexts);
  return (
    <Form.Item
      name="limit"
      label={t.newLimit}
      extra={limit === null ? undefined : t.limitNow(formatNumber(limit))}
      rules={[{ required: true, message: t.required }]}
    >
      <InputNumber min={0} max={1_000_000_000} precision={0} />
    </Form.Item>
  );
}

function PlaceFields() {
  const t = useTexts(priceTexts);
  const form = Form.useFormInstance<Fields>();
  const where = Form.useWatch("where", form);
  const rules = [{ required: true, message: t.required }];
  return (
    <>
      <Form.Item name="where" label={t.place}>
        <Radio.Group className="depths">
          <Radio value="same">{t.placeSame}</Radio>
          <Radio value="other">{t.placeOther}</Radio>
        </Radio.Group>
      </Form.Item>
      {where === "other" ? (
        <div className="row">
          <Form.Item name="lng" label={t.lng} rules={rules}>
            <InputNumber min={-180} max={180} style={{ width: 160 }} />
          </Form.Item>
          <Form.Item name="lat" label={t.lat} rules={rules}>
            <InputNumber min={-90} max={90} style={{ width: 160 }} />
          </Form.Item>
        </div>
      ) : null}
    </>
  );
}
