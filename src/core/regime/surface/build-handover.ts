import { InvariantError } from "../../shared/index.ts";
import type { RuleOf, TransferApprover, TransferInitiator } from "../model/index.ts";
import { neededAt, type ReadFields, valueAt } from "./field-values.ts";
import type { RuleBase } from "./rule-base.ts";

const numberAt = (fields: ReadFields, key: string): number =>
  neededAt(fields, key, "quantity").value;
const wordAt = (fields: ReadFields, key: string): string => neededAt(fields, key, "choice").value;
const textsAt = (fields: ReadFields, key: string): readonly string[] =>
  valueAt(fields, key, "texts")?.texts ?? [];

const INITIATORS: readonly TransferInitiator[] = ["owner", "receiver", "head", "allocator"];
const APPROVERS: readonly TransferApprover[] = ["fromHead", "toHead", "executive"];

/** One step of a handover. */
export function buildHandover(base: RuleBase, fields: ReadFields): RuleOf<"handover"> {
  const kind = "handover";
  const step = wordAt(fields, "step");
  switch (step) {
    case "departure":
      return {
        ...base,
        kind,
        step,
        noticeDays: numberAt(fields, "notice"),
        probationDays: numberAt(fields, "probation"),
        freezeMinutes: numberAt(fields, "freeze"),
        dueDays: numberAt(fields, "due"),
        contents: textsAt(fields, "contents"),
      };
    case "leave":
      return {
        ...base,
        kind,
        step,
        relationMonths: numberAt(fields, "relation"),
        bothMonths: numberAt(fields, "both"),
      };
    case "jointVisit":
      return {
        ...base,
        kind,
        step,
        withinDays: numberAt(fields, "within"),
        withSupervisor: wordAt(fields, "supervisor") === "required",
      };
    case "quality":
      return {
        ...base,
        kind,
        step,
        missed: numberAt(fields, "missed"),
        wrong: numberAt(fields, "wrong"),
        incomplete: numberAt(fields, "incomplete"),
      };
    case "afterCheck":
      return { ...base, kind, step, days: numberAt(fields, "after") };
    default:
      throw new InvariantError(`schema of step allows ${step}`);
  }
}

/** Who stands in for whom. */
export const buildCover = (base: RuleBase, fields: ReadFields): RuleOf<"cover"> => ({
  ...base,
  kind: "cover",
  order: textsAt(fields, "order"),
  maxDays: numberAt(fields, "max"),
  mustBeEligible: wordAt(fields, "eligible") === "required",
});

/** How a result is shared. Periods are kept in rising order. */
export function buildCredit(base: RuleBase, fields: ReadFields): RuleOf<"credit"> {
  if (wordAt(fields, "of") === "guard")
    return {
      ...base,
      kind: "credit",
      form: "guard",
      windowDays: numberAt(fields, "window"),
      netNewOnly: wordAt(fields, "net_new") === "yes",
      alarmCount: numberAt(fields, "alarm"),
    };
  const event = wordAt(fields, "event");
  if (event !== "transfer" && event !== "departure" && event !== "leave" && event !== "dispute")
    throw new InvariantError(`schema of event allows ${event}`);
  const periods = neededAt(fields, "periods", "list").items.map((item) => ({
    months: numberAt(item, "months"),
    former: numberAt(item, "former"),
  }));
  return {
    ...base,
    kind: "credit",
    form: "split",
    event,
    periods: periods.sort((a, b) => a.months - b.months),
  };
}

/** What an act needs before it is allowed. */
export function buildPermit(base: RuleBase, fields: ReadFields): RuleOf<"permit"> {
  const kind = "permit";
  if (wordAt(fields, "act") === "refusal")
    return {
      ...base,
      kind,
      act: "refusal",
      hours: Math.round(numberAt(fields, "hours") / 60),
      rounds: numberAt(fields, "rounds"),
      waitDays: numberAt(fields, "wait"),
    };
  return {
    ...base,
    kind,
    act: "transfer",
    initiators: INITIATORS.filter((one) => textsAt(fields, "initiators").includes(one)),
    approvals: APPROVERS.filter((one) => textsAt(fields, "approvals").includes(one)),
    reasons: textsAt(fields, "reasons"),
    tellsCustomer: wordAt(fields, "notice") === "required",
  };
}
