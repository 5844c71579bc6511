import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

/** Why a customer is not given to anybody. */
export const dispatchRefusals = {
  "dispatch.noRegime": {
    what: () => "No regime in force says how customers are given out.",
    can: () => "publish a regime with articles on eligibility, capacity or dispatch.",
  },
  "dispatch.noArticle": {
    what: (d) => `No article of ${shown(d, "title")} can be cited for it.`,
    can: () => "add an article of kind: dispatch.",
  },
  "dispatch.owned": {
    what: (d) => `${shown(d, "customer")} has an owner already.`,
    can: () => "ask for a transfer where somebody else should have it.",
  },
  "dispatch.locked": {
    what: (d) => `${shown(d, "customer")} is locked to one manager and is not given out.`,
    can: () => "unlock it first.",
  },
  "dispatch.leftToPlan": {
    what: (d) =>
      `${shown(d, "customer")} belongs to a group or has rivals (${shown(d, "article")}): who gets it is decided together with the others.`,
    can: () => "leave it to the next allocation, or have a person decide.",
  },
  "dispatch.nobodyElse": {
    what: (d) => `Nobody but the present owner can have ${shown(d, "customer")}.`,
    can: () => "look at the conditions and limits.",
  },
  "dispatch.changedMeanwhile": {
    what: (d) => `${shown(d, "customer")} was changed by somebody else at this moment.`,
    can: () => "reload, and see who has it now.",
  },
  "dispatch.tooBusy": {
    what: (d) => `Too many are being given out at once; ${shown(d, "customer")} was not.`,
    can: () => "try again in a moment.",
  },
} as const satisfies Readonly<Record<string, IssueText>>;
