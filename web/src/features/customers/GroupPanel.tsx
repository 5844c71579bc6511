import { Link } from "@tanstack/react-router";
import type { CustomerView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { useMay, useSession } from "../session/index.ts";
import { customerTexts } from "./texts.ts";

type Group = NonNullable<CustomerView["group"]>;

/** Who looks after the customer's group: its main owner and the local ones, by the article. */
export function GroupPanel({ group }: { readonly group: Group }) {
  const t = useTexts(customerTexts);
  return (
    <section className="panel">
      <h2>{t.group(group.name)}</h2>
      <dl className="facts">
        <dt>{t.mainOwner}</dt>
        <dd>
          <Owner owner={group.main} /> · {t.members(formatNumber(group.members))}
        </dd>
        {group.locals.map(({ place, owner, customers }) => (
          <LocalRow key={place} place={place} owner={owner} count={formatNumber(customers)} />
        ))}
      </dl>
      <p className="small muted">
        <Citation article={group.article} /> {t.groupHint}
      </p>
    </section>
  );
}

interface LocalRowProps {
  readonly place: string;
  readonly owner: Group["main"];
  readonly count: string;
}

function LocalRow({ place, owner, count }: LocalRowProps) {
  const t = useTexts(customerTexts);
  return (
    <>
      <dt>{t.localOwner(place)}</dt>
      <dd>
        <Owner owner={owner} /> · {t.members(count)}
      </dd>
    </>
  );
}

function Owner({ owner }: { readonly owner: Group["main"] }) {
  const t = useTexts(customerTexts);
  const mayRead = useMay("manager.read");
  const own = useSession()?.manager?.id;
  if (owner === null) return <span className="bad">{t.nobody}</span>;
  if (!mayRead && owner.id !== own) return <>{owner.name}</>;
  return (
    <Link to="/managers/$id" params={{ id: owner.id }}>
      {owner.name}
    </Link>
  );
}
