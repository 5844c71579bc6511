/** Columns of a run that are small, whatever the roster. */
const SMALL = `r.id, r.number, r.name, r.note, r.kind, r.parent_id, r.dials, r.origin, r.unit_ids,
  r.state, r.regime_id, r.regime_title, r.revision, r.regime_hash, r.seconds, r.seed, r.created_at,
  r.created_by, r.finished_at, r.facts_hash, r.published_at, r.published_by, r.published_changes`;

/** A JSON column with what grows with the book or the search emptied, where it is there at all. */
const without = (column: string, paths: readonly (readonly [string, "[]" | "{}"])[]): string =>
  paths.reduce((sql, [path, empty]) => `jsonb_set(${sql}, '{${path}}', '${empty}', false)`, column);

/**
 * Runs for a list, from `r`: a hundred of them with loads, limits and prices of thousands of
 * managers, and each step of their search, would keep the server busy for seconds.
 */
export const LISTED_COLUMNS = `${SMALL},
  ${without("r.measures", [
    ["hours", "{}"],
    ["prices", "[]"],
  ])} as measures,
  ${without("r.details", [
    ["curve", "[]"],
    ["summary,outcome,shortages", "[]"],
    ["summary,outcome,managerLoads", "[]"],
    ["summary,limits", "{}"],
    ["summary,before", "[]"],
  ])} as details`;
