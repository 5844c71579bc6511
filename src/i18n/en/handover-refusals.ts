import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

const STATES: Readonly<Record<string, string>> = {
  created: "recorded, not frozen",
  frozen: "frozen, not handed out",
  assigned: "handed out, awaiting signatures",
  acknowledged: "all signed",
  closed: "closed",
  postCheck: "to be checked",
  cancelled: "cancelled",
  open: "not handed out",
  proposed: "awaiting signature",
  accepted: "signed",
  custody: "kept by the unit",
  moved: "moved",
  pending: "awaiting approval",
  done: "done",
  rejected: "rejected",
  withdrawn: "withdrawn",
};
const WHY: Readonly<Record<string, string>> = {
  away: "is away on these days too",
  post: "has a post that is not in the order of cover",
  ineligible: "is not eligible for the customers",
};
const PLACES: Readonly<Record<string, string>> = {
  fromHead: "the head of the unit that gives",
  toHead: "the head of the unit that receives",
  executive: "an executive",
};
const stateOf = (d: Parameters<IssueText["what"]>[0]): string =>
  STATES[shown(d, "state")] ?? shown(d, "state");
const articles = (d: Parameters<IssueText["what"]>[0]): string =>
  shown(d, "articles") === "" ? "" : ` (${shown(d, "articles")})`;

