import { UserOutlined } from "@ant-design/icons";
import { Button, Dropdown, Modal } from "antd";
import { useState } from "react";
import { call, queryClient } from "../api/index.ts";
import {
  forgetAllButSession,
  PasswordForm,
  sessionQuery,
  sessionTexts,
  useSession,
} from "../features/session/index.ts";
import { useTexts } from "../i18n/index.ts";
import { useNarrow } from "../ui/use-narrow.ts";
import { shellTexts } from "./texts.ts";

async function leave(): Promise<void> {
  await call("DELETE /api/session", {});
  await queryClient.resetQueries({ queryKey: sessionQuery().queryKey });
  forgetAllButSession();
}

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const t = useTexts(shellTexts);
  const roles = useTexts(sessionTexts);
  const session = useSession();
  const narrow = useNarrow();
  const [changes, setChanges] = useState(false);
  if (session === null) return null;
  return (
    <>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: [
            {
              key: "who",
              disabled: true,
              label: session.roles.map((role) => roles[role]).join(" · "),
            },
            { key: "password", label: t.changePassword, onClick: () => setChanges(true) },
            { key: "leave", label: t.signOut, onClick: () => void leave() },
          ],
        }}
      >
        <Button type="text" icon={<UserOutlined />} aria-label={session.displayName}>
          {narrow ? null : session.displayName}
        </Button>
      </Dropdown>
      <Modal
        title={t.changePassword}
        open={changes}
        footer={null}
        destroyOnHidden
        onCancel={() => setChanges(false)}
      >
        <PasswordForm onDone={() => setChanges(false)} />
      </Modal>
    </>
  );
}
