import { useQuery } from "@tanstack/react-query";
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
  if (credit === undefined || credit.owner === null) return null;
  const isShared = credit.formerShare > 0;
  return (
    <section className="panel">
      <h2>{t.credit}</h2>
      <p>
        {isShared && credit.former !== null
          ? t.creditSplit(
              credit.former.name,
              formatPercent(credit.formerShare / WHOLE),
              credit.until ?? "",
            )
          : t.creditAllOwner}{" "}
        <Citations articles={credit.articles} />
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
              {t.creditParts(formatMoney(credit.formerFen), formatMoney(credit.ownerFen))}
            </span>
          )}
        </div>
      ) : null}
    </section>
  );
}