/** Refusals of handovers, absences and transfers. */
export const handoverRefusals = {
  "run.ofHandover": {
    what: (d) => `Run ${shown(d, "number")} is the plan of a handover and is not published whole.`,
    can: () => "hand it out under Handovers; the receivers sign customer by customer.",
  },
  "handover.notFound": {
    what: () => "There is no such handover within sight.",
    can: () => "go back to the list of handovers.",
  },
  "handover.itemNotFound": {
    what: (d) => `The handover has no customer ${shown(d, "id")} for you, or no longer.`,
    can: () => "reload the list.",
  },
  "handover.noArticle": {
    what: () => "No regime in force says how a departing manager hands over.",
    can: () => "write and publish an article of kind handover, step departure.",
  },
  "handover.going": {
    what: (d) => `${shown(d, "manager")} is handing over already.`,
    can: () => "go on with that handover.",
  },
  "handover.lastDayPast": {
    what: (d) => `The last day ${shown(d, "day")} is over.`,
    can: () => "give today or a later day.",
  },
  "handover.notNow": {
    what: (d) => `Not now: the state is “${stateOf(d)}”.`,
    can: () => "reload the page and go on from there.",
  },
  "handover.planNotDone": {
    what: () => "The plan of the handover is not worked out yet.",
    can: () => "make the plan and wait until it is done.",
  },
  "handover.itemsOpen": {
    what: (d) => `${shown(d, "count")} customers are not answered: ${shown(d, "customers")}.`,
    can: () => "have the receivers accept or refuse; when time is up the unit keeps the rest.",
  },
  "handover.visitsDue": {
    what: (d) => `${shown(d, "count")} customers lack the joint visit: ${shown(d, "customers")}.`,
    can: () => "enter the day of the visit first.",
  },
  "handover.recordsLacking": {
    what: (d) => `${shown(d, "count")} records are not complete: ${shown(d, "customers")}.`,
    can: () => "write what the article asks for; where there is none, write “none”.",
  },
  "handover.notYours": {
    what: (d) => `${shown(d, "customer")} is proposed to ${shown(d, "to")}, who signs for it.`,
    can: () => "answer your own items only.",
  },
  "handover.itemSettled": {
    what: (d) => `${shown(d, "customer")} has been answered already.`,
    can: () => "reload the list.",
  },
  "handover.reasonMissing": {
    what: () => "A refusal needs a reason.",
    can: () => "say in a sentence why not.",
  },
  "handover.visitAhead": {
    what: (d) => `The day of the visit ${shown(d, "day")} is still to come.`,
    can: () => "enter it after the visit.",
  },
  "handover.noDefectArticle": {
    what: () => "No article says what a defect of a handover counts.",
    can: () => "write an article of kind handover, step quality.",
  },
  "handover.noRefusalArticle": {
    what: () => "No article lets a customer refuse the new manager.",
    can: () => "write an article of kind permit, act refusal.",
  },
  "handover.refusedLate": {
    what: (d) => `More than ${shown(d, "hours")} hours have passed: silence was consent.`,
    can: () => "ask for a transfer instead.",
  },
  "handover.overCapacity": {
    what: (d) =>
      `${shown(d, "manager")} would hold ${shown(d, "held")}, above the limit of ${shown(d, "limit")}; nothing was moved.`,
    can: () => "pass some customers on, or change the limit.",
  },
  "handover.changedMeanwhile": {
    what: (d) =>
      `These customers changed hands just now: ${shown(d, "customers")}. Nothing was moved.`,
    can: () => "close it again: those that changed are left out.",
  },
  "handover.ownBook": {
    what: () => "Nobody signs off the handover of his own book.",
    can: () => "have a superior sign.",
  },
  "absence.notFound": {
    what: () => "There is no such absence within sight.",
    can: () => "go back to My team.",
  },
  "absence.noRegime": {
    what: () => "No regime is in force.",
    can: () => "publish a regime first.",
  },
  "absence.overlaps": {
    what: (d) =>
      `${shown(d, "manager")} has an absence between ${shown(d, "from")} and ${shown(d, "to")} already.`,
    can: () => "end that one, or change the days.",
  },
  "absence.over": {
    what: (d) => `This absence of ${shown(d, "manager")} is over.`,
    can: () => "reload the page.",
  },
  "absence.daysInvalid": {
    what: (d) => `The days are wrong: ${shown(d, "from")} to ${shown(d, "to")}.`,
    can: () => "end no earlier than the first day and no earlier than today.",
  },
  "absence.tooLong": {
    what: (d) =>
      `The absence of ${shown(d, "days")} days is longer than the ${shown(d, "most")} that may be covered${articles(d)}.`,
    can: () => "shorten it, or hand the book over.",
  },
  "absence.standInRefused": {
    what: (d) =>
      `${shown(d, "manager")} cannot stand in: he ${WHY[shown(d, "why")] ?? shown(d, "why")}${articles(d)}.`,
    can: () => "name somebody else, or nobody: the regime chooses.",
  },
  "transfer.notFound": {
    what: () => "There is no such transfer within sight.",
    can: () => "go back to Approvals.",
  },
  "transfer.noArticle": {
    what: () => "No regime in force says how a transfer is approved.",
    can: () => "write and publish an article of kind permit, act transfer.",
  },
  "transfer.notInitiator": {
    what: (d) => `You are not among those who may ask for this transfer${articles(d)}.`,
    can: () => "have somebody ask whom the article names.",
  },
  "transfer.reasonNotAllowed": {
    what: (d) => `“${shown(d, "reason")}” is no admissible reason${articles(d)}.`,
    can: () => "choose a reason that the article lists.",
  },
  "transfer.sameOwner": {
    what: (d) => `${shown(d, "manager")} looks after ${shown(d, "customer")} already.`,
    can: () => "choose another receiver.",
  },
  "transfer.receiverAway": {
    what: (d) =>
      `${shown(d, "manager")} is away today or has left, and receives no customers; nothing was moved.`,
    can: () => "choose another receiver, or wait until the manager is back.",
  },
  "transfer.locked": {
    what: (d) =>
      `${shown(d, "customer")} is locked to ${shown(d, "manager")}: ${shown(d, "reason")}.`,
    can: () => "have the lock removed first.",
  },
  "transfer.ineligible": {
    what: (d) => `${shown(d, "manager")} may not hold ${shown(d, "customer")}${articles(d)}.`,
    can: () => "choose a receiver who satisfies the article.",
  },
  "transfer.dividesGroup": {
    what: (d) =>
      `${shown(d, "customer")} belongs to group ${shown(d, "group")}, which has one owner${articles(d)}; ${shown(d, "others")} would stay behind.`,
    can: () => "transfer the whole group.",
  },
  "transfer.settled": {
    what: (d) => `The transfer is ${stateOf(d)}.`,
    can: () => "ask anew if it is still needed.",
  },
  "transfer.notApprover": {
    what: (d) => {
      const needed = d["needed"];
      const list = Array.isArray(needed) ? needed : [];
      return `The transfer is approved by ${list.map((one) => PLACES[String(one)] ?? String(one)).join(" and ")}; you are none of them.`;
    },
    can: () => "have them approve.",
  },
  "transfer.approvedAlready": {
    what: () => "You have answered this transfer already.",
    can: () => "wait for the others.",
  },
  "transfer.overCapacity": {
    what: (d) =>
      `${shown(d, "manager")} would hold ${shown(d, "held")}, above the limit of ${shown(d, "limit")}; nothing was moved.`,
    can: () => "move fewer, or choose another receiver.",
  },
  "transfer.changedMeanwhile": {
    what: (d) =>
      `${shown(d, "customer")} changed hands since this was asked${shown(d, "owner") === "" ? "" : ` (now with ${shown(d, "owner")})`}; nothing was moved.`,
    can: () => "reject it and ask anew.",
  },
} as const satisfies Readonly<Record<string, IssueText>>;
