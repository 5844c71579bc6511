import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Input } from "antd";
import { useState } from "react";
import { read } from "../../api/index.ts";
import { formatMoney, formatPercent, useTexts } from "../../i18n/index.ts";
import { Citations } from "../articles/index.ts";
import { handoverTexts } from "./texts.ts";

const FEN = 100;
const WHOLE = 10_000;

/** To whom results of a customer count today, with an amount to try; nothing where nobody owns it. */
export function CreditPanel({ id }: { readonly id: string }) {
  const t = useTexts(handoverTexts);
  const [yuan, setYuan] = useState("");
  const fen = Number.isFinite(Number(yuan)) ? Math.round(Number(yuan) * FEN) : 0;
  const query = useQuery(read("GET /api/credit/:id", { params: { id }, query: { fen } }));
  const credit = query.data;
  if (credit === undefined) return null;
  const shares = credit.shares.filter(({ share }) => share > 0);
  const isShared =
    shares.length > 1 || (shares[0]?.manager?.id ?? null) !== (credit.owner?.id ?? null);
  if (credit.owner === null && !isShared) return null;
  const said = (parts: readonly string[]) => parts.join(t.creditJoin);
  return (
    <section className="panel">
      <h2>{t.credit}</h2>
      <p>
        {isShared
          ? said(
              shares.map(({ manager, share, until }) =>
                t.creditShare(manager?.name ?? t.creditUnit, formatPercent(share / WHOLE), until),
              ),
            )
          : t.creditAllOwner}{" "}
        <Citations articles={credit.articles} />
        {credit.cases.map((one) => (
          <Link key={one} to="/collisions/$id" params={{ id: one }}>
            {" "}
            {t.creditCase}
          </Link>
        ))}
      </p>
      {isShared ? (
        <div className="row">
          <Input
            aria-label={t.creditTry}
            placeholder={t.creditTry}
            value={yuan}
            inputMode="decimal"
            style={{ maxWidth: 160 }}
            onChange={(event) => setYuan(event.target.value)}
          />
          {fen === 0 ? null : (
            <span>
              {said(
                shares.map(({ manager, fen: part }) =>
                  t.creditPart(manager?.name ?? t.creditUnit, formatMoney(part)),
                ),
              )}
            </span>
          )}
        </div>
      ) : null}
    </section>
  );
}
