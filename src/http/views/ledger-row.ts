import type { LedgerRecord, SealRecord } from "../../app/ports.ts";
import type { LedgerRow, SealView } from "../../contract/index.ts";
import type { ArticleNamers } from "./article-refs.ts";

export function ledgerRow(record: LedgerRecord, names: ArticleNamers): LedgerRow {
  const { regime, revision, articles, at, ...row } = record;
  return {
    ...row,
    at: at.toISOString(),
    article: names(regime, revision)(articles[0] ?? ""),
  };
}

export const sealView = (seal: SealRecord): SealView => ({ ...seal, at: seal.at.toISOString() });
