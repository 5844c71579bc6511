import { useMutation, useQuery } from "@tanstack/react-query";
import { Form, Modal } from "antd";
import type { Named, UserRow } from "../../../../src/contract/index.ts";
import { call, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { accessTexts } from "./texts.ts";
import { UserFields, type UserInput, userBody } from "./UserFields.tsx";

interface EditUserProps {
  readonly user: UserRow;
  readonly units: readonly Named[];
  readonly onClose: () => void;
}

/** Changes roles and range of an account; its sessions end with the change. */
export function EditUser({ user, units, onClose }: EditUserProps) {
  const t = useTexts(accessTexts);
  const [form] = Form.useForm<UserInput>();
  const roles = useQuery(read("GET /api/roles", {})).data?.roles ?? [];
  const { account } = user;
  const save = useMutation({
    mutationFn: (input: UserInput) =>
      call("PATCH /api/users/:account", { params: { account }, body: userBody(input) }),
    onSuccess: async () => {
      await refresh("/users");
      onClose();
    },
  });
  const before: UserInput = {
    displayName: user.displayName,
    roles: [...user.roles],
    scopeUnits: [...user.scopeUnits],
    ...(user.unit === null ? {} : { unit: user.unit.id }),
    ...(user.manager === null ? {} : { manager: user.manager.id }),
  };
  return (
    <Modal
      title={`${t.edit} ${account}`}
      open
      okText={t.save}
      cancelText={t.cancel}
      okButtonProps={{ loading: save.isPending }}
      onOk={form.submit}
      onCancel={onClose}
    >
      {save.error === null ? null : <Refusal error={save.error} />}
      <Form<UserInput>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={before}
        onFinish={save.mutate}
      >
        <UserFields roles={roles.map(({ role }) => role)} units={units} />
      </Form>
    </Modal>
  );
}
