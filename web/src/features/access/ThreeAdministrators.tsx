import type { Role, UserRow } from "../../../../src/contract/index.ts";
import { formatList, useTexts } from "../../i18n/index.ts";
import { sessionTexts } from "../session/index.ts";
import { accessTexts } from "./texts.ts";

const ADMINISTRATORS: readonly Role[] = ["sysAdmin", "secAdmin", "auditAdmin"];

/** Roles that stand alone in an account: administrators, and people outside the organisation. */
export const standsAlone = (role: Role): boolean =>
  ADMINISTRATORS.includes(role) || role === "partnerUser" || role === "portalUser";

/** Who the three administrators are; an empty place is plain to see. */
export function ThreeAdministrators({ users }: { readonly users: readonly UserRow[] }) {
  const t = useTexts(accessTexts);
  const names = useTexts(sessionTexts);
  return (
    <section className="panel">
      <h2>{t.three}</h2>
      <p className="muted">{t.threeLead}</p>
      <dl className="three">
        {ADMINISTRATORS.map((role) => {
          const holders = users.filter((user) => user.isActive && user.roles.includes(role));
          return (
            <div key={role}>
              <dt>{names[role]}</dt>
              <dd>
                {holders.length === 0 ? (
                  <span className="bad">{t.nobody}</span>
                ) : (
                  formatList(holders.map((user) => `${user.displayName}（${user.account}）`))
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
