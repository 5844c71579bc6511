import { UploadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Input, Modal, Upload } from "antd";
import { call, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { localToday } from "../../ui/local-today.ts";
import { Refusal } from "../refusal/index.ts";
import { starterText } from "./starter.ts";
import { regimeTexts } from "./texts.ts";

interface Blank {
  readonly id: string;
  readonly title: string;
}

/** A new regime: from a Markdown file, or blank. Either begins as a draft. */
export function NewRegime({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(regimeTexts);
  const navigate = useNavigate();
  const create = useMutation({
    mutationFn: (source: string) => call("POST /api/regimes", { body: { source } }),
    onSuccess: async (view) => {
      await refresh("/regimes");
      await navigate({ to: "/regimes/$id/edit", params: { id: view.summary.id } });
    },
  });
  const required = { required: true, message: t.required };
  return (
    <Modal title={t.create} open footer={null} onCancel={onClose}>
      <div className="stack">
        {create.error === null ? null : <Refusal error={create.error} />}
        <div>
          <Upload
            accept=".md,.markdown,text/markdown"
            showUploadList={false}
            beforeUpload={(file: File) => {
              void file.text().then(create.mutate);
              return false;
            }}
          >
            <Button icon={<UploadOutlined />} loading={create.isPending}>
              {t.fromFile}
            </Button>
          </Upload>
        </div>
        <Form<Blank>
          layout="vertical"
          requiredMark={false}
          onFinish={(blank) => create.mutate(starterText({ ...blank, today: localToday() }))}
        >
          <Form.Item name="title" label={t.newTitle} rules={[required]}>
            <Input />
          </Form.Item>
          <Form.Item
            name="id"
            label={t.newId}
            rules={[required, { pattern: /^[a-z0-9-]+$/, message: t.newId }]}
          >
            <Input />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t.fromBlank}
          </Button>
        </Form>
      </div>
    </Modal>
  );
}
