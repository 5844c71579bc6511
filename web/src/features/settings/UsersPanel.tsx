import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Modal, Table } from "antd";
import { useState } from "react";
import type { UserRow } from "../../../../src/contract/index.ts";
import { call, read, refresh } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { Loaded, Refusal } from "../refusal/index.ts";
import { sessionTexts } from "../session/index.ts";
import { NewUser } from "./NewUser.tsx";
import { settingsTexts } from "./texts.ts";

interface Secret {
  readonly account: string;
  readonly password: string;
}

/** The accounts: who may do what. */
export function UsersPanel() {
  const t = useTexts(settingsTexts);
  const query = useQuery(read("GET /api/users", {}));
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  return (
    <section className="panel">
      <div className="spread">
        <h2>{t.users}</h2>
        <Button onClick={() => setAdding(true)}>{t.add}</Button>
      </div>
      <Loaded query={query}>
        {({ users }) => <UserTable users={users} onSecret={setSecret} />}
      </Loaded>
      {isAdding ? <NewUser onSecret={setSecret} onClose={() => setAdding(false)} /> : null}
      <Modal
        title={t.oneTime}
        open={secret !== null}
        okText={t.done}
        onOk={() => setSecret(null)}
        onCancel={() => setSecret(null)}
        cancelButtonProps={{ style: { display: "none" } }}
      >
        <p>{t.oneTimeHint(secret?.account ?? "")}</p>
        <p>
          <code className="secret">{secret?.password}</code>
        </p>
      </Modal>
    </section>
  );
}

interface UserTableProps {
  readonly users: readonly UserRow[];
  readonly onSecret: (secret: Secret) => void;
}

function UserTable({ users, onSecret }: UserTableProps) {
  const t = useTexts(settingsTexts);
  const roleNames = useTexts(sessionTexts);
  const change = useMutation({
    mutationFn: ({
      account,
      ...body
    }: {
      account: string;
      isActive?: boolean;
      resetPassword?: boolean;
    }) => call("PATCH /api/users/:account", { params: { account }, body }),
    onSuccess: async ({ user, oneTimePassword }) => {
      if (oneTimePassword !== null) onSecret({ account: user.account, password: oneTimePassword });
      await refresh("/users");
    },
  });
  return (
    <>
      {change.error === null ? null : <Refusal error={change.error} />}
      <Table<UserRow>
        size="middle"
        rowKey="account"
        dataSource={[...users]}
        pagination={false}
        scroll={{ x: 820 }}
        columns={[
          { title: t.account, dataIndex: "account" },
          { title: t.displayName, dataIndex: "displayName" },
          {
            title: t.roles,
            render: (_, user) => user.roles.map((role) => roleNames[role]).join("、"),
          },
          {
            title: t.lastSeen,
            render: (_, user) =>
              user.lastSeenAt === null ? t.never : formatInstant(user.lastSeenAt),
          },
          { title: t.state, render: (_, user) => (user.isActive ? t.active : t.closed) },
          {
            title: "",
            align: "right",
            render: (_, { account, isActive }) => (
              <span className="row" style={{ justifyContent: "flex-end" }}>
                <Button
                  size="small"
                  onClick={() => change.mutate({ account, resetPassword: true })}
                >
                  {t.reset}
                </Button>
                <Button
                  size="small"
                  onClick={() => change.mutate({ account, isActive: !isActive })}
                >
                  {isActive ? t.close : t.open}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
