import { Link } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { useState } from "react";
import type {
  CheckView,
  CustomerEntry,
  MatchPart,
  MatchView,
} from "../../../../src/contract/index.ts";
import { formatPercent, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Citation } from "../articles/index.ts";
import { type Collided, RaiseCollision } from "./RaiseCollision.tsx";
import { newCustomerTexts } from "./texts.ts";

interface MatchListProps {
  /** null = nothing has been checked yet. */
  readonly found: { readonly entry: CustomerEntry; readonly check: CheckView } | null;
}

const COLOURS = { same: "red", likely: "orange", possible: "gold" } as const;

/** What a check found, each with what agrees and what does not. */
export function MatchList({ found }: MatchListProps) {
  const t = useTexts(newCustomerTexts);
  const [about, setAbout] = useState<Collided | null>(null);
  if (found === null) return <EmptyState title={t.notChecked} hint={t.notCheckedHint} />;
  const { check, entry } = found;
  return (
    <div className="stack" aria-live="polite">
      <p className="muted small">
        {t.by} {check.article === null ? t.builtIn : <Citation article={check.article} />}
      </p>
      {check.matches.length === 0 ? (
        <EmptyState title={t.nothing} hint={t.nothingHint} />
      ) : (
        check.matches.map((match) => (
          <MatchCard
            key={match.ref}
            match={match}
            onCollide={() => setAbout({ entry, ref: match.ref })}
          />
        ))
      )}
      {about === null ? null : <RaiseCollision about={about} onClose={() => setAbout(null)} />}
    </div>
  );
}

interface MatchCardProps {
  readonly match: MatchView;
  readonly onCollide: () => void;
}

function MatchCard({ match, onCollide }: MatchCardProps) {
  const t = useTexts(newCustomerTexts);
  return (
    <article className="match">
      <div className="spread">
        <div className="row">
          <Tag color={COLOURS[match.verdict]}>{t[match.verdict]}</Tag>
          <MatchName match={match} />
        </div>
        <span className="num muted">{t.alike(formatPercent(match.score / 10_000))}</span>
      </div>
      <Standing match={match} />
      <ul className="match-parts">
        {match.parts.map((part) => (
          <li key={part.part} className={`match-${part.agreement}`}>
            {t.parts(part.part)} <Agreement part={part} />
          </li>
        ))}
      </ul>
      {match.isOwn ? null : (
        <Button size="small" onClick={onCollide}>
          {t.collide}
        </Button>
      )}
    </article>
  );
}

function MatchName({ match: { customer } }: { readonly match: MatchView }) {
  const t = useTexts(newCustomerTexts);
  if (customer === null) return <span title={t.knownHint}>{t.known}</span>;
  if (customer.id === null) return <strong>{customer.name}</strong>;
  return (
    <Link to="/customers/$id" params={{ id: customer.id }}>
      {customer.name}
    </Link>
  );
}

function Standing({ match }: { readonly match: MatchView }) {
  const t = useTexts(newCustomerTexts);
  const { unit, owner, isOwned, isOwn, customer, verdict } = match;
  const said = [
    ...(verdict === "same" ? [t.sameHint] : []),
    ...(customer === null && !isOwn ? [t.knownHint] : []),
    ...(unit === null ? [] : [t.inUnit(unit.name)]),
    ...(isOwn ? [t.own] : owner === null ? [] : [t.ownedBy(owner.name)]),
    ...(isOwned === false ? [t.unowned] : []),
  ];
  return said.length === 0 ? null : <p className="small match-standing">{said.join(" · ")}</p>;
}

function Agreement({ part: { agreement } }: { readonly part: MatchPart }) {
  const t = useTexts(newCustomerTexts);
  const said = { equal: t.agrees, similar: t.near, oneSided: t.oneSided, differs: t.differs };
  return <span className="muted">{said[agreement]}</span>;
}
