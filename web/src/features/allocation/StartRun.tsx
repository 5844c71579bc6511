import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Collapse, Form, type FormInstance, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import type { Dials, RegimeSummary } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { AS_WRITTEN, DialFields, DialSummary } from "../scenarios/index.ts";
import { runTexts } from "./texts.ts";

interface Fields {
  readonly name: string;
  readonly regimeId: string;
  readonly seconds: number;
  readonly seed: number;
  readonly dials: Dials;
}

/** What the form begins with: the plan that is to be solved once more, turned a little. */
export type StartFrom = Pick<Fields, "regimeId" | "seconds" | "seed" | "dials">;

const SECONDS = 20;

interface StartRunProps {
  readonly from?: StartFrom;
  readonly onClose: () => void;
}

/** Starts a run: by which regime, for how long, with which dials, under which name. */
export function StartRun({ from, onClose }: StartRunProps) {
  const t = useTexts(runTexts);
  const navigate = useNavigate();
  const [form] = Form.useForm<Fields>();
  const [key] = useState(newKey);
  const query = useQuery(read("GET /api/regimes", {}));
  const inForce = (query.data?.regimes ?? []).filter((regime) => regime.inForce !== null);
  const start = useMutation({
    mutationFn: (body: Fields) => call("POST /api/runs", { body }, { idempotencyKey: key }),
    onSuccess: async (run) => {
      onClose();
      await refresh("/runs", "/overview");
      await navigate({ to: "/allocation/$id", params: { id: run.id } });
    },
  });
  return (
    <Modal
      title={from === undefined ? t.start : t.again}
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
              initialValues={{
                name: "",
                regimeId: inForce[0]?.id,
                seconds: SECONDS,
                seed: 1,
                dials: AS_WRITTEN,
                ...from,
              }}
              onFinish={start.mutate}
            >
              <StartFields form={form} inForce={inForce} isOpen={from !== undefined} />
              {start.error === null ? null : <Refusal error={start.error} />}
            </Form>
          )
        }
      </Loaded>
    </Modal>
  );
}

interface StartFieldsProps {
  readonly form: FormInstance<Fields>;
  readonly inForce: readonly RegimeSummary[];
  /** Whether the dials are unfolded. */
  readonly isOpen: boolean;
}

function StartFields({ form, inForce, isOpen }: StartFieldsProps) {
  const t = useTexts(runTexts);
  return (
    <>
      <Form.Item name="regimeId" label={t.regime}>
        <Select
          options={inForce.map((regime) => ({
            value: regime.id,
            label: t.regimeAt(regime.title, regime.inForce?.revision ?? 0),
          }))}
        />
      </Form.Item>
      <Form.Item name="name" label={t.scenarioName} extra={t.scenarioNameHint}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="seconds" label={t.seconds} extra={t.secondsHint}>
        <InputNumber min={1} max={600} precision={0} />
      </Form.Item>
      <Collapse
        size="small"
        className="start-dials"
        defaultActiveKey={isOpen ? ["dials"] : []}
        items={[
          {
            key: "dials",
            forceRender: true,
            label: <DialsLabel form={form} />,
            children: (
              <>
                <DialFields />
                <Form.Item name="seed" label={t.seed} extra={t.seedHint}>
                  <InputNumber min={0} max={2_147_483_647} precision={0} />
                </Form.Item>
              </>
            ),
          },
        ]}
      />
    </>
  );
}

/** What is turned, said beside the fold; one press puts all back. */
function DialsLabel({ form }: Pick<StartFieldsProps, "form">) {
  const t = useTexts(runTexts);
  const dials = Form.useWatch("dials", form) ?? AS_WRITTEN;
  const isTurned = JSON.stringify(dials) !== JSON.stringify(AS_WRITTEN);
  return (
    <span className="row">
      <strong>{t.dials}</strong>
      <DialSummary dials={{ ...AS_WRITTEN, ...dials }} />
      {isTurned ? (
        <button
          type="button"
          className="link small"
          onClick={(event) => {
            event.stopPropagation();
            form.setFieldsValue({ dials: AS_WRITTEN });
          }}
        >
          {t.backToWritten}
        </button>
      ) : null}
    </span>
  );
}
