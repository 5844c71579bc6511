import { useQuery } from "@tanstack/react-query";
import { Table } from "antd";
import type { RoleView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatList, formatNumber, useTexts } from "../../i18n/index.ts";
import { Citations } from "../articles/index.ts";
import { Loaded } from "../refusal/index.ts";
import { sessionTexts } from "../session/index.ts";
import { rightTexts } from "./right-texts.ts";
import { accessTexts } from "./texts.ts";

/** Every role with what it may do and see, and the article that says so. */
export function RolesPanel() {
  const query = useQuery(read("GET /api/roles", {}));
  return (
    <section className="panel">
      <Loaded query={query}>{({ roles }) => <RoleTable roles={roles} />}</Loaded>
    </section>
  );
}

function RoleTable({ roles }: { readonly roles: readonly RoleView[] }) {
  const t = useTexts(accessTexts);
  const names = useTexts(sessionTexts);
  const rights = useTexts(rightTexts);
  const way = (role: RoleView): string => {
    if (role.sensitive === "reveal") return t.reveal(formatNumber(role.perDay));
    if (role.sensitive === "none") return t.none;
    return role.sensitive === "open" ? t.open_ : t.masked;
  };
  const scope = (role: RoleView): string => (role.scope === "unit" ? t.unitScope : t[role.scope]);
  return (
    <Table<RoleView>
      size="middle"
      rowKey="role"
      dataSource={[...roles]}
      pagination={false}
      scroll={{ x: 760 }}
      columns={[
        { title: t.role, render: (_, role) => names[role.role], width: 150 },
        { title: t.scope, render: (_, role) => scope(role), width: 90 },
        {
          title: t.rights,
          render: (_, role) => (
            <div className="rights">{formatList(role.rights.map((right) => rights[right]))}</div>
          ),
        },
        { title: t.sensitive, render: (_, role) => way(role), width: 190 },
        {
          title: t.basis,
          width: 130,
          render: (_, role) =>
            role.articles.length === 0 ? (
              <span className="muted">{t.builtIn}</span>
            ) : (
              <Citations articles={role.articles} />
            ),
        },
      ]}
    />
  );
}
