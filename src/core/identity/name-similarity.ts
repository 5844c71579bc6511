import { coreOf, type NameParts } from "./name-parts.ts";
import { foldSound, type Reading, soundOf } from "./sound.ts";
import { editDistance, isSubsequence, wordSimilarity } from "./text-similarity.ts";

/** How one part of two names stands to the other. */
export type Agreement = "equal" | "similar" | "oneSided" | "differs";

/** How alike two names are, 0 to 1, and in what. */
export interface NameLikeness {
  readonly likeness: number;
  /** Of each part; null where neither name has it. */
  readonly brand: Agreement | null;
  readonly trade: Agreement | null;
  readonly region: Agreement | null;
  readonly form: Agreement | null;
  readonly branch: Agreement | null;
}

/** What the other parts leave of the likeness of the middles. Chosen by hand, measured in benchmarks/results/identity.md. */
const FACTORS: Readonly<Record<"region" | "form" | "branch", Readonly<Record<Agreement, number>>>> =
  {
    region: { equal: 1, similar: 1, oneSided: 0.98, differs: 0.78 },
    form: { equal: 1, similar: 1, oneSided: 0.99, differs: 0.97 },
    branch: { equal: 1, similar: 1, oneSided: 0.88, differs: 0.8 },
  };
/** Replacing a character by one of the same sound. */
const SAME_SOUND = 0.3;

/** 鸿宇(杭州)公司 and 杭州鸿宇公司 agree in every part and are two registered names. */
const SPELLED_APART = 0.99;

/** How alike two company names are. Symmetric. */
export function nameLikeness(a: NameParts, b: NameParts, reading: Reading): NameLikeness {
  const region = regionAgreement(a, b);
  const form = textAgreement(a.form, b.form);
  const branch = textAgreement(a.branch, b.branch);
  const middle = middleLikeness(a, b, reading);
  // 大庆市电力公司 has no brand: another place is another company.
  const isPlaceName = a.brand === "" && b.brand === "" && a.regions.at(-1) !== b.regions.at(-1);
  const rest = factor("region", region) * factor("form", form) * factor("branch", branch);
  return {
    likeness:
      a.whole === b.whole ? 1 : Math.min(SPELLED_APART, middle * rest * (isPlaceName ? 0.7 : 1)),
    brand: brandAgreement(a, b, reading),
    trade: tradeAgreement(a.trade, b.trade),
    region,
    form,
    branch,
  };
}

const factor = (part: keyof typeof FACTORS, agreement: Agreement | null): number =>
  agreement === null ? 1 : FACTORS[part][agreement];

function textAgreement(a: string, b: string): Agreement | null {
  if (a === b) return a === "" ? null : "equal";
  return a === "" || b === "" ? "oneSided" : "differs";
}

function regionAgreement(a: NameParts, b: NameParts): Agreement | null {
  if (a.regions.length === 0 && b.regions.length === 0) return null;
  if (a.regions.length === 0 || b.regions.length === 0) return "oneSided";
  return a.regions.some((region) => b.regions.includes(region)) ? "equal" : "differs";
}

function brandAgreement(a: NameParts, b: NameParts, reading: Reading): Agreement | null {
  const agreement = textAgreement(a.brand, b.brand);
  if (agreement !== "differs") return agreement;
  return soundOf(a.brand, reading).join(" ") === soundOf(b.brand, reading).join(" ")
    ? "similar"
    : "differs";
}

function tradeAgreement(a: string, b: string): Agreement | null {
  const agreement = textAgreement(a, b);
  if (agreement !== "differs") return agreement;
  return isSubsequence(a, b) || isSubsequence(b, a) ? "similar" : "differs";
}

/** 中国银行 and 中国建设银行 have this in common with thousands. */
const EVERYBODYS: ReadonlySet<string> = new Set(["中国", "中华", "国家", "全国"]);

/** Brand and line of business: what is left when region, form and branch are taken off. */
function middleLikeness(a: NameParts, b: NameParts, reading: Reading): number {
  const one = coreOf(a);
  const other = coreOf(b);
  if (one === other) return 1;
  if (one === "" || other === "") return 0;
  if (a.words.length > 1 && b.words.length > 1) return wordLikeness(a, b, reading);
  const edited = textLikeness(one, other, reading);
  if (a.brand !== "" && a.brand === b.brand && !EVERYBODYS.has(a.brand)) {
    const trade = tradeAgreement(a.trade, b.trade);
    if (trade === "oneSided") return 0.91;
    if (trade === "similar") return 0.94;
    return Math.max(0.55 + 0.4 * textLikeness(a.trade, b.trade, reading), edited * 0.9);
  }
  const brand = textLikeness(a.brand, b.brand, reading);
  const parts = 0.65 * brand + 0.35 * textLikeness(a.trade, b.trade, reading);
  return Math.max(parts, shortened(one, other), isOtherBrand(a, b, brand) ? 0 : edited * 0.95);
}

/** Words in another order, or one misspelt. */
const wordLikeness = (a: NameParts, b: NameParts, reading: Reading): number =>
  Math.max(wordSimilarity(a.words, b.words), textLikeness(coreOf(a), coreOf(b), reading)) * 0.97;

/** 融达 and 融通 are two companies: in a short brand one character of another sound is enough. */
const isOtherBrand = (a: NameParts, b: NameParts, likeness: number): boolean =>
  Math.min(a.brand.length, b.brand.length) <= 2 &&
  a.brand.length === b.brand.length &&
  likeness < 0.8;

/** 国联运 for 国联国际运输: every character of the short name in order, the first two together. */
function shortened(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const isShort = short.length >= 4 && short.slice(0, 2) === long.slice(0, 2);
  return isShort && isSubsequence(short, long) ? 0.88 : 0;
}

/** 1 − edits ÷ length, where a character of the same sound costs a part of an edit. */
function textLikeness(a: string, b: string, reading: Reading): number {
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  const one = Array.from(a);
  const other = Array.from(b);
  const cost = (from: string, to: string): number =>
    foldSound(reading(from)) === foldSound(reading(to)) ? SAME_SOUND : 1;
  return 1 - editDistance(one, other, cost) / Math.max(one.length, other.length);
}
