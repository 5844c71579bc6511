import { Button, Form, Input, Radio } from "antd";
import type { CollisionView, Outcome } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { collisionTexts } from "./texts.ts";
import { useAct } from "./use-act.ts";

interface Fields {
  readonly outcome: Outcome;
  readonly winner?: string;
  readonly reason?: string;
}

interface DecideCaseProps {
  readonly view: CollisionView;
  readonly proposal: NonNullable<CollisionView["proposal"]>;
}

/** The ruling, filled in as the article proposes it. */
export function DecideCase({ view, proposal }: DecideCaseProps) {
  const t = useTexts(collisionTexts);
  const [form] = Form.useForm<Fields>();
  const outcome = Form.useWatch("outcome", form);
  const winner = Form.useWatch("winner", form);
  const decide = useAct(
    view.id,
    (fields: Fields, options) =>
      call(
        "POST /api/collisions/:id/decision",
        {
          params: { id: view.id },
          body: {
            ver: view.ver,
            outcome: fields.outcome,
            winner: fields.outcome === "unit" ? null : (fields.winner ?? null),
            reason: fields.reason ?? "",
          },
        },
        options,
      ),
    () => undefined,
  );
  const isProposed =
    outcome === proposal.outcome && (outcome === "unit" || winner === proposal.winner?.id);
  const parties = [view.holder, view.challenger].filter((party) => party !== null);
  const needed = [{ required: true, message: t.needed }];
  return (
    <Form<Fields>
      // A new version of the case may propose something else.
      key={view.ver}
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ outcome: proposal.outcome, winner: proposal.winner?.id }}
      onFinish={decide.mutate}
    >
      {decide.error === null ? null : <Refusal error={decide.error} />}
      <Form.Item name="outcome" label={t.outcome} rules={needed}>
        <Radio.Group
          options={view.outcomes.map((value) => ({ value, label: t.outcomes(value) }))}
        />
      </Form.Item>
      {outcome === "unit" ? null : (
        <Form.Item name="winner" label={t.winner} rules={needed}>
          <Radio.Group options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t.reason}
        extra={isProposed ? t.reasonHint : undefined}
        dependencies={["outcome", "winner"]}
        rules={isProposed ? [] : [{ required: true, whitespace: true, message: t.reasonNeeded }]}
      >
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={decide.isPending}>
        {view.state === "appeal" ? t.decideAppeal : t.decide}
      </Button>
    </Form>
  );
}
