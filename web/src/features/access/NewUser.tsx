import { useMutation, useQuery } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import type { Named } from "../../../../src/contract/index.ts";
import { call, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { accessTexts } from "./texts.ts";
import { UserFields, type UserInput, userBody } from "./UserFields.tsx";

type Fields = UserInput & { readonly account: string };

interface NewUserProps {
  readonly units: readonly Named[];
  readonly onSecret: (secret: { readonly account: string; readonly password: string }) => void;
  readonly onClose: () => void;
}

/** Adds an account; its one-time password is shown once. */
export function NewUser({ units, onSecret, onClose }: NewUserProps) {
  const t = useTexts(accessTexts);
  const [form] = Form.useForm<Fields>();
  const roles = useQuery(read("GET /api/roles", {})).data?.roles ?? [];
  const add = useMutation({
    mutationFn: ({ account, ...input }: Fields) =>
      call("POST /api/users", { body: { account, ...userBody(input) } }),
    onSuccess: async ({ user, oneTimePassword }) => {
      await refresh("/users");
      onClose();
      if (oneTimePassword !== null) onSecret({ account: user.account, password: oneTimePassword });
    },
  });
  return (
    <Modal
      title={t.add}
      open
      okText={t.add}
      cancelText={t.cancel}
      okButtonProps={{ loading: add.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {add.error === null ? null : <Refusal error={add.error} />}
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={add.mutate}>
        <Form.Item
          name="account"
          label={t.account}
          rules={[
            { required: true, message: t.required },
            { pattern: /^[A-Za-z0-9._-]{2,50}$/, message: t.accountHint },
          ]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <UserFields roles={roles.map(({ role }) => role)} units={units} />
      </Form>
    </Modal>
  );
}
