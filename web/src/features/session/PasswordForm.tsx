import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { call, queryClient } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { sessionTexts } from "./texts.ts";
import { sessionQuery } from "./use-session.ts";

interface Fields {
  readonly current: string;
  readonly next: string;
  readonly repeat: string;
}

/** Changes the reader's own password. */
export function PasswordForm({ onDone }: { readonly onDone?: () => void }) {
  const t = useTexts(sessionTexts);
  const { message } = App.useApp();
  const change = useMutation({
    mutationFn: ({ current, next }: Fields) =>
      call("POST /api/session/password", { body: { current, next } }),
    onSuccess: (answer) => {
      queryClient.setQueryData(sessionQuery().queryKey, answer);
      void message.success(t.changed);
      onDone?.();
    },
  });
  const required = { required: true, message: t.required };
  return (
    <Form<Fields> layout="vertical" requiredMark={false} onFinish={change.mutate}>
      <Form.Item name="current" label={t.current} rules={[required]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t.next}
        extra={t.nextHint}
        rules={[required, { min: 10, message: t.nextHint }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t.repeat}
        dependencies={["next"]}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue("next")
                ? Promise.resolve()
                : Promise.reject(new Error(t.mismatch)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.error === null ? null : (
        <div className="door-refusal">
          <Refusal error={change.error} />
        </div>
      )}
      <Button type="primary" htmlType="submit" block loading={change.isPending}>
        {t.change}
      </Button>
    </Form>
  );
}
