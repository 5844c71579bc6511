import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Form, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { runTexts } from "./texts.ts";

interface Fields {
  readonly regimeId: string;
  readonly seconds: number;
  readonly seed: number;
}

const SECONDS = 20;

/** Starts a run: by which regime, for how long, with which seed. */
export function StartRun({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(runTexts);
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const [key] = useState(newKey);
  const query = useQuery(read("GET /api/regimes", {}));
  const inForce = (query.data?.regimes ?? []).filter((regime) => regime.inForce !== null);
  const start = useMutation({
    mutationFn: (body: Fields) => call("POST /api/runs", { body }, { idempotencyKey: key }),
    onSuccess: async (run) => {
      await refresh("/runs", "/overview");
      await navigate({ to: "/allocation/$id", params: { id: run.id } });
    },
  });
  return (
    <Modal
      title={t.start}
      open
      okText={t.start}
      cancelText={t.cancel}
      okButtonProps={{ loading: start.isPending, disabled: inForce.length === 0 }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Loaded query={query}>
        {() =>
          inForce.length === 0 ? (
            <Notice tone="warning" items={[{ what: t.noRegime }]} />
          ) : (
            <Form<Fields>
              form={form}
              layout="vertical"
              requiredMark={false}
              initialValues={{ regimeId: inForce[0]?.id, seconds: SECONDS, seed: 1 }}
              onFinish={start.mutate}
            >
              <Form.Item name="regimeId" label={t.regime}>
                <Select
                  options={inForce.map((regime) => ({
                    value: regime.id,
                    label: t.regimeAt(regime.title, regime.inForce?.revision ?? 0),
                  }))}
                />
              </Form.Item>
              <Form.Item name="seconds" label={t.seconds} extra={t.secondsHint}>
                <InputNumber min={1} max={600} precision={0} />
              </Form.Item>
              <Form.Item name="seed" label={t.seed} extra={t.seedHint}>
                <InputNumber min={0} max={2_147_483_647} precision={0} />
              </Form.Item>
              {start.error === null ? null : <Refusal error={start.error} />}
            </Form>
          )
        }
      </Loaded>
    </Modal>
  );
}
