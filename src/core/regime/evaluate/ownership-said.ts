import { unreachable } from "../../shared/index.ts";
import { customerFieldKey, type RegimeDocument, type RuleOf } from "../model/index.ts";
import { truthOf } from "./evaluate-expr.ts";
import type { Situation } from "./situation.ts";

type OwnershipRule = RuleOf<"protection"> | RuleOf<"pool"> | RuleOf<"claim">;

/** What an article of protection, pool or claim says of a customer and a manager. */
export interface OwnershipFinding {
  readonly kind: OwnershipRule["kind"];
  readonly applies: boolean;
  /** Whether its own condition is met; 未知 is not. True where it has none. */
  readonly isMet: boolean;
  /** Its figures and words in the order of its keys, as written. */
  readonly terms: Readonly<Record<string, string | number>>;
}

/** Reads the article off the document. */
export function ownershipSaid(
  rule: OwnershipRule,
  applies: boolean | null,
  at: { readonly situation: Situation; readonly document: RegimeDocument },
): OwnershipFinding {
  const condition = rule.kind === "pool" ? null : rule.require;
  return {
    kind: rule.kind,
    applies: applies === true,
    isMet: condition === null || truthOf(condition, at.situation) === true,
    terms: termsOf(rule, at.document),
  };
}

const NEVER = "never";

function termsOf(rule: OwnershipRule, document: RegimeDocument) {
  switch (rule.kind) {
    case "protection":
      return {
        valid: rule.validDays,
        days: rule.days,
        extend: rule.extendDays,
        max: rule.maxDays,
        remind: rule.remindDays.join(" "),
        dealt: rule.dealtDays ?? NEVER,
        dormant: rule.dormantDays ?? NEVER,
        reclaim: rule.reclaim.join(" "),
        moves: rule.moves,
        effective: rule.effective
          .map(({ way, seconds, isAnswered }) => `${way}>=${seconds}${isAnswered ? "!" : ""}`)
          .join(" "),
      };
    case "pool": {
      const keys: string[] = [];
      for (const name of rule.hides) {
        const key = customerFieldKey(document, name);
        if (!keys.includes(key)) keys.push(key);
      }
      return {
        sees: rule.sees,
        order: rule.order,
        cooldown: rule.cooldownDays,
        hides: keys.sort().join(" "),
      };
    }
    case "claim":
      return {
        perDay: rule.perDay ?? NEVER,
        hold: rule.holdCap ?? NEVER,
        dealtFree: rule.isDealtFree ? 1 : 0,
      };
    default:
      return unreachable(rule);
  }
}
