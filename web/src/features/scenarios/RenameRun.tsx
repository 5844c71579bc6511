import { EditOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import type { RunView } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { scenarioTexts } from "./texts.ts";

interface Fields {
  readonly name: string;
  readonly note: string;
}

const MOST_NAME = 80;
const MOST_NOTE = 1000;

/** Gives a scenario its name and a note. */
export function RenameRun({ run }: { readonly run: RunView }) {
  const t = useTexts(scenarioTexts);
  const [form] = Form.useForm<Fields>();
  const [isOpen, setOpen] = useState(false);
  const rename = useMutation({
    mutationFn: (body: Fields) => call("PATCH /api/runs/:id", { params: { id: run.id }, body }),
    onSuccess: async () => {
      await refresh("/runs", "/comparison");
      setOpen(false);
    },
  });
  if (!run.allowed.includes("rename")) return null;
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<EditOutlined />}
        aria-label={t.rename}
        title={t.rename}
        onClick={() => setOpen(true)}
      />
      <Modal
        title={t.rename}
        open={isOpen}
        okText={t.save}
        cancelText={t.cancel}
        okButtonProps={{ loading: rename.isPending }}
        destroyOnHidden
        onOk={form.submit}
        onCancel={() => setOpen(false)}
      >
        <Form<Fields>
          form={form}
          layout="vertical"
          initialValues={{ name: run.name, note: run.note }}
          onFinish={rename.mutate}
        >
          <Form.Item name="name" label={t.name} extra={t.nameHint}>
            <Input maxLength={MOST_NAME} autoFocus />
          </Form.Item>
          <Form.Item name="note" label={t.note}>
            <Input.TextArea rows={3} maxLength={MOST_NOTE} />
          </Form.Item>
        </Form>
        {rename.error === null ? null : <Refusal error={rename.error} />}
      </Modal>
    </>
  );
}
