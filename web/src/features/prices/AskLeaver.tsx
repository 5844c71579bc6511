import { Form, Input, Modal, Radio } from "antd";
import type { LeaverDepth } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import type { Asked } from "./ask-kinds.ts";
import { priceTexts } from "./texts.ts";
import { useAsking } from "./use-asking.ts";
import "./prices.css";

interface AskLeaverProps {
  readonly asked: Asked;
  readonly onClose: () => void;
}

interface Fields {
  readonly name: string;
  readonly depth: LeaverDepth;
}

const DEPTHS = ["own", "ring", "whole"] as const;

/** One manager leaves: how deep the plan may be disturbed for it. */
export function AskLeaver({ asked, onClose }: AskLeaverProps) {
  const t = useTexts(priceTexts);
  const [form] = Form.useForm<Fields>();
  const asking = useAsking(asked.run, onClose);
  const { manager } = asked;
  return (
    <Modal
      title={t.leaverTitle(manager.name)}
      open
      okText={t.compute}
      cancelText={t.cancel}
      okButtonProps={{ loading: asking.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <p className="muted">{t.leaverLead}</p>
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ depth: "own", name: t.leaverTitle(manager.name) }}
        onFinish={({ depth, name }) =>
          asking.mutate({
            route: "POST /api/runs/:id/leaver",
            body: { manager: manager.id, depth, name },
          })
        }
      >
        <Form.Item name="depth" label={t.depth}>
          <Radio.Group className="depths">
            {DEPTHS.map((depth) => (
              <Radio key={depth} value={depth}>
                {t[depth]}
                <div className="small muted">{t[`${depth}Hint`]}</div>
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="name" label={t.name}>
          <Input maxLength={80} />
        </Form.Item>
      </Form>
      {asking.error === null ? null : <Refusal error={asking.error} />}
    </Modal>
  );
}
