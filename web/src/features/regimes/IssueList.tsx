import { Link } from "@tanstack/react-router";
import type { IssueView } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { uiTexts } from "../../ui/texts.ts";
import { regimeTexts } from "./texts.ts";

interface IssueListProps {
  readonly issues: readonly IssueView[];
  /** Jumps to a line of the open editor … */
  readonly onLine?: (line: number) => void;
  /** … or, where there is none, opens this regime's editor there. */
  readonly regime?: string;
}

/** Faults of a text: severity, line, what, and what can be done. */
export function IssueList({ issues, onLine, regime }: IssueListProps) {
  const t = useTexts(regimeTexts);
  const { youCan } = useTexts(uiTexts);
  return (
    <ul className="issues">
      {issues.map((issue) => (
        <li key={issue.id} className={issue.severity}>
          <span className="issue-mark">{t[issue.severity]}</span>
          <div>
            <div>{issue.message}</div>
            {issue.can === null ? null : <div className="muted">{youCan(issue.can)}</div>}
          </div>
          <Where issue={issue} onLine={onLine ?? null} regime={regime ?? null} />
        </li>
      ))}
    </ul>
  );
}

interface WhereProps {
  readonly issue: IssueView;
  readonly onLine: ((line: number) => void) | null;
  readonly regime: string | null;
}

function Where({ issue, onLine, regime }: WhereProps) {
  const t = useTexts(regimeTexts);
  const { line } = issue;
  if (line === null) return <span />;
  if (onLine !== null) {
    return (
      <button type="button" className="link small" onClick={() => onLine(line)}>
        {t.line(line)}
      </button>
    );
  }
  if (regime === null) return <span className="small muted">{t.line(line)}</span>;
  return (
    <Link
      className="small"
      to="/regimes/$id/edit"
      params={{ id: regime }}
      search={{ line: String(line) }}
    >
      {t.line(line)}
    </Link>
  );
}
