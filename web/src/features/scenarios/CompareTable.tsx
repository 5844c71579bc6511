import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { useTexts } from "../../i18n/index.ts";
import { bestOf, differs, type MeasureGroup, type MeasureRow } from "./measure-row.ts";
import { scenarioTexts } from "./texts.ts";
import "./scenarios.css";

interface ComparedHead {
  /** The run; null for the book as it was found, which is shown beside them and never the best. */
  readonly id: string | null;
  readonly head: ReactNode;
}

interface CompareTableProps {
  readonly heads: readonly ComparedHead[];
  readonly groups: readonly MeasureGroup[];
  readonly onlyDifferent: boolean;
}

/** Scenarios side by side: the best of each row marked, the difference to the first below. */
export function CompareTable({ heads, groups, onlyDifferent }: CompareTableProps) {
  const t = useTexts(scenarioTexts);
  const shown = useMemo(
    () =>
      groups
        .map((group) => ({
          ...group,
          rows: onlyDifferent
            ? group.rows.filter((row) => differs(ofRuns(row, heads)))
            : group.rows,
        }))
        .filter((group) => group.rows.length > 0),
    [groups, heads, onlyDifferent],
  );
  return (
    <div className="compare-frame">
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{t.measure}</th>
            {heads.map(({ id, head }) => (
              <th key={id} scope="col" className={id === null ? "reference" : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {shown.map((group) => (
          <tbody key={group.key}>
            <tr className="compare-group">
              <th scope="rowgroup" colSpan={heads.length + 1}>
                <span>{group.title}</span>
              </th>
            </tr>
            {group.rows.map((row) => (
              <Row key={row.key} row={row} heads={heads} />
            ))}
          </tbody>
        ))}
      </table>
      {shown.length === 0 ? <p className="compare-same muted">{t.allSame}</p> : null}
    </div>
  );
}

/** The row without the book as it was found: what the scenarios are told apart by. */
const ofRuns = (row: MeasureRow, heads: readonly ComparedHead[]): MeasureRow => ({
  ...row,
  values: row.values.filter((_, index) => heads[index]?.id !== null),
});

interface RowProps {
  readonly row: MeasureRow;
  readonly heads: readonly ComparedHead[];
}

function Row({ row, heads }: RowProps) {
  const best = bestOf(ofRuns(row, heads));
  const first = row.values[0] ?? null;
  return (
    <tr>
      <th scope="row" title={row.hint}>
        {row.label}
      </th>
      {heads.map(({ id }, index) => (
        <Cell
          key={id}
          run={id}
          row={row}
          value={row.values[index] ?? null}
          against={index === 0 || id === null ? null : first}
          isBest={best.has(index)}
        />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly run: string | null;
  readonly row: MeasureRow;
  readonly value: number | null;
  readonly against: number | null;
  readonly isBest: boolean;
}

function Cell({ run, row, value, against, isBest }: CellProps) {
  const t = useTexts(scenarioTexts);
  const quiet = run === null ? "reference" : undefined;
  if (value === null) return <td className={quiet}>—</td>;
  const difference = against === null ? null : value - against;
  const text = row.show(value);
  return (
    <td className={isBest ? "best" : quiet}>
      {row.tab === null || run === null ? (
        <span>{text}</span>
      ) : (
        <Link to="/allocation/$id" params={{ id: run }} search={{ tab: row.tab }}>
          {text}
        </Link>
      )}
      {isBest ? <span className="best-mark">{t.best}</span> : null}
      {difference === null || difference === 0 ? null : (
        <small className={toneOf(row.better, difference)}>{row.showDifference(difference)}</small>
      )}
    </td>
  );
}

function toneOf(better: MeasureRow["better"], difference: number): string {
  if (better === null) return "muted";
  return (better === "less") === difference < 0 ? "gain" : "loss";
}
