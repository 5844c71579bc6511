import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal, Select } from "antd";
import type { Role } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { sessionTexts } from "../session/index.ts";
import { settingsTexts } from "./texts.ts";

const ROLES: readonly Role[] = [
  "manager",
  "teamLead",
  "unitHead",
  "allocator",
  "compliance",
  "regimeEditor",
  "regimeApprover",
  "executive",
  "sysAdmin",
  "secAdmin",
  "auditAdmin",
];

interface Fields {
  readonly account: string;
  readonly displayName: string;
  readonly roles: Role[];
  readonly manager?: string;
}

interface NewUserProps {
  readonly onSecret: (secret: { readonly account: string; readonly password: string }) => void;
  readonly onClose: () => void;
}

/** Adds an account; its one-time password is shown once. */
export function NewUser({ onSecret, onClose }: NewUserProps) {
  const t = useTexts(settingsTexts);
  const roleNames = useTexts(sessionTexts);
  const [form] = Form.useForm<Fields>();
  const add = useMutation({
    mutationFn: ({ manager = "", ...body }: Fields) =>
      call("POST /api/users", { body: { ...body, manager: manager === "" ? null : manager } }),
    onSuccess: async ({ user, oneTimePassword }) => {
      await refresh("/users");
      onClose();
      if (oneTimePassword !== null) onSecret({ account: user.account, password: oneTimePassword });
    },
  });
  const required = { required: true, message: t.required };
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
          rules={[required, { pattern: /^[A-Za-z0-9._-]{2,50}$/, message: t.accountHint }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={t.displayName} rules={[required]}>
          <Input />
        </Form.Item>
        <Form.Item name="roles" label={t.roles} rules={[required]}>
          <Select
            mode="multiple"
            options={ROLES.map((value) => ({ value, label: roleNames[value] }))}
          />
        </Form.Item>
        <Form.Item name="manager" label={t.manager}>
          <Input />
        </Form.Item>
      </Form>
    </Modal>
  );
}
