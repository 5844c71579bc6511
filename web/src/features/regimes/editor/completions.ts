import type { CompletionContext, CompletionResult } from "@codemirror/autocomplete";

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
];
const KEYS = [
  "kind",
  "strength",
  "when",
  "require",
  "overrides",
  "text_silent",
  "tests",
  "limit",
  "otherwise",
  "weight",
  "measure",
  "value",
  "target",
  "tolerance",
  "rate",
  "handover",
  "spread",
  "visits",
  "detour",
  "speed",
  "unknown",
  "cap",
  "from",
  "to",
  "times",
  "by",
  "mode",
  "lead",
  "local",
  "apart",
  "cell",
  "adjacent",
  "dimensions",
  "carve_out",
  "question",
  "term",
  "table",
  "score",
  "field",
  "means",
  "rows",
  "on_missing",
  "penalty",
  "override",
];
const STRENGTHS = ["hard", "soft", "advisory"];

const options = (words: readonly string[], suffix = "") =>
  words.map((label) => ({ label, apply: label + suffix }));

/** True inside a fenced rule block: an odd number of fences above. */
function isInRule(context: CompletionContext): boolean {
  const above = context.state.doc.sliceString(0, context.pos);
  return (above.match(/^```/gm)?.length ?? 0) % 2 === 1;
}

/** Offers the keys of a rule block, its kinds and strengths. */
export function completeRule(context: CompletionContext): CompletionResult | null {
  if (!isInRule(context)) return null;
  const value = context.matchBefore(/^(kind|strength): *\w*/);
  if (value !== null) {
    const from = value.from + value.text.search(/\w*$/);
    const words = value.text.startsWith("kind") ? KINDS : STRENGTHS;
    return { from, options: options(words), validFor: /^\w*$/ };
  }
  const key = context.matchBefore(/^\w+/);
  if (key === null) return null;
  return { from: key.from, options: options(KEYS, ": "), validFor: /^\w*$/ };
}
