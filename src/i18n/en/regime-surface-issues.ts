import type { SurfaceIssueCode } from "../../core/regime/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { type IssueText, shown } from "../text.ts";
import { regimeExpressionIssues } from "./regime-expression-issues.ts";
import { regimeWord } from "./regime-words.ts";

const word = (data: IssueData, key: string): string => regimeWord(shown(data, key));

function listed(data: IssueData, key: string): string {
  const names = data[key];
  return Array.isArray(names) ? names.map((name) => `“${name}”`).join(", ") : "";
}

/** Names the near ones; a general advice where nothing is near. */
const instead = (data: IssueData, otherwise: string): string =>
  listed(data, "nearest") === "" ? otherwise : `write one of ${listed(data, "nearest")}.`;

/** Which rule does what was meant, by kind and strength. */
const INSTEAD_OF_STRENGTH: Readonly<Record<string, string>> = {
  "capacity.soft": "; to charge minutes for what lies beyond, add a balance rule",
  "balance.hard": "; for a limit that is never exceeded, add a capacity rule",
  "continuity.hard": "; to forbid any change, add an eligibility rule or lock these customers",
  "cohesion.soft":
    "; to prefer one owner, write mode: main_local and say with apart what parting charges",
  "cohesion.hard": "; for one owner without exception, write mode: one_owner",
  "disjoint.soft":
    "; what one manager learns of two rivals cannot be unlearned, so minutes cannot make up for it; to be shown such pairs only, write advisory",
  "compactness.hard":
    "; contiguity is no hard rule here: cells are large and small, and some customers would be left without anybody; for more of it raise apart, or add an eligibility rule by territory",
  "roster.soft": "; to avoid some managers where possible, add a soft eligibility rule",
};

