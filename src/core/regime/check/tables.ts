import type { Article, RegimeDocument, Rule, Table } from "../model/index.ts";
import { placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { placeOfPath } from "./places.ts";

/** Tables without a last row for everybody else, and unknown names of principles. */
export function checkTables(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) => {
    if (article.rule === null) return [];
    return [
      ...tablesOf(article.rule).flatMap((table) => tableIssues(article, table)),
      ...carveOutIssues(article),
    ];
  });
}

interface NamedTable {
  readonly path: string;
  readonly rows: Table<unknown>["rows"];
}

function tablesOf(rule: Rule): readonly NamedTable[] {
  switch (rule.kind) {
    case "define":
      if (rule.form === "table") return [{ path: "rows", rows: rule.table.rows }];
      return rule.form === "score" ? [{ path: "rows", rows: rule.is.rows }] : [];
    case "capacity":
      return [{ path: "weight", rows: rule.weight.rows }];
    case "continuity":
      return [{ path: "handover", rows: rule.handover.rows }];
    case "proximity":
      return [{ path: "visits", rows: rule.visits.rows }];
    default:
      return [];
  }
}

function tableIssues(article: Article, { path, rows }: NamedTable): readonly RegimeCheckIssue[] {
  if (rows.some(({ when }) => when === null)) return [];
  const at = placeOfPath(article, path);
  const data = { path, rowCount: rows.length };
  return [placed(article, at, { code: "check.incompleteTable", severity: "error", data })];
}

function carveOutIssues(article: Article): readonly RegimeCheckIssue[] {
  const rule = article.rule;
  if (rule?.kind !== "priority" || rule.carveOut === null) return [];
  const names = rule.dimensions.map(({ name }) => name);
  return rule.carveOut.order
    .filter((name) => !names.includes(name))
    .map((name) => {
      const at = placeOfPath(article, "carve_out");
      const data = { name, names };
      return placed(article, at, { code: "check.unknownDimension", severity: "error", data });
    });
}
