import type { RefusalCode } from "../../app/refusal.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { factName } from "../fact-name.ts";
import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";
import { collisionRefusals } from "./collision-refusals.ts";
import { dispatchRefusals } from "./dispatch-refusals.ts";
import { dutyRefusals } from "./duty-refusals.ts";
import { handoverRefusals } from "./handover-refusals.ts";
import { lifeRefusals } from "./life-refusals.ts";
import { roleName } from "./role-names.ts";
import { sessionRefusals } from "./session-refusals.ts";

/** An instant as it is said in a sentence, to the minute. */
const when = (iso: string): string => iso.slice(0, 16).replace("T", " ");

const RIGHTS: Readonly<Record<string, string>> = {
  "regime.read": "read regimes",
  "regime.edit": "draft regimes",
  "regime.publish": "publish regimes",
  "customer.read": "see customers",
  "customer.request": "see sensitive fields by request",
  "customer.create": "enter customers, raise collisions",
  "collision.decide": "decide collisions",
  "handover.run": "run handovers and cover",
  "transfer.ask": "ask for transfers",
  "transfer.approve": "approve transfers",
  "manager.read": "see managers",
  "import.run": "import data",
  "allocation.run": "run allocations",
  "allocation.decide": "decide who looks after a customer",
  "allocation.publish": "publish plans",
  "figures.read": "see the figures of plans",
  "lock.write": "lock customers",
  "book.act": "register, claim and give back customers",
  "book.own": "see one's own customers",
  "contact.write": "record contacts and deals",
  "ledger.read": "read the ledger",
  "ledger.verify": "verify the ledger",
  "settings.write": "change settings",
  "users.write": "manage accounts",
};

const BOUNDARY: Readonly<Record<string, string>> = {
  notCollection: "is no GeoJSON FeatureCollection",
  empty: "has no features",
  noGeometry: "has a feature without coordinates",
};

/** The articles behind a refusal, in brackets; nothing where the built-in rights decided. */
const under = (d: IssueData): string => {
  const articles = d["articles"];
  const list = Array.isArray(articles) ? articles.join(", ") : shown(d, "articles");
  return list === "" || list === "undefined" ? "" : ` (${list})`;
};

