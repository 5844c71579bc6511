import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

/** Refusals of what is owed after a change of hands, and of locked customers. */
export const dutyRefusals = {
  "duty.ahead": {
    what: (d) => `${shown(d, "day")} has not come yet: it cannot have been done then.`,
    can: () => "enter it once it is done.",
  },
  "duty.none": {
    what: (d) =>
      `Nothing is owed to ${shown(d, "customer")}: neither a call nor word of the change.`,
    can: () => "see what is owed under Duties.",
  },
  "duty.done": {
    what: (d) =>
      `${shown(d, "by")} entered it for ${shown(d, "customer")} already, on ${shown(d, "on")}.`,
    can: () => "see what is owed under Duties.",
  },
  "duty.ownCustomer": {
    what: (d) =>
      `You handed ${shown(d, "customer")} over or received it: somebody else asks how it went.`,
    can: () => "have another head call.",
  },
  "duty.notYours": {
    what: (d) =>
      `${shown(d, "manager") || "Somebody else"} stood in; who stood in writes the report.`,
    can: () => "have him or his head write it.",
  },
  "duty.noReport": {
    what: (d) =>
      `No report is owed on the absence of ${shown(d, "manager")}: it is not over, or was reported on.`,
    can: () => "write it after the absence; enter anything more as a contact.",
  },
  "life.locked": {
    what: (d) =>
      `${shown(d, "customer")} is locked by ${shown(d, "by")} (${shown(d, "reason")})${shown(d, "until") === "" ? ", without an end" : ` up to ${shown(d, "until")}`}: its owner does not change.`,
    can: () => "wait for the end of the lock, or have it lifted.",
  },
  "lock.untilPast": {
    what: (d) => `The last day of the lock, ${shown(d, "day")}, is over.`,
    can: () => "enter today or a later day, or none.",
  },
  "handover.defectEntered": {
    what: (d) =>
      `This defect of ${shown(d, "customer")} was entered by ${shown(d, "by")}; it counts once.`,
    can: () => "enter another kind of defect.",
  },
  "handover.defectNotYours": {
    what: (d) =>
      `Defects of ${shown(d, "customer")} are entered by the receiver who accepted it, or by the head.`,
    can: () => "accept it first, or have the head enter it.",
  },
  "handover.receiverFull": {
    what: (d) =>
      `With what you have accepted you would hold ${shown(d, "held")}, above the limit of ${shown(d, "limit")} (${shown(d, "articles")}).`,
    can: () => "accept fewer, or refuse: the next candidate is asked.",
  },
} as const satisfies Readonly<Record<string, IssueText>>;
