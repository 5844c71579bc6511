import { useMutation } from "@tanstack/react-query";
import { Button, Dropdown, Table } from "antd";
import { useState } from "react";
import type { Named, UserRow } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { formatInstant, formatList, useTexts } from "../../i18n/index.ts";
import { Refusal } from "../refusal/index.ts";
import { sessionTexts } from "../session/index.ts";
import { EditUser } from "./EditUser.tsx";
import { accessTexts } from "./texts.ts";

interface UserTableProps {
  readonly users: readonly UserRow[];
  readonly units: readonly Named[];
  readonly onSecret: (secret: { readonly account: string; readonly password: string }) => void;
}

interface Change {
  readonly account: string;
  readonly isActive?: boolean;
  readonly resetPassword?: boolean;
  readonly resetFactor?: boolean;
  readonly signOn?: boolean;
}

/** The accounts with their roles and range, and what can be done with each. */
export function UserTable({ users, units, onSecret }: UserTableProps) {
  const t = useTexts(accessTexts);
  const names = useTexts(sessionTexts);
  const [edited, setEdited] = useState<UserRow | null>(null);
  const change = useMutation({
    mutationFn: ({ account, ...body }: Change) =>
      call("PATCH /api/users/:account", { params: { account }, body }),
    onSuccess: async ({ user, oneTimePassword }) => {
      if (oneTimePassword !== null) onSecret({ account: user.account, password: oneTimePassword });
      await refresh("/users");
    },
  });
  const unitName = (id: string): string => units.find((unit) => unit.id === id)?.name ?? id;
  const range = ({ unit, scopeUnits }: UserRow): string =>
    formatList([unit === null ? t.everywhere : unit.name, ...scopeUnits.map(unitName)]);
  const actions = ({ account, isActive, hasFactor, signOn }: UserRow) => [
    {
      key: "reset",
      label: t.reset,
      onClick: () => change.mutate({ account, resetPassword: true }),
    },
    {
      key: "factor",
      label: t.resetSecond,
      disabled: !hasFactor,
      onClick: () => change.mutate({ account, resetFactor: true }),
    },
    {
      key: "signOn",
      label: signOn === "none" ? t.openSignOn : t.closeSignOn,
      onClick: () => change.mutate({ account, signOn: signOn === "none" }),
    },
    {
      key: "active",
      label: isActive ? t.close : t.open,
      danger: isActive,
      onClick: () => change.mutate({ account, isActive: !isActive }),
    },
  ];
  const signOnText = { none: t.signOnNone, invited: t.signOnInvited, bound: t.signOnBound };
  return (
    <>
      {change.error === null ? null : <Refusal error={change.error} />}
      <Table<UserRow>
        size="middle"
        rowKey="account"
        dataSource={[...users]}
        pagination={false}
        scroll={{ x: 1000 }}
        columns={[
          { title: t.account, dataIndex: "account" },
          { title: t.displayName, dataIndex: "displayName" },
          { title: t.roles, render: (_, user) => formatList(user.roles.map((one) => names[one])) },
          { title: t.range, render: (_, user) => range(user) },
          { title: t.second, render: (_, user) => (user.hasFactor ? t.hasSecond : t.noSecond) },
          { title: t.signOn, render: (_, user) => signOnText[user.signOn] },
          {
            title: t.lastSeen,
            render: (_, user) =>
              user.lastSeenAt === null ? t.never : formatInstant(user.lastSeenAt),
          },
          { title: t.state, render: (_, user) => (user.isActive ? t.active : t.closed) },
          {
            title: "",
            align: "right",
            render: (_, user) => (
              <span className="row" style={{ justifyContent: "flex-end", flexWrap: "nowrap" }}>
                <Button size="small" onClick={() => setEdited(user)}>
                  {t.edit}
                </Button>
                <Dropdown trigger={["click"]} menu={{ items: actions(user) }}>
                  <Button size="small">{t.more}</Button>
                </Dropdown>
              </span>
            ),
          },
        ]}
      />
      {edited === null ? null : (
        <EditUser user={edited} units={units} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
