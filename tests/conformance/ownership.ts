import type { Finding } from "../../src/core/regime/evaluate/index.ts";
import type { Plan } from "../../src/core/regime/index.ts";
import type { ArticleKey } from "../../src/core/shared/index.ts";
import type { Pair } from "./decision.ts";

type OwnershipFinding = Extract<Finding, { readonly kind: "protection" | "pool" | "claim" }>;

/** What an article says of a customer's clock, the pool or a claim: whether it is met, and its terms. */
const said = (isMet: boolean, terms: Readonly<Record<string, string | number>>): string =>
  [isMet ? "符合" : "不符合", ...Object.entries(terms).map(([key, is]) => `${key}=${is}`)].join(
    " ",
  );

/** The same read off the reference's finding; null where the article does not apply. */
export const ownershipFound = ({ applies, isMet, terms }: OwnershipFinding): string | null =>
  applies ? said(isMet, terms) : null;

/** By article as printed, what the compiled terms say. */
export function ownershipSaid(
  plan: Plan,
  { customer, manager }: Pair,
  printed: (key: ArticleKey) => string,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const term of plan.protection ?? []) {
    if (!term.applies(customer)) continue;
    found[printed(term.article)] = said(term.isComplete(customer), {
      valid: term.validDays,
      days: term.days,
      extend: term.extendDays,
      max: term.maxDays,
      remind: term.remindDays.join(" "),
      dealt: term.dealtDays ?? "never",
      dormant: term.dormantDays ?? "never",
      reclaim: term.reclaim.join(" "),
      moves: term.moves,
      effective: term.effective
        .map(({ way, seconds, isAnswered }) => `${way}>=${seconds}${isAnswered ? "!" : ""}`)
        .join(" "),
    });
  }
  for (const term of plan.pool ?? []) {
    if (!term.applies(customer)) continue;
    const { sees, order, cooldownDays: cooldown, hides } = term;
    found[printed(term.article)] = said(true, { sees, order, cooldown, hides: hides.join(" ") });
  }
  for (const term of plan.claim ?? []) {
    if (!term.applies(customer, manager)) continue;
    found[printed(term.article)] = said(term.admits(customer, manager), {
      perDay: term.perDay ?? "never",
      hold: term.holdCap ?? "never",
      dealtFree: term.isDealtFree ? 1 : 0,
    });
  }
  return found;
}
