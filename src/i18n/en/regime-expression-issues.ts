import type { ExpressionIssueCode } from "../../core/regime/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { type IssueText, shown } from "../text.ts";
import { regimeWord } from "./regime-words.ts";

const word = (data: IssueData, key: string): string => regimeWord(shown(data, key));

/** Names the near ones; a general advice where nothing is near. */
function instead(data: IssueData, otherwise: string): string {
  const nearest = data["nearest"];
  const names = Array.isArray(nearest) ? nearest.map(String) : [];
  return names.length === 0 ? otherwise : `write ${names.map((name) => `“${name}”`).join(" or ")}.`;
}

/** Texts of the faults of one expression. */
export const regimeExpressionIssues = {
  "expr.empty": {
    what: () => "The expression is empty.",
    can: () => "state the condition, or delete the key.",
  },
  "expr.unexpectedCharacter": {
    what: (d) => `An expression cannot hold the character “${shown(d, "char")}”.`,
    can: () => "delete it, or put the text in quotes.",
  },
  "expr.unterminatedText": {
    what: () => "The quotation mark of a text is never closed.",
    can: (d) => `add ${shown(d, "close")} at its end.`,
  },
  "expr.badDate": {
    what: (d) => `${shown(d, "text")} is no date of the calendar.`,
    can: () => "write year-month-day, such as 2026-12-01.",
  },
  "expr.numberTooLarge": {
    what: (d) => `The number ${shown(d, "text")} is too large.`,
    can: () => "check its digits and its unit.",
  },
  "expr.unexpectedToken": {
    what: (d) => `“${shown(d, "found")}” does not belong here: ${word(d, "expected")} is expected.`,
    can: () => "look at the operators, brackets and commas around it; quote it to use it as text.",
  },
  "expr.unexpectedEnd": {
    what: (d) => `The expression is not finished: ${word(d, "expected")} is missing at its end.`,
    can: () => "complete it, or delete the last operator.",
  },
  "expr.tooDeep": {
    what: (d) => `Brackets are nested more than ${shown(d, "max")} deep.`,
    can: () => "define part of the condition as a term (kind: define) and use that.",
  },
  "expr.tooLong": {
    what: (d) => `The expression has more than ${shown(d, "max")} words.`,
    can: () => "define part of the condition as a term (kind: define) and use that.",
  },
  "expr.unknownSubject": {
    what: (d) => `“${shown(d, "name")}” is nobody an expression can speak of.`,
    can: (d) => instead(d, "begin with “customer.” or “manager.”."),
  },
  "expr.unknownField": {
    what: (d) => `There is no field “${shown(d, "name")}” of ${word(d, "subject")}.`,
    can: (d) => instead(d, "declare the field with kind: define, field:."),
  },
  "expr.unknownTerm": {
    what: (d) => `The term “${shown(d, "name")}” is not defined.`,
    can: (d) => instead(d, "define it with kind: define, term:."),
  },
  "expr.unknownLicencePart": {
    what: (d) => `A licence has no “${shown(d, "name")}”.`,
    can: (d) => instead(d, "use validUntil, validFrom or number."),
  },
  "expr.bareWord": {
    what: (d) => `“${shown(d, "word")}” stands alone: it may be a field, a term or a text.`,
    can: (d) =>
      `write “customer.${shown(d, "word")}”, “customer in ${shown(d, "word")}”, or quote it.`,
  },
  "expr.bothBareWords": {
    what: (d) =>
      `“${shown(d, "left")}” and “${shown(d, "right")}” are both mere words: nothing is compared.`,
    can: () => "write “customer.…” or “manager.…” on one side.",
  },
  "expr.unitMismatch": {
    what: (d) =>
      `“${shown(d, "op")}” has ${word(d, "left")} on the left and ${word(d, "right")} on the right: the units differ.`,
    can: () =>
      "give the number its unit (yuan, days, months, minutes, km) and make both sides alike.",
  },
  "expr.typeMismatch": {
    what: (d) =>
      `“${shown(d, "op")}” has ${word(d, "left")} on the left and ${word(d, "right")} on the right, which do not go together.`,
    can: () => "check the fields; sets take “contains”, texts take “==” or “in”.",
  },
  "expr.wrongType": {
    what: (d) => `Here ${word(d, "expected")} is expected, but ${word(d, "found")} is written.`,
    can: () => "rewrite the expression, or use a field of that type.",
  },
  "expr.noOrder": {
    what: (d) => `“${shown(d, "op")}” asks for an order that ${word(d, "type")} does not have.`,
    can: () => "use “==”, “!=” or “in”.",
  },
  "expr.notInList": {
    what: (d) =>
      `“${shown(d, "value")}” is no value of “${shown(d, "name")}” (${shown(d, "values")}).`,
    can: () => "use one of these, or add the value to the definition.",
  },
  "expr.wrongSubject": {
    what: (d) => `Only ${word(d, "only")} can be spoken of here, not ${word(d, "subject")}.`,
    can: (d) => `use fields of ${word(d, "only")} only.`,
  },
  "expr.compareWithUnknown": {
    what: () => "“unknown” is no value and cannot be compared.",
    can: () => "write “customer.capital is unknown” or “customer.capital is known”.",
  },
} satisfies Record<ExpressionIssueCode, IssueText>;
