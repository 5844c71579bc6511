import { useQuery } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Loaded } from "../refusal/index.ts";
import { NewUser } from "./NewUser.tsx";
import { ThreeAdministrators } from "./ThreeAdministrators.tsx";
import { accessTexts } from "./texts.ts";
import { UserTable } from "./UserTable.tsx";

interface Secret {
  readonly account: string;
  readonly password: string;
}

/** The accounts: the three administrators, and everybody with roles and range. */
export function UsersPanel() {
  const t = useTexts(accessTexts);
  const query = useQuery(read("GET /api/users", {}));
  const [isAdding, setAdding] = useState(false);
  const [secret, setSecret] = useState<Secret | null>(null);
  return (
    <div className="stack">
      <Loaded query={query}>
        {({ users, units }) => (
          <>
            <ThreeAdministrators users={users} />
            <section className="panel">
              <div className="spread">
                <h2>{t.users}</h2>
                <Button onClick={() => setAdding(true)}>{t.add}</Button>
              </div>
              <UserTable users={users} units={units} onSecret={setSecret} />
            </section>
            {isAdding ? (
              <NewUser units={units} onSecret={setSecret} onClose={() => setAdding(false)} />
            ) : null}
          </>
        )}
      </Loaded>
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
    </div>
  );
}
