import { Button } from "antd";
import { ProblemError } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Notice, type NoticeItem } from "../../ui/Notice.tsx";
import { refusalTexts } from "./texts.ts";

interface RefusalProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

const item = (what: string, can: string | null): NoticeItem => ({ what, can });

function useItems(error: unknown): readonly NoticeItem[] {
  const t = useTexts(refusalTexts);
  if (!(error instanceof ProblemError)) {
    return [item(t.bug(error instanceof Error ? error.message : String(error)), t.bugCan)];
  }
  const { refusal } = error;
  switch (refusal.kind) {
    case "unreachable":
      return [item(t.unreachable, t.unreachableCan)];
    case "garbled":
      return [item(t.garbled(refusal.status), t.garbledCan)];
    case "problem": {
      const { detail, can, issues } = refusal.problem;
      return [item(detail, can), ...issues.map((issue) => item(issue.message, issue.can))];
    }
  }
}

/** Why something did not happen, and what the reader can do. */
export function Refusal({ error, onRetry }: RefusalProps) {
  const t = useTexts(refusalTexts);
  const items = useItems(error);
  if (onRetry === undefined) return <Notice items={items} />;
  return (
    <Notice
      items={items}
      action={
        <Button size="small" style={{ marginTop: 10 }} onClick={onRetry}>
          {t.retry}
        </Button>
      }
    />
  );
}