export const refusals = {
  ...handoverRefusals,
  ...collisionRefusals,
  ...sessionRefusals,
  "search.hidden": {
    what: (d) =>
      `A list is neither narrowed nor sorted by what is masked for this account: ${factName(`customer.${shown(d, "field")}`, "en")}${under(d)}.`,
    can: () => "use the name, the manager or another field that you see.",
  },
  "reveal.notAllowed": {
    what: (d) => `The roles of this account may not see sensitive values${under(d)}.`,
    can: () => "ask a colleague who may, or apply as the regime says.",
  },
  "reveal.reasonMissing": {
    what: () => "A sensitive value is shown for a stated reason only.",
    can: () => "say in a sentence why, for example “to arrange a visit”.",
  },
  "reveal.noSuchField": { what: () => "This customer has no such sensitive value." },
  "reveal.tooMany": {
    what: (d) =>
      `${shown(d, "perDay")} sensitive values were shown today, the daily limit${under(d)}.`,
    can: () => "go on tomorrow, or ask a colleague.",
  },
  "account.unitUnknown": {
    what: (d) => `There is no unit “${shown(d, "unit")}”.`,
    can: () => "choose one from the list; new units come with imports of managers or customers.",
  },
  "account.samePerson": {
    what: (d) =>
      `${shown(d, "manager")} already has an administrator's account (${shown(d, "other")}); the system, security and audit administrators are three persons.`,
    can: () => "give the account to somebody else.",
  },
  "session.passwordWrong": {
    what: () => "The current password is wrong.",
    can: () => "enter the current password again.",
  },
  "right.missing": {
    what: (d) =>
      `This account may not ${RIGHTS[shown(d, "right")] ?? shown(d, "right")}${under(d)}.`,
    can: () => "ask an administrator for the role, or use an account that has it.",
  },
  "request.invalid": {
    what: (d) => `The request does not have the expected form: ${shown(d, "where")}.`,
    can: () => "correct it as /openapi.json describes.",
  },
  "request.headerMissing": {
    what: () => "A write needs the header x-guanhu.",
    can: () => "add the header x-guanhu: 1.",
  },
  "request.tooLarge": {
    what: () => "The request is larger than allowed.",
    can: () => "send it in several parts.",
  },
  "request.failed": { what: (d) => `The request could not be handled: ${shown(d, "why")}.` },
  "route.notFound": { what: (d) => `There is nothing at ${shown(d, "path")}.` },
  "regime.notFound": {
    what: (d) =>
      d["revision"] === undefined
        ? `There is no regime “${shown(d, "id")}”.`
        : `Regime “${shown(d, "id")}” has no revision ${shown(d, "revision")}.`,
    can: () => "choose one from the list of regimes.",
  },
  "regime.noDraft": {
    what: (d) => `Regime “${shown(d, "id")}” has no draft.`,
    can: () => "edit and save a draft first.",
  },
  "regime.draftChanged": {
    what: (d) =>
      d["by"] === null || d["by"] === undefined
        ? "The draft has been changed meanwhile."
        : `The draft was changed by ${shown(d, "by")} at ${when(shown(d, "at"))}.`,
    can: () => "load the draft again, merge, then save or publish.",
  },
  "regime.doesNotParse": {
    what: () => "The text cannot be read as a regime; what is in force is untouched.",
    can: () => "correct the places listed.",
  },
  "regime.hasErrors": {
    what: (d) => `The regime has ${shown(d, "count")} errors and cannot be published.`,
    can: () => "correct the places listed, then publish.",
  },
  "regime.warningsUnsigned": {
    what: (d) => `${shown(d, "count")} warnings are not signed.`,
    can: () => "correct them, or sign each and publish.",
  },
  "regime.sameEditor": {
    what: (d) =>
      `The draft was written by ${shown(d, "account")}; nobody approves a draft of his own.`,
    can: () => "let another person with the right to publish do it.",
  },
  "regime.exists": {
    what: (d) => `There is a regime “${shown(d, "id")}” already.`,
    can: () => "edit its draft, or choose another id in the front matter.",
  },
  "regime.otherId": {
    what: (d) =>
      `The text belongs to regime “${shown(d, "found")}”, not “${shown(d, "expected")}”.`,
    can: () => "restore the id, or make a new regime of it.",
  },
  "regime.notInForce": {
    what: (d) => `Regime “${shown(d, "title") || shown(d, "id")}” has no revision in force.`,
    can: () => "publish the regime before running an allocation.",
  },
  "regime.notYetEffective": {
    what: (d) =>
      `Regime “${shown(d, "title")}” takes effect on ${shown(d, "effective")} and today is ${shown(d, "today")}; what is published is in force at once, so it cannot be published now.`,
    can: (d) => `publish it on or after ${shown(d, "effective")}, or change its effective date.`,
  },
  "customer.notFound": {
    what: (d) => `There is no customer “${shown(d, "id")}” in what you may see.`,
  },
  "manager.notFound": {
    what: (d) => `There is no manager “${shown(d, "id")}” in what you may see.`,
  },
  "manager.none": {
    what: () => "This account belongs to no customer manager.",
    can: () => "ask an administrator to enter the staff number with the account.",
  },
  "lock.exists": {
    what: (d) => `Customer “${shown(d, "customer")}” is locked already.`,
    can: () => "release that lock first.",
  },
  "lock.notFound": { what: (d) => `Customer “${shown(d, "customer")}” is not locked.` },
  "import.notFound": {
    what: () => "There is no such import, or its file has been removed.",
    can: () => "upload the file again.",
  },
  "import.fileMissing": { what: () => "No file arrived.", can: () => "choose a CSV or XLSX file." },
  "import.tooLarge": {
    what: (d) => `The file is larger than ${shown(d, "megabytes")} MB.`,
    can: () => "split it and import the parts.",
  },
  "import.unreadable": {
    what: () => "The file cannot be read; nothing was written.",
    can: () => "correct what is listed and upload it again.",
  },
  "import.notChecked": {
    what: () => "The file has not been checked.",
    can: () => "say what the columns mean and check it first.",
  },
  "import.hasFaults": {
    what: (d) => `The file has ${shown(d, "count")} faults; none of it was written.`,
    can: () => "download the rejected rows, correct them and upload again.",
  },
  "import.bookChanged": {
    what: (d) =>
      `Meanwhile ${shown(d, "count")} customers changed hands; none of the file was written.`,
    can: () => "check the file again, then write it.",
  },
  "import.overCapacity": {
    what: (d) =>
      `Manager “${shown(d, "manager")}” may hold ${shown(d, "limit")} and would hold ${shown(d, "held")}; none of the file was written.`,
    can: () => "correct the owners in the file, or change his limit first.",
  },
  "import.mappingNotFound": { what: (d) => `There is no mapping called “${shown(d, "name")}”.` },
  "run.notFound": { what: () => "There is no such allocation run." },
  "run.noCustomers": {
    what: () => "There are no customers to allocate.",
    can: () => "import customers first.",
  },
  "run.noManagers": {
    what: () => "There are no managers to allocate to.",
    can: () => "import managers first.",
  },
  "run.notRunning": { what: (d) => `Run ${shown(d, "number")} is not going.` },
  "run.notDone": {
    what: (d) => `Run ${shown(d, "number")} has no plan to use.`,
    can: () => "wait until it is done, or run again.",
  },
  "run.noPlan": {
    what: (d) => `Run ${shown(d, "number")} is a trade-off curve; it has no plan of its own.`,
    can: () => "open one of its points to see the plan.",
  },
  "run.noMeasures": {
    what: (d) =>
      `Run ${shown(d, "number")} is of an older version: its figures and prices were not kept.`,
    can: () => "run once more under the same regime.",
  },
  "run.noCurve": {
    what: (d) => `Run ${shown(d, "number")} is not a trade-off curve.`,
    can: () => "draw a curve from a plan first.",
  },
  "run.onlyAsked": {
    what: (d) => `Run ${shown(d, "number")} is only a supposition: what it supposes is not so.`,
    can: () => "make it so first (enter the new manager, say), then run under the regime.",
  },
  "run.regimeSuperseded": {
    what: (d) =>
      `Run ${shown(d, "number")} was made under revision ${shown(d, "revision")} of “${shown(d, "title")}”; revision ${shown(d, "inForce")} is in force.`,
    can: () =>
      "run again under the revision in force, and ask the same of that plan before publishing.",
  },
  "comparison.count": {
    what: (d) =>
      `${shown(d, "count")} plans were to be compared; it takes 1 to ${shown(d, "most")}.`,
    can: () => "choose the plans again.",
  },
  "run.alreadyPublished": {
    what: (d) =>
      d["by"] === null || d["by"] === undefined
        ? `The plan of run ${shown(d, "number")} has been published before.`
        : `The plan of run ${shown(d, "number")} was published by ${shown(d, "by")} at ${when(shown(d, "at"))}.`,
  },
  "run.conflict": {
    what: (d) =>
      `Since the plan was computed, ${shown(d, "count")} customers changed hands${d["by"] ? ` (${shown(d, "by")}, ${when(shown(d, "at"))})` : ""}; nothing of the plan was published: ${shown(d, "customers")}.`,
    can: () => "run again on the present book, then publish.",
  },
  "run.overCapacity": {
    what: (d) =>
      `Manager “${shown(d, "manager")}” may hold ${shown(d, "limit")}; the plan would bring him to ${shown(d, "held")}, so nothing was published.`,
    can: () => "run again on the present book, then publish.",
  },
  "run.outOfScope": {
    what: (d) =>
      `The plan of run ${shown(d, "number")} reaches customers outside your scope, so nothing was published.`,
    can: () =>
      "have it published by somebody who sees all its units, or run again within your own.",
  },
  "run.notAwaiting": {
    what: (d) =>
      `In run ${shown(d, "number")} nothing about customer “${shown(d, "customer")}” awaits a decision.`,
  },
  "run.ineligible": {
    what: (d) =>
      `Manager “${shown(d, "manager")}” may not have customer “${shown(d, "customer")}”: ${shown(d, "articles")} forbids it.`,
    can: () => "choose another manager.",
  },
  "run.locked": {
    what: (d) =>
      `Customer “${shown(d, "customer")}” is locked to manager “${shown(d, "manager")}” (${shown(d, "reason")}), so nobody else can be named.`,
    can: () => "name that manager, or remove the lock first.",
  },
  "account.notFound": { what: (d) => `There is no account “${shown(d, "account")}”.` },
  "account.exists": {
    what: (d) => `There is an account “${shown(d, "account")}” already.`,
    can: () => "choose another name.",
  },
  "account.rolesExclude": {
    what: (d) =>
      `One person may not be ${roleName(shown(d, "one"))} and ${roleName(shown(d, "other"))}.`,
    can: () => "give the roles to two accounts.",
  },
  "account.ownRoles": {
    what: () => "Nobody changes the roles of his own account.",
    can: () => "have another person who manages accounts change them.",
  },
  "account.lastKeeper": {
    what: (d) => `“${shown(d, "account")}” is the last one who can manage accounts.`,
    can: () => "give another account that right first.",
  },
  "boundary.invalid": {
    what: (d) => `The boundary file ${BOUNDARY[shown(d, "why")] ?? "cannot be used"}.`,
    can: () => "give a GeoJSON FeatureCollection in WGS-84.",
  },
  "ledger.noSeal": {
    what: () => "There is no seal yet: the ledger has no record.",
    can: () => "wait for the first change of owner; it is sealed within seconds.",
  },
  "webhook.notFound": {
    what: () => "There is no such webhook, or it is outside your scope.",
    can: () => "choose one from the list in the settings.",
  },
  "webhook.address": {
    what: (d) =>
      shown(d, "why") === "addressUnknown"
        ? "This is no address of the web."
        : "Messages cannot go to this address: it must be https, public, and without a login in it.",
    can: () =>
      "copy the whole address from the robot's settings; the operator allows one inside in GUANHU_WEBHOOK_HOSTS.",
  },
  "webhook.unitUnknown": {
    what: (d) => `There is no unit “${shown(d, "unit")}”.`,
    can: () => "choose a unit that exists, or none for the whole organisation.",
  },
  "idempotency.differs": {
    what: () => "This Idempotency-Key was used for another request.",
    can: () => "use a new key.",
  },
  "idempotency.running": {
    what: () => "The same request is being handled.",
    can: () =>
      "try again in a moment; it will not be done twice. If this stays so, see whether the result is there, and only if it is not, send it as a new request.",
  },
  "database.full": {
    what: () =>
      "The disk is nearly full: nothing is written, to protect the data; reading goes on.",
    can: () =>
      "ask the operator to free disk space; writing comes back by itself, without a restart.",
  },
  "database.unavailable": {
    what: () => "The database does not answer at the moment.",
    can: () => "try again in a few seconds; nothing is lost.",
  },
  ...dispatchRefusals,
  ...dutyRefusals,
  ...lifeRefusals,
  "server.fault": {
    what: (d) =>
      `The program failed and the request was not completed (number ${shown(d, "request")}).`,
    can: () => "give this number to the administrator; the log has the cause.",
  },
} satisfies Record<RefusalCode, IssueText>;
