import { Tabs } from "antd";
import { useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { useMay } from "../session/index.ts";
import { RevealsPanel } from "./RevealsPanel.tsx";
import { RolesPanel } from "./RolesPanel.tsx";
import { accessTexts } from "./texts.ts";
import { UsersPanel } from "./UsersPanel.tsx";
import "./access.css";

/** Who may do and see what: accounts, roles, and what was shown to whom. */
export function AccessPage() {
  const t = useTexts(accessTexts);
  const mayUsers = useMay("users.write");
  const mayLedger = useMay("ledger.read");
  const users = { key: "users", label: t.users, children: <UsersPanel /> };
  const roles = { key: "roles", label: t.rolesTab, children: <RolesPanel /> };
  const reveals = { key: "reveals", label: t.revealsTab, children: <RevealsPanel /> };
  return (
    <Page title={t.title} lead={t.lead}>
      <Tabs items={[...(mayUsers ? [users] : []), roles, ...(mayLedger ? [reveals] : [])]} />
    </Page>
  );
}
