import type { RefusalCode } from "../../app/refusal.ts";
import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

const WHY: Readonly<Record<string, string>> = {
  wrongLength: "it has 18 characters",
  wrongCharacter: "it has a character that codes do not have",
  wrongCheck: "its check character does not fit",
};
const rule = (d: Parameters<typeof shown>[0]): string => shown(d, "article") || "the built-in rule";
const known = (d: Parameters<typeof shown>[0]): string => shown(d, "found") || "a known customer";

/** Refusals of entering a customer and of collision cases. */
export const collisionRefusals = {
  "customer.same": {
    what: (d) =>
      `“${shown(d, "name")}” is known: ${known(d)}. By ${rule(d)} a customer is not entered twice.`,
    can: () => "use the customer there is; raise a collision if it should be yours.",
  },
  "customer.unconfirmed": {
    what: (d) =>
      `“${shown(d, "name")}” is likely the same as ${shown(d, "count")} known (${known(d)}). By ${rule(d)} this must be confirmed first.`,
    can: () => "say why it is another one and enter it; raise a collision if it is the same.",
  },
  "customer.tooManyChecks": {
    what: (d) => `${shown(d, "limit")} checks have been made within an hour.`,
    can: (d) => `try again in ${shown(d, "minutes")} minutes; use an import for many customers.`,
  },
  "customer.codeWrong": {
    what: (d) =>
      `The unified social credit code “${shown(d, "code")}” is wrong: ${WHY[shown(d, "why")] ?? ""}.`,
    can: () => "compare it with the business licence, or leave it empty for now.",
  },
  "customer.idTaken": {
    what: (d) => `The customer id “${shown(d, "id")}” is taken.`,
    can: () => "choose another one, or leave it empty.",
  },
  "collision.notFound": { what: () => "There is no such case, or it is not yours to see." },
  "collision.noArticle": {
    what: () => "No regime in force has an article on collisions: nothing would decide it.",
    can: () => "add an article of kind: collision to the regime.",
  },
  "collision.openAlready": {
    what: () => "A case about this customer is open.",
    can: () => "wait for it; if you are a party, add your evidence there.",
  },
  "collision.ownCustomer": {
    what: () => "You look after this customer yourself: nobody collides.",
  },
  "collision.notManager": {
    what: () =>
      "Your account belongs to no customer manager and cannot raise a collision of its own.",
    can: () => "name the manager for whom it is raised.",
  },
  "collision.changedMeanwhile": {
    what: () => "The case or the owner has just changed.",
    can: () => "reload and go on from what holds now.",
  },
  "collision.wrongState": {
    what: (d) => `The case is in the state “${shown(d, "state")}”, which does not allow this.`,
    can: () => "reload the page to see where the case stands.",
  },
  "collision.evidenceOpen": {
    what: (d) =>
      `Evidence may be brought until ${shown(d, "until")}, and not both parties have said that theirs is complete. By ${shown(d, "article")} it is decided after that.`,
    can: () => "wait for that time; earlier once both parties press “Evidence complete”.",
  },
  "collision.evidenceOver": {
    what: (d) =>
      `The time for evidence ended at ${shown(d, "until")}. By ${shown(d, "article")} evidence is brought within it: later the other side could not answer.`,
    can: () => "await the decision; whoever loses may appeal, and evidence is heard anew.",
  },
  "collision.saidAlready": {
    what: () => "You have said that your evidence is complete.",
    can: () => "wait for the other party, or for the end of the time.",
  },
  "collision.notParty": {
    what: () => "Only a party may do this, and give evidence for itself alone.",
  },
  "collision.beneficiary": {
    what: (d) =>
      `A case under ${shown(d, "article")} is never decided by a party or by who raised it.`,
    can: () => "ask a head who gains nothing by it.",
  },
  "collision.sameDecider": {
    what: () => "An appeal is not decided by whoever decided before.",
    can: () => "ask another head.",
  },
  "collision.outcomeNotAllowed": {
    what: (d) => `${shown(d, "article")} knows no such outcome.`,
    can: () => "choose one of the outcomes of the article.",
  },
  "collision.winnerNotParty": {
    what: () =>
      "The owner is one of the parties, or nobody when the customer goes back to the unit.",
  },
  "collision.reasonMissing": {
    what: (d) =>
      `The ruling differs from what ${shown(d, "article")} proposes, and no reason is given.`,
    can: () => "give the reason, or rule as proposed.",
  },
  "collision.appealTooLate": {
    what: (d) => `The time to appeal ended at ${shown(d, "until")}.`,
  },
  "collision.appealedAlready": { what: () => "A case is appealed once, and this one has been." },
  "collision.noLoss": { what: () => "The ruling is in your favour: there is nothing to appeal." },
  "collision.tooEarly": { what: () => "The time to appeal is not over." },
  "collision.future": {
    what: () => "The evidence is dated after the case was raised.",
    can: () => "give the time when it happened.",
  },
  "collision.dateMissing": {
    what: () => "This criterion compares times, and none is given.",
    can: () => "give the time when it happened.",
  },
  "collision.outOfSight": {
    what: () =>
      "Not both parties are in your charge: the head of one of them does not decide alone.",
    can: () => "ask the head whom both have in common.",
  },
  "collision.capacityFull": {
    what: (d) =>
      `${shown(d, "manager")} may hold ${shown(d, "limit")} and would hold ${shown(d, "held")}.`,
    can: () => "give it back to the unit, or move other customers first.",
  },
} as const satisfies Partial<Record<RefusalCode, IssueText>>;
