import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { ContactClockView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Citation } from "../articles/index.ts";
import { Loaded } from "../refusal/index.ts";
import { dispatchTexts } from "./texts.ts";

const MINUTE = 60_000;

/** The present minute, anew every half minute. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE / 2);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Customers that were given to the reader and that he has not been in touch with. */
export function FirstContacts() {
  const t = useTexts(dispatchTexts);
  const now = useNow();
  const query = useQuery({ ...read("GET /api/first-contacts", {}), refetchInterval: MINUTE });
  return (
    <section className="panel">
      <h2>{t.clocks}</h2>
      <Loaded query={query}>
        {({ clocks }) =>
          clocks.length === 0 ? (
            <EmptyState title={t.noClocks} hint={t.noClocksHint} />
          ) : (
            <>
              <p className="muted">{t.clocksCount(formatNumber(clocks.length))}</p>
              <ul className="waiting">
                {clocks.map((clock) => (
                  <Clock key={clock.customer.id} clock={clock} now={now} />
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Clock({ clock, now }: { readonly clock: ContactClockView; readonly now: number }) {
  const t = useTexts(dispatchTexts);
  const left = new Date(clock.due).getTime() - now;
  const minutes = Math.ceil(Math.abs(left) / MINUTE);
  const text = t.time(Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60);
  return (
    <li>
      <div className="waiting-name">
        <Link to="/customers/$id" params={{ id: clock.customer.id }}>
          {clock.customer.name}
        </Link>
        <span className="small muted">
          {t.due(formatInstant(clock.due))} <Citation article={clock.article} />
        </span>
      </div>
      <strong className={left < 0 ? "bad" : undefined}>
        {left < 0 ? t.overdue(text) : t.left(text)}
      </strong>
    </li>
  );
}
