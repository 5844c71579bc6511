import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Overview } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Figure } from "../../ui/Figure.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { useSession } from "../session/index.ts";
import { homeTexts } from "./texts.ts";
import { WaitingLink } from "./WaitingLink.tsx";
import "./home.css";

/** What waits for the reader, and where things stand. */
export function HomePage() {
  const t = useTexts(homeTexts);
  const session = useSession();
  const query = useQuery({ ...read("GET /api/overview", {}), refetchInterval: 30_000 });
  return (
    <Page title={t.title(session?.displayName ?? "")} lead={query.data?.organisation}>
      <Loaded query={query}>
        {(overview) => (
          <div className="stack">
            <Waiting overview={overview} />
            <Standing overview={overview} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Waiting({ overview }: { readonly overview: Overview }) {
  const t = useTexts(homeTexts);
  return (
    <section className="panel">
      <h2>{t.waiting}</h2>
      {overview.waiting.length === 0 ? (
        <EmptyState title={t.nothing} hint={t.nothingHint} />
      ) : (
        <ul className="waiting">
          {overview.waiting.map((one) => (
            <li key={`${one.kind}${one.about?.id ?? ""}`} className={one.kind}>
              <span>{one.text}</span>
              <span className="waiting-go">
                <WaitingLink one={one}>{t.go}</WaitingLink>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The figures this reader may see, each with its list. */
function Standing({ overview }: { readonly overview: Overview }) {
  const t = useTexts(homeTexts);
  const session = useSession();
  const isOwn = session !== null && !session.rights.includes("customer.read");
  const { customers, managers, unassigned, regimesInForce, ledgerRecords } = overview;
  return (
    <section className="panel">
      <h2>{t.standing}</h2>
      <div className="figures">
        {customers === null ? null : (
          <Link to={isOwn ? "/my-book" : "/customers"}>
            <Figure
              label={isOwn ? t.ownCustomers : t.customers}
              value={formatNumber(customers)}
              unit={t.household}
            />
          </Link>
        )}
        {managers === null ? null : (
          <Link to="/managers">
            <Figure label={t.managers} value={formatNumber(managers)} unit={t.person} />
          </Link>
        )}
        {unassigned === null ? null : (
          <Link to="/customers" search={{ unassigned: "true" }}>
            <Figure label={t.unassigned} value={formatNumber(unassigned)} unit={t.household} />
          </Link>
        )}
        {regimesInForce === null ? null : (
          <Link to="/regimes">
            <Figure label={t.regimes} value={formatNumber(regimesInForce)} unit={t.piece} />
          </Link>
        )}
        {ledgerRecords === null ? null : (
          <Link to="/ledger">
            <Figure label={t.records} value={formatNumber(ledgerRecords)} unit={t.entry} />
          </Link>
        )}
        <Administration />
      </div>
    </section>
  );
}

/** Administrators see no figures: their own places. */
function Administration() {
  const t = useTexts(homeTexts);
  const rights = useSession()?.rights ?? [];
  return (
    <>
      {rights.includes("users.write") ? <Link to="/access">{t.users}</Link> : null}
      {rights.includes("settings.write") ? <Link to="/settings">{t.settings}</Link> : null}
    </>
  );
}
