import { Link, useLocation } from "@tanstack/react-router";
import { useSession } from "../features/session/index.ts";
import { useTexts } from "../i18n/index.ts";
import { placesFor } from "./navigation.tsx";
import { shellTexts } from "./texts.ts";

/** The places one can go, grouped. */
export function SideMenu({ onGo }: { readonly onGo?: () => void }) {
  const t = useTexts(shellTexts);
  const session = useSession();
  const { pathname } = useLocation();
  if (session === null) return null;
  const isHere = (to: string) => (to === "/" ? pathname === "/" : pathname.startsWith(to));
  return (
    <nav className="side-menu" aria-label={t.product}>
      {placesFor(session).map((group) => (
        <div key={group.text}>
          <div className="side-group">{t[group.text]}</div>
          <ul>
            {group.places.map((place) => (
              <li key={place.to}>
                <Link
                  to={place.to}
                  className={isHere(place.to) ? "side-place here" : "side-place"}
                  aria-current={isHere(place.to) ? "page" : undefined}
                  onClick={() => onGo?.()}
                >
                  <span aria-hidden="true">{place.icon}</span>
                  {t[place.text]}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
