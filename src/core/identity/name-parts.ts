import { normaliseName } from "./company-name.ts";
import { regionsOnly, takeLastRegion, takeRegions } from "./regions.ts";
import { wordsOf } from "./text-similarity.ts";
import { splitBrand } from "./trade.ts";

/** Legal forms at the end of a company name, longest first. Source: 企业名称登记管理规定, 组织形式. */
const LEGAL_FORMS: readonly string[] = [
  "集团股份有限责任公司",
  "股份有限责任公司",
  "集团股份有限公司",
  "集团有限责任公司",
  "控股有限责任公司",
  "特殊普通合伙企业",
  "有限责任公司",
  "股份有限公司",
  "集团有限公司",
  "控股有限公司",
  "有限合伙企业",
  "普通合伙企业",
  "个人独资企业",
  "集团总公司",
  "有限公司",
  "股份公司",
  "集团公司",
  "有限合伙",
  "普通合伙",
  "总公司",
  "集团",
  "公司",
];
const LATIN_FORM =
  /(?:COMPANYLIMITED|COLTD|COLIMITED|CORPORATION|CORPLTD|CORP|COMPANY|LIMITED|PTELTD|PTYLTD|PVTLTD|SDNBHD|LTDA|LTD|INC|LLC|LLP|GMBHCOKG|GMBH|KG|AG|BV|NV|SARL|SAS|SRL|SPA|SA|PLC|OYJ|OY|AB|APS|AS|KK)$/u;
/** Notes in brackets that say a legal form and nothing else. */
const FORM_NOTE = /^(?:有限合伙|普通合伙|特殊普通合伙|集团|推断|个体工商户|个人独资)$/u;
/** Up to the first legal form: whatever follows one is a branch, a shop, a post of it. */
const WHOLE = /^(.{2,}?(?:(?<![分支子])公司|合作社))(.+)$/u;
const HEAD = /^(.*(?:银行|信用社|联社|集团|厂|局|院))(.*)$/u;
const BRANCH =
  /(?:分公司|支公司|支行|分行|分理处|营业部|营业所|营业厅|办事处|代表处|储蓄所|经营部|门市部|项目部|分社|分部|分院|分校|分厂|分店|分局)$/u;

/** A company name taken apart. Every text is in the one spelling of `normaliseName`. */
export interface NameParts {
  /** The whole name without brackets. */
  readonly whole: string;
  /** Where it is registered, the widest first, without suffix: 浙江, 杭州. */
  readonly regions: readonly string[];
  /** What tells it from others; empty where the name only says what is done. */
  readonly brand: string;
  /** What it does, in its own words. */
  readonly trade: string;
  /** Legal form; empty where the name states none. */
  readonly form: string;
  /** What follows the form: 杭州分公司. Empty for the organisation itself. */
  readonly branch: string;
  /** Words of a name in letters, without those of its form; empty for a Chinese name. */
  readonly words: readonly string[];
}

/** Takes a company name apart: region, brand, line of business, legal form, branch. */
export function nameParts(name: string): NameParts {
  const brackets = openBrackets(normaliseName(name));
  const { head, branch } = takeBranch(brackets.text);
  const { rest: body, form } = takeForm(head);
  const front = takeRegions(body);
  const isOnlyRegion = front.rest.length < 2;
  const middle = isOnlyRegion ? body : front.rest;
  const back = isOnlyRegion ? { regions: [], rest: middle } : takeLastRegion(middle);
  const regions = [...(isOnlyRegion ? [] : front.regions), ...back.regions, ...brackets.regions];
  return {
    whole: brackets.whole,
    regions: [...new Set(regions)],
    ...splitBrand(back.rest),
    form: form + brackets.form,
    branch,
    words: latinWords(name),
  };
}

const FORM_WORDS = new Set(
  "co company corp corporation inc incorporated limited ltd llc llp lp gmbh mbh kg ag bv nv sarl sas srl spa sa plc oy ab as pte pty pvt sdn bhd ltda de cv c v s a l".split(
    " ",
  ),
);

function latinWords(name: string): readonly string[] {
  if (/\p{Script=Han}/u.test(name)) return [];
  const words = wordsOf(name.normalize("NFD").replace(/\p{M}/gu, ""));
  const telling = words.filter((word) => !FORM_WORDS.has(word));
  return telling.length === 0 ? words : telling;
}

/** Brand and line of business together: the name without region, form and branch. */
export const coreOf = ({ brand, trade }: NameParts): string => brand + trade;

interface OpenedBrackets {
  readonly whole: string;
  readonly text: string;
  readonly regions: readonly string[];
  readonly form: string;
}

/** A bracket holds a region, a form, or a part of the name. */
function openBrackets(normal: string): OpenedBrackets {
  const regions: string[] = [];
  let form = "";
  const text = normal.replace(/\(([^()]*)\)/gu, (_, inside: string) => {
    if (FORM_NOTE.test(inside)) {
      form += inside === "推断" ? "" : inside;
      return "";
    }
    const named = regionsOnly(inside);
    if (named === null) return inside;
    regions.push(...named);
    return "";
  });
  const flat = text.replace(/[()]/gu, "");
  const whole = normal.replace(/\(推断\)/gu, "").replace(/[()]/gu, "");
  return { whole, text: flat, regions, form };
}

function takeBranch(text: string): { readonly head: string; readonly branch: string } {
  const [, whole, after = ""] = WHOLE.exec(text) ?? [];
  if (whole !== undefined) return { head: whole, branch: after };
  const ending = BRANCH.exec(text)?.[0];
  if (ending === undefined) return { head: text, branch: "" };
  const [, head = "", where = ""] = HEAD.exec(text.slice(0, -ending.length)) ?? [];
  if (head !== "") return { head, branch: where + ending };
  // 国联杭州分公司: there is no form before the branch.
  const isPlain = ending === "分公司" && text.length - ending.length >= 2;
  return isPlain
    ? { head: text.slice(0, -ending.length), branch: ending }
    : { head: text, branch: "" };
}

function takeForm(text: string): { readonly rest: string; readonly form: string } {
  const form =
    LEGAL_FORMS.find((ending) => text.endsWith(ending) && text.length > ending.length) ??
    LATIN_FORM.exec(text)?.[0] ??
    "";
  return form === "" || form.length >= text.length
    ? { rest: text, form: "" }
    : { rest: text.slice(0, -form.length), form };
}