/** Texts of the faults of a regime's text. */
export const regimeSurfaceIssues = {
  ...regimeExpressionIssues,
  "regime.tooLarge": {
    what: (d) => `The file has ${shown(d, "length")} characters; the limit is ${shown(d, "max")}.`,
    can: () => "check that it is a regime file, and keep long annexes apart.",
  },
  "regime.noArticles": {
    what: () => "The file has no article.",
    can: () => "write the heading of an article as “## 第一条 title {#key}”.",
  },
  "meta.missing": {
    what: () => "The file does not begin with its front matter.",
    can: () => "write “---” on the first line, then regime, title, effective …, then “---” again.",
  },
  "meta.unclosed": {
    what: () => "The front matter is not closed with “---”.",
    can: () => "add a line “---” after it.",
  },
  "meta.keyMissing": {
    what: (d) => `The front matter lacks ${shown(d, "key")}.`,
    can: (d) => `add “${shown(d, "key")}: …”.`,
  },
  "meta.keyUnknown": {
    what: (d) => `The front matter has an unknown key “${shown(d, "key")}”, which is left out.`,
    can: (d) => instead(d, "delete the line."),
  },
  "meta.valueInvalid": {
    what: (d) => `${shown(d, "key")} of the front matter cannot be “${shown(d, "value")}”.`,
    can: () =>
      "regime takes lower-case letters, digits and hyphens; revision a positive whole number; status draft, in_force or repealed; effective year-month-day.",
  },
  "yaml.syntax": {
    what: () => "The rule block cannot be read as keys and values.",
    can: () => "check the indents (blanks only), the blank after each colon, brackets and commas.",
  },
  "yaml.duplicateKey": { what: () => "A key is written twice.", can: () => "keep one of them." },
  "yaml.quoteNeeded": {
    what: () =>
      "Quotes, brackets or commas of an expression are taken for marks of the rule block.",
    can: () => "put the whole expression in single quotes: when: 'customer.industry in [A, B]'.",
  },
  "yaml.tooDeep": {
    what: (d) => `The rule block is too long, or nested more than ${shown(d, "max")} deep.`,
    can: () => "split it into several articles.",
  },
  "heading.unknown": {
    what: (d) =>
      `The heading “${shown(d, "text")}” is neither a chapter nor an article: what follows belongs to none.`,
    can: () => "write “# 第一章 title” or “## 第一条 title”; use a third-level heading for notes.",
  },
  "heading.noHash": {
    what: (d) =>
      `“${shown(d, "text")}” looks like the heading of an article but does not begin with “##”.`,
    can: () => "put “## ” before it.",
  },
  "article.keyMissing": {
    what: (d) => `The article has no key; ${shown(d, "key")} stands in and is lost on renumbering.`,
    can: () => "add “{#key}” to the heading, in lower-case letters, digits and hyphens.",
  },
  "article.keyInvalid": {
    what: (d) =>
      `The key “${shown(d, "key")}” is not well formed; ${shown(d, "instead")} stands in.`,
    can: () => "begin with a lower-case letter; use lower-case letters, digits and hyphens.",
  },
  "article.keyDuplicate": {
    what: (d) => `The key “${shown(d, "key")}” is already used on line ${shown(d, "line")}.`,
    can: () => "choose another key.",
  },
  "rule.outsideArticle": {
    what: () => "The rule block stands under no article.",
    can: () => "move it below the prose of its article.",
  },
  "rule.second": {
    what: () => "An article can have one rule block only.",
    can: () => "move the second one into an article of its own.",
  },
  "rule.unclosed": {
    what: () => "The rule block does not end.",
    can: () => "add a line “```” after the rule.",
  },
  "rule.notAMap": {
    what: () => "The rule block has no “key: value”.",
    can: () => "begin with the kind, such as kind: eligibility.",
  },
  "rule.kindMissing": {
    what: () => "The rule block does not state its kind.",
    can: () => "add the kind, such as kind: capacity.",
  },
  "rule.kindUnknown": {
    what: (d) => `There is no rule kind “${shown(d, "value")}”.`,
    can: (d) => instead(d, "look up the kinds in the language reference."),
  },
  "rule.formUnknown": {
    what: () => "The define block does not state what it defines.",
    can: (d) => `write one of ${listed(d, "forms")} with its name.`,
  },
  "rule.keyUnknown": {
    what: (d) => `${shown(d, "in")} has no key “${shown(d, "key")}”.`,
    can: (d) => instead(d, "delete the key."),
  },
  "rule.keyMissing": {
    what: (d) => `${shown(d, "in")} lacks ${shown(d, "key")}, which is required.`,
    can: (d) => `add “${shown(d, "key")}: …”.`,
  },
  "rule.valueInvalid": {
    what: (d) =>
      shown(d, "value") === ""
        ? `${shown(d, "key")} must be ${word(d, "expected")}.`
        : `${shown(d, "key")} must be ${word(d, "expected")}, but is “${shown(d, "value")}”.`,
    can: () => "write it in the form asked for.",
  },
  "rule.valueTooLarge": {
    what: (d) =>
      `${shown(d, "key")} is at most ${shown(d, "max")}; “${shown(d, "value")}” is beyond what can be computed.`,
    can: () => "check the figure and its unit; where there is really no limit, delete the key.",
  },
  "rule.strengthWithoutEffect": {
    what: (d) =>
      `A ${shown(d, "kind")} rule has no strength “${shown(d, "value")}”: it would be ignored.`,
    can: (d) =>
      `write one of ${listed(d, "values")}${INSTEAD_OF_STRENGTH[`${shown(d, "kind")}.${shown(d, "value")}`] ?? ""}.`,
  },
  "rule.capIsHard": {
    what: () => "cap is hard, it forbids what lies beyond, which contradicts strength: soft.",
    can: () =>
      "delete cap and charge only the minutes of travel, or write strength: hard; the minutes are charged all the same.",
  },
  "rule.valueNotInList": {
    what: (d) => `${shown(d, "key")} cannot be “${shown(d, "value")}”.`,
    can: (d) => `write one of ${listed(d, "values")}.`,
  },
  "rule.oneOf": {
    what: (d) => `Exactly one of ${listed(d, "keys")} must be written.`,
    can: () => "keep one of them.",
  },
  "rule.elseNotLast": {
    what: (d) => `Rows of ${shown(d, "key")} follow its else row and are never reached.`,
    can: () => "move the else row to the end.",
  },
  "rule.needs": {
    what: (d) => `${shown(d, "key")}: ${shown(d, "value")} needs ${shown(d, "needed")}.`,
    can: (d) => `add “${shown(d, "needed")}: …”.`,
  },
  "define.nameInvalid": {
    what: (d) => `“${shown(d, "name")}” cannot be a name.`,
    can: () => "begin with a letter, leave out blanks and marks, and avoid operator words.",
  },
  "define.nameTaken": {
    what: (d) =>
      shown(d, "line") === "0"
        ? `The name “${shown(d, "name")}” (${shown(d, "en")}) is a basic field already.`
        : `The name “${shown(d, "name")}” (${shown(d, "en")}) is already defined on line ${shown(d, "line")}.`,
    can: () => "choose another name, or delete one of the definitions.",
  },
  "define.cycle": {
    what: (d) =>
      `Definitions use each other in a circle: ${listed(d, "names").replaceAll(", ", " → ")}.`,
    can: () => "let one of them use basic fields only.",
  },
  "test.nameUnknown": {
    what: (d) =>
      `A test names a field “${shown(d, "name")}” that ${word(d, "subject")} does not have.`,
    can: (d) => instead(d, "use a field of the vocabulary, or declare it with define."),
  },
  "test.nameDerived": {
    what: (d) =>
      `“${shown(d, "name")}” is derived from other facts and cannot be stated in a test.`,
    can: () => "state the facts behind it (the date of hiring for the months of tenure).",
  },
  "test.valueInvalid": {
    what: (d) =>
      `“${shown(d, "name")}” of a test must be ${word(d, "expected")}, but is “${shown(d, "value")}”.`,
    can: () => "write it in its type; money needs its unit, such as 5000万元.",
  },
} satisfies Record<SurfaceIssueCode, IssueText>;
