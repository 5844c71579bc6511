import type { WhoIssueCode } from "../../core/who/index.ts";
import { type IssueText, shown } from "../text.ts";

const DIALS: Readonly<Record<string, string>> = {
  mostMoves: "most moves",
  continuity: "continuity",
  workloadBalance: "balance of work",
  valueBalance: "balance of value",
  travel: "travel",
  compactness: "compactness",
};
const dialName = (name: string): string => DIALS[name] ?? name;

export const whoIssues = {
  "who.noManagerAdmitted": {
    what: (d) =>
      `None of the ${shown(d, "managers")} managers listed is admitted by the roster articles: nobody may hold customers.`,
    can: () => "check the managers' status, or change the article that sets the roster.",
  },
  "who.lockUnknownCustomer": {
    what: (d) => `A lock names customer "${shown(d, "customer")}", who is not in the list.`,
    can: () => "correct the customer's id, or remove the lock.",
  },
  "who.lockUnknownManager": {
    what: (d) =>
      `Customer "${shown(d, "customer")}" is locked to "${shown(d, "manager")}", but no such manager is listed.`,
    can: () => "correct the staff number, or remove the lock.",
  },
  "who.lockTwice": {
    what: (d) =>
      `Customer "${shown(d, "customer")}" is locked to two managers, the second is "${shown(d, "manager")}".`,
    can: () => "keep one of the locks.",
  },
  "who.lockInGroup": {
    what: (d) =>
      `The group of customer "${shown(d, "customer")}" must have one owner, but its members are locked to different managers, "${shown(d, "manager")}" among them.`,
    can: () => "lock the members of one group to the same manager.",
  },
  "who.lockBreaksHardRule": {
    what: (d) =>
      `Customer "${shown(d, "customer")}" is locked to "${shown(d, "manager")}", but ${shown(d, "printed") || "the regime"} forbids it.`,
    can: () =>
      "lock the customer to somebody who may have it, or grant an exception under the regime.",
  },
  "who.lockExceedsCapacity": {
    what: (d) =>
      `The customers locked to "${shown(d, "manager")}" come to ${shown(d, "asked")}, above the limit of ${shown(d, "limit")}.`,
    can: () => "lock fewer customers to this manager, or raise the limit.",
  },
  "who.groupFitsNowhere": {
    what: (d) =>
      `No manager may hold all ${shown(d, "members")} members of a group (members such as ${shown(d, "sample")}).`,
    can: () => "check the members' group, or raise a manager's limit.",
  },
  "who.rivalsInOneGroup": {
    what: (d) =>
      `A group of ${shown(d, "members")} members must have one owner, but some of them must not share one (members such as ${shown(d, "sample")}): the group cannot be placed.`,
    can: () =>
      "check the members' group or their rivalry, or write an exception to one of the two.",
  },
  "who.tooManyPairs": {
    what: (d) =>
      `This article tells ${shown(d, "customers")} kinds of customers and ${shown(d, "managers")} kinds of managers apart, more than ${shown(d, "most")} pairs: too many to compute.`,
    can: () =>
      "write the limit of distance in an article of proximity, or use fields with fewer values, such as district or tier.",
  },
  "who.tooManyLinks": {
    what: (d) =>
      `This article links more than ${shown(d, "most")} pairs of customers: too many to compute.`,
    can: () => "make the cells smaller, or narrow the customers whom the article is about.",
  },
  "who.staffingBelowMinimum": {
    what: (d) =>
      `"${shown(d, "part")}" has ${shown(d, "count")} of post ${shown(d, "post")}; the regime asks for at least ${shown(d, "minimum")}.`,
    can: () => "add people, or let the stand-in post take over.",
  },
  "who.carveOutBeyondShare": {
    what: (d) =>
      `${shown(d, "qualify")} customers qualify for the exceptional order, but the share leaves room for ${shown(d, "room")}: the largest workloads come first, the rest follow the general order.`,
    can: () => "raise the share, or narrow the exception.",
  },
  "who.dialOutOfRange": {
    what: (d) =>
      `The dial "${dialName(shown(d, "dial"))}" is ${shown(d, "value")}; it must be a whole number from 0 to ${shown(d, "most")}.`,
    can: () => "enter a whole number within the range.",
  },
  "who.dialWithoutArticle": {
    what: (d) =>
      `No article of the regime charges for distance, so the dial "${dialName(shown(d, "dial"))}" has nothing to turn.`,
    can: () => "set it back to 0, or add an article of proximity.",
  },
  "who.movesExceeded": {
    what: (d) =>
      `At most ${shown(d, "most")} customers may change hands, but the plan found moves ${shown(d, "moved")}: by the articles some cannot stay with whom they have.`,
    can: () => "raise the most moves, or give it more time.",
  },
  "who.askedUnknownManager": {
    what: (d) => `There is no customer manager "${shown(d, "manager")}" on the list.`,
    can: () => "choose a customer manager of this plan.",
  },
  "who.askedNotAdmitted": {
    what: (d) =>
      `${shown(d, "printed")} does not let "${shown(d, "manager")}" hold customers, nor anybody like him.`,
    can: () => "take a customer manager who may hold customers as the pattern.",
  },
  "who.askedNoLimit": {
    what: (d) =>
      `No article limits how much "${shown(d, "manager")}" may hold, so there is no limit to change.`,
    can: () => "choose a manager with a limit, or write a limit into the regime.",
  },
} satisfies Record<WhoIssueCode, IssueText>;
