import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useState } from "react";
import type { DutyView } from "../../../../src/contract/index.ts";
import { call, newKey, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { dutyTexts } from "./texts.ts";

interface Fields {
  readonly on?: string;
  readonly text: string;
}

/** Says to the server that one duty is done. */
function enter({ kind, about, customer }: DutyView, { on, text }: Fields, key: string) {
  const params = { id: about };
  const day = on ? { on } : {};
  const more = { idempotencyKey: key };
  const id = customer?.id ?? "";
  switch (kind) {
    case "check":
      return call(
        "POST /api/handovers/:id/checks",
        { params, body: { customer: id, note: text, ...day } },
        more,
      );
    case "tell":
      return call(
        "POST /api/transfers/:id/told",
        { params, body: { customers: [id], way: text, ...day } },
        more,
      );
    case "report":
      return call("POST /api/absences/:id/report", { params, body: { report: text } }, more);
  }
}

interface DutyDialogProps {
  readonly duty: DutyView;
  readonly onClose: () => void;
}

export function DutyDialog({ duty, onClose }: DutyDialogProps) {
  const t = useTexts(dutyTexts);
  const [form] = Form.useForm<Fields>();
  const [key] = useState(newKey);
  const save = useMutation({
    mutationFn: (fields: Fields) => enter(duty, fields, key),
    onSuccess: async () => {
      await refresh("/duties", "/handovers", "/transfers", "/absences");
      onClose();
    },
  });
  const label = { check: t.note, tell: t.way, report: t.reportText }[duty.kind];
  return (
    <Modal
      title={[t[`${duty.kind}Done`], duty.customer?.name ?? duty.from?.name].join(" · ")}
      open
      okText={t.save}
      cancelText={t.cancel}
      okButtonProps={{ loading: save.isPending }}
      onOk={form.submit}
      onCancel={onClose}
      destroyOnHidden
    >
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={save.mutate}>
        {duty.kind === "report" ? null : (
          <Form.Item name="on" label={t.on}>
            <Input type="date" />
          </Form.Item>
        )}
        <Form.Item
          name="text"
          label={label}
          {...(duty.kind === "tell" ? { extra: t.wayHint } : {})}
          rules={[{ required: true, whitespace: true, message: t.required }]}
        >
          <Input.TextArea rows={duty.kind === "tell" ? 1 : 4} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
