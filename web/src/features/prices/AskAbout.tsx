import { useQuery } from "@tanstack/react-query";
import type { Named, RunView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { useMay } from "../session/index.ts";
import { AskMenu } from "./AskMenu.tsx";
import { priceTexts } from "./texts.ts";

const mayBeAsked = (run: RunView): boolean => run.kind === "run" && run.allowed.includes("ask");

interface AskAboutProps {
  readonly manager: Named;
  readonly limit: number | null;
}

/** The questions about one manager, asked of the newest plan there is. */
export function AskAbout({ manager, limit }: AskAboutProps) {
  const mayRun = useMay("allocation.run");
  return mayRun ? <OfNewestPlan manager={manager} limit={limit} /> : null;
}

function OfNewestPlan({ manager, limit }: AskAboutProps) {
  const t = useTexts(priceTexts);
  const query = useQuery(read("GET /api/runs", {}));
  const newest = query.data?.runs.find(mayBeAsked);
  if (query.data === undefined) return null;
  if (newest === undefined) return <span className="small muted">{t.noRun}</span>;
  return <AskMenu size="middle" about={{ run: newest.id, manager, limit }} />;
}
