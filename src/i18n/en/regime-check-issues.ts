import type { RegimeCheckIssueCode } from "../../core/regime/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { type IssueText, shown } from "../text.ts";

const UNITS: Readonly<Record<string, string>> = {
  money: " CNY",
  months: " months",
  days: " days",
  minutes: " minutes",
  distance: " km",
  share: "%",
};

const quantity = (data: IssueData): string =>
  `${shown(data, "value")}${UNITS[shown(data, "measure")] ?? ""}`;

const listed = (data: IssueData, key: string): string => {
  const value = data[key];
  return Array.isArray(value) ? value.join(", ") : shown(data, key);
};

/** The first names of a list, and how many more there are. */
function firstOf(data: IssueData, key: string): string {
  const list = data[key];
  const more = Number(data["count"] ?? 0) - (Array.isArray(list) ? list.length : 0);
  return more > 0 ? `${listed(data, key)} and ${more} more` : listed(data, key);
}

const named = (data: IssueData): string => firstOf(data, "customers");

const law = (what: string, can: string): IssueText => ({
  what: (d) => `“${shown(d, "excerpt")}”: ${what} (${shown(d, "norm")}, ${shown(d, "lint")}).`,
  can: () => can,
});

/** Faults between the articles of a regime, or between a regime and its facts, in English. */
export const regimeCheckIssues = {
  "check.ruleUnreadable": {
    what: () => "The rule of this article could not be read and cannot be carried out.",
    can: () => "correct the faults already shown in this rule.",
  },
  "check.duplicateOrdinal": {
    what: (d) => `This number repeats the one of the article in line ${shown(d, "line")}.`,
    can: () => "renumber; the key may stay.",
  },
  "check.ordinalGap": {
    what: (d) =>
      shown(d, "previous") === ""
        ? `The first article should be ${shown(d, "expected")}.`
        : `The numbering has a gap: ${shown(d, "expected")} should follow ${shown(d, "previous")}.`,
    can: () => "add the missing article or renumber; sign the warning where the gap is intended.",
  },
  "check.ordinalOrder": {
    what: (d) => `The numbering runs backwards: this article stands after ${shown(d, "previous")}.`,
    can: () => "reorder or renumber the articles.",
  },
  "check.chapterGap": {
    what: (d) => `${shown(d, "expected")} is missing before ${shown(d, "chapter")}.`,
    can: () => "add the missing chapter or renumber; sign the warning where the gap is intended.",
  },
  "check.chapterOrder": {
    what: (d) =>
      `${shown(d, "chapter")} stands after ${shown(d, "previous")}: repeated or running backwards.`,
    can: () => "renumber the chapters.",
  },
  "check.danglingReference": {
    what: (d) =>
      `${shown(d, "reference")} does not exist; this regime ends at ${shown(d, "last")}.`,
    can: () =>
      "refer to an existing article; for another paper write its name first, such as 《民法典》.",
  },
  "check.unknownOverride": {
    what: (d) => `It overrides “${shown(d, "key")}”, which is no article.`,
    can: () => "write the key of the article (after # in its heading), not its number.",
  },
  "check.overrideCycle": {
    what: (d) =>
      `The exceptions form a ring: ${listed(d, "ring").replaceAll(", ", " overrides ")}.`,
    can: () =>
      "remove one of the overrides, so that the special article overrides the general one.",
  },
  "check.overrideOtherKind": {
    what: (d) => `It overrides ${shown(d, "target")}, which is a rule of another kind.`,
    can: () => "write the exception as a rule of the same kind, or remove overrides.",
  },
  "check.overlap": {
    what: (d) =>
      `It overlaps with ${shown(d, "other")}, a rule of the same kind (${shown(d, "kind")}), and nothing says which prevails; both are carried out (the stricter limit holds, minutes add up).`,
    can: (d) =>
      `let the special prevail over the general: write overrides: [${shown(d, "otherKey")}] in ${shown(d, "special")}, or give both scopes that do not overlap.`,
  },
  "check.leaveOrder": {
    what: (d) =>
      `Results move from ${shown(d, "both")} months, before the customers do at ${shown(d, "relation")}.`,
    can: () => "make both no less than relation.",
  },
  "check.creditRises": {
    what: (d) =>
      `Within ${shown(d, "months")} months the former manager's share rises to ${shown(d, "share")}%, above the period before.`,
    can: () => "check the shares; sign it if it is meant so.",
  },
  "check.guardOnPaper": {
    what: () =>
      "The program counts the cases and tells the heads of both units; what of the result is net growth it does not reckon.",
    can: () =>
      "reckon net growth outside the program, and sign this; or leave it out with net_new: no.",
  },
  "check.incompleteTable": {
    what: (d) =>
      `All ${shown(d, "rowCount")} rows of ${shown(d, "path")} have a condition; a customer who meets none gets no result.`,
    can: () => "add a last row { else: … }.",
  },
  "check.unknownDimension": {
    what: (d) =>
      `The order of the carve-out names “${shown(d, "name")}”; the principles of this article are ${listed(d, "names")}.`,
    can: (d) => `use one of ${listed(d, "names")}.`,
  },
  "check.numberNotInProse": {
    what: (d) => `The rule uses ${quantity(d)} (${shown(d, "path")}); the prose does not state it.`,
    can: (d) =>
      `make prose and rule agree, or own up to it with text_silent: [${shown(d, "path")}].`,
  },
  "check.numberNotInRule": {
    what: (d) => `The prose states “${shown(d, "text")}”; no number of the rule matches it.`,
    can: () => "make rule and prose agree; sign the warning where nothing is to be carried out.",
  },
  "check.textSilentNeedless": {
    what: (d) =>
      d["isKnown"] === true
        ? `text_silent owns up to ${shown(d, "path")}, but the prose does state the number.`
        : `text_silent names ${shown(d, "path")}, where the rule has no number.`,
    can: (d) => `remove ${shown(d, "path")} from text_silent.`,
  },
  "check.commencementDiffers": {
    what: (d) =>
      `The prose says it commences on ${shown(d, "prose")}, the head of the file on ${shown(d, "head")}.`,
    can: () => "correct one of them.",
  },
  "check.limitNotInForce": {
    what: (d) =>
      `The regime commences on ${shown(d, "effective")}, its first limit only on ${shown(d, "first")}; until then there is none.`,
    can: () => "add a limit from the commencement on, or write otherwise.",
  },
  "check.testFails": {
    what: (d) =>
      `The test expects “${shown(d, "expected")}”; the outcome is “${shown(d, "found").replaceAll(" / ", " or ")}”.`,
    can: () => "correct the rule or the expectation.",
  },
  "check.licenceHeldByNobody": {
    what: (d) =>
      `None of the ${shown(d, "managers")} people holds the licence “${shown(d, "licence")}”; ${shown(d, "customers")} customers are concerned.`,
    can: () => "register the licence of somebody, or add an exception to this article.",
  },
  "check.staffingBelowMinimum": {
    what: (d) =>
      `Unit “${shown(d, "unit")}” has ${shown(d, "count")} who may hold customers; at least ${shown(d, "minimum")} are required.`,
    can: () => "staff the unit, or let the posts of the stand-in order act.",
  },
  "check.customersUnassignable": {
    what: (d) =>
      `${shown(d, "count")} customers have nobody: ${listed(d, "articles")} together exclude everybody (${named(d)}).`,
    can: () =>
      "register the qualification, or add an exception to the articles named; otherwise these customers stay unassigned.",
  },
  "check.capacityShort": {
    what: (d) =>
      `${shown(d, "customers")} customers weigh ${shown(d, "demand")}; the limits of ${shown(d, "managers")} managers hold ${shown(d, "capacity")} (${listed(d, "articles")}): ${shown(d, "short")} too few.`,
    can: () =>
      "raise limits, add managers or change the weights; otherwise the rest stays unassigned.",
  },
  "check.carveOutTooLarge": {
    what: (d) =>
      `${shown(d, "count")} customers are carved out, more than ${shown(d, "percent")}% of ${shown(d, "total")} (at most ${shown(d, "most")}): ${shown(d, "over")} over.`,
    can: (d) => `take ${shown(d, "over")} customers out of the carve-out, or raise its share.`,
  },
  "check.rivalsInOneGroup": {
    what: (d) =>
      `${shown(d, "count")} customers of the rivalry “${shown(d, "rivalry")}” are in one group (${listed(d, "groups")}): this article parts them, ${listed(d, "articles")} gives them one owner (${named(d)}).`,
    can: () =>
      "leave members of one group out with a `when`, or correct the rivalry or the group of these customers; otherwise they stay unassigned.",
  },
  "check.moreRivalsThanManagers": {
    what: (d) =>
      `The rivalry “${shown(d, "rivalry")}” has ${shown(d, "count")} customers, and this article gives each manager one at most; there are ${shown(d, "managers")} managers on duty: ${shown(d, "short")} too few.`,
    can: () =>
      "draw rivalries more narrowly (one name only for those who really compete), or add managers; otherwise the rest stays unassigned.",
  },
  "check.wayTimesIncomplete": {
    what: (d) =>
      `The table of times lacks ${shown(d, "count")} ways (${firstOf(d, "ways")}); they count ${shown(d, "minutes")} minutes.`,
    can: () =>
      "add these ways, those inside a zone too; sign the warning where nobody travels them.",
  },
  "check.zoneNotInTimes": {
    what: (d) =>
      `${shown(d, "count")} zones are not in the table of times (${firstOf(d, "zones")}): ${shown(d, "customers")} customers and ${shown(d, "managers")} managers; one way counts ${shown(d, "minutes")} minutes.`,
    can: () => "check that the names of zones agree with the table, or add these zones to it.",
  },
  "check.crowdedCells": {
    what: (d) =>
      `The cell “${shown(d, "cell")}” has ${shown(d, "count")} customers, all neighbours of each other: ${shown(d, "pairs")} pairs. ${shown(d, "cells")} cells have more than ${shown(d, "most")}: more than one manager can hold, so keeping them together says nothing, and is slow.`,
    can: () =>
      "use smaller cells, such as buildings or grid cells, or ask it of some customers only with a `when`.",
  },
  "check.maxBelowDays": {
    what: (d) =>
      `Protection is ${shown(d, "days")} days, yet the longest is only ${shown(d, "max")} days.`,
    can: () => "raise max to at least days.",
  },
  "check.remindBeyondDays": {
    what: (d) =>
      `Protection is only ${shown(d, "days")} days; a reminder ${shown(d, "remind")} days before its end lies before its beginning and never goes out.`,
    can: () => "bring remind within the days of protection, or lengthen days.",
  },
  "check.extendBeyondMax": {
    what: (d) =>
      `One contact adds ${shown(d, "extend")} days, more than the longest of ${shown(d, "max")} days, which then always decides.`,
    can: () => "lower extend, or raise max.",
  },
  "check.lapseUnwarned": {
    what: () =>
      "Customers go to the pool at the end, and no article says when the owner is reminded: he is told on the day before only.",
    can: () => "write remind, for example [7 days, 3 days, 1 day], or reclaim: [].",
  },
  "check.reclaimWithoutPool": {
    what: () =>
      "Customers go to the pool at the end, but no article speaks of a pool: nobody would see them.",
    can: () => "add an article of kind: pool, or write reclaim: [].",
  },
  "check.possibleAboveLikely": {
    what: (d) =>
      `The threshold of possible, ${shown(d, "possible")}%, is above that of likely, ${shown(d, "likely")}%: nothing lies between.`,
    can: () => "bring possible down to likely or below.",
  },
  "check.sameKeyNotCompared": {
    what: (d) =>
      `Equal in ${shown(d, "keys")} is to be the same customer, but keys leave it out: it is never compared.`,
    can: () => "add it to keys, or take it out of same.",
  },
  "check.collisionMayStayOpen": {
    what: () =>
      "A collision is decided by one criterion only, and cannot go back to the unit: where the parties are equal in it, no article decides.",
    can: () => "write more criteria in order, or add unit to outcomes.",
  },
  "check.clockWithoutHours": {
    what: (d) =>
      `${shown(d, "minutes")} minutes count in office hours, but no article on the calendar states hours: 09:00 to 18:00 of working days will be taken.`,
    can: () => "add an article of kind: calendar with hours, or write clock: clock.",
  },
  "check.fallbackNeverTried": {
    what: (d) =>
      `Strategy ${shown(d, "first")} finds somebody whenever anybody may hold the customer: ${shown(d, "idle")} behind it is never tried.`,
    can: () => "put territory, referral or weighted first, or remove what stands behind.",
  },
  "check.claimWithoutPool": {
    what: () => "Claims are ruled, but no article speaks of a pool: there is nothing to claim.",
    can: () => "add an article of kind: pool, or remove the rule of this article.",
  },
  "check.neverFires": {
    what: (d) =>
      d["isStatic"] === true
        ? `This article can never apply: ${shown(d, "by")} overrides it and has no condition.`
        : "With the present customers and people this article is never used.",
    can: (d) =>
      d["isStatic"] === true
        ? `give ${shown(d, "by")} a condition, or remove this article.`
        : "check the names and values of its condition; sign the warning where there are no such customers yet.",
  },
  "check.accessAdministrator": {
    what: (d) =>
      `The ${shown(d, "role")} is an administrator and may not have ${shown(d, "rights")} besides: administrators see no customers and do no business.`,
    can: () => "remove these rights, and give them to a role of the business.",
  },
  "check.accessOutsider": {
    what: (d) =>
      `The ${shown(d, "role")} is outside the organisation and may not have ${shown(d, "rights")}: these rights are for the organisation's own roles.`,
    can: () => "remove these rights, and give them to a role of the organisation.",
  },
  "check.accessEditorApproves": {
    what: (d) => `${shown(d, "role")} would draft and publish regimes; who drafts may not approve.`,
    can: () => "keep one of the two, and give the other to another role.",
  },
  "check.accessRoleTwice": {
    what: (d) =>
      `${shown(d, "role")} is spoken of in ${shown(d, "other")} already; where both hold, only what both grant counts.`,
    can: () => "make one article of them.",
  },
  "check.accessNobody": {
    what: (d) =>
      `Under these articles no role would have the right ${shown(d, "right")}, and nobody could ever put it right.`,
    can: () => "leave the right with at least one role.",
  },
  "check.accessFieldUnknown": {
    what: (d) =>
      `Customers have no field “${shown(d, "field")}”; the article takes effect on a column of that name when an import brings one.`,
    can: () => "check the name, or declare the field with define.",
  },
  "law.sensitiveOpen": law(
    "rights of access are to be set reasonably, and personal information to be de-identified",
    "mask them, and show them one by one for a stated reason where there is need.",
  ),
  "law.depositKpi": law(
    "deposits must not be assessed at a point of time, by market share, rank or comparison with peers, nor driven up at month or quarter end",
    "assess the daily average, with a control of the month-end deviation.",
  ),
  "law.benefitToDecider": law(
    "no property or other benefit may be used to influence those who decide or act for the other side",
    "remove the benefit to the person; grant open, booked discounts to the organisation, or state the prohibition.",
  ),
  "law.designatedSupplier": law(
    "no designer, contractor or supplier may be designated",
    "let the customer choose among qualified firms and publish the list.",
  ),
  "law.automatedDecision": law(
    "where an automated decision has a major effect on a person, he may demand an explanation and refuse a decision made by automation alone",
    "add an article: the reasons may be demanded, and objections are reviewed by a person.",
  ),
  "law.bundledConsent": law(
    "service must not be refused because consent is withheld or withdrawn, unless the information is necessary for it",
    "ask for consent to necessary and to other information separately.",
  ),
  "law.tracking": law(
    "whereabouts are sensitive personal information: they need a specific purpose, necessity and a limited retention",
    "state purpose and retention, for example: only the visit is recorded, deleted after thirty days.",
  ),
  "law.aboveRiskCapacity": law(
    "a product above the customer's risk capacity must not be sold, whatever he wishes, where the order on suitability applies",
    "offer products only to customers whose risk capacity matches.",
  ),
  "law.unlawfulIntelligence": law(
    "trade secrets must not be obtained by improper means",
    "collect public, lawfully obtained information, and say that trade secrets must not be pried into.",
  ),
  "law.wageFine": law(
    "fines and deductions from wages need a basis that the personnel department has checked",
    "score it in the assessment instead, or name the rule it is based on.",
  ),
  "law.retention": law(
    "personal information may be kept only as long as its purpose needs",
    "state a period, with deletion or de-identification at its end.",
  ),
} as const satisfies Record<RegimeCheckIssueCode, IssueText>;
