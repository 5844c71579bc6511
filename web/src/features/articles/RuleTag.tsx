import type { ArticleView } from "../../../../src/contract/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { articleTexts } from "./texts.ts";

const KINDS = [
  "define",
  "roster",
  "calendar",
  "eligibility",
  "capacity",
  "balance",
  "continuity",
  "proximity",
  "cohesion",
  "disjoint",
  "compactness",
  "priority",
  "manual",
  "access",
  "handover",
  "cover",
  "credit",
  "permit",
  "protection",
  "pool",
  "claim",
  "collision",
  "dispatch",
  "declaratory",
] as const;

/** Kind and strength of an article's rule, as a small mark. */
export function RuleTag({ article }: { readonly article: ArticleView }) {
  const t = useTexts(articleTexts);
  const kind = KINDS.find((known) => known === article.kind);
  if (kind === undefined) return null;
  const weighs =
    kind !== "define" && kind !== "declaratory" && kind !== "manual" && kind !== "access";
  const strength = weighs && article.strength !== null ? t[article.strength] : null;
  return (
    <span className={`rule-tag ${article.strength ?? ""}`}>
      {[t[kind], strength].filter(Boolean).join(" · ")}
    </span>
  );
}
