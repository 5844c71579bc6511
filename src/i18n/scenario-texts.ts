import type { Locale } from "./text.ts";

/** What a question to a plan was about. */
export type AskedKind = "extraManager" | "withoutManager" | "limit" | "leaver";

/** Figures of an answer, minutes a month. */
export interface AnswerFigures {
  readonly manager: string;
  readonly saves: number;
  /** null where one of the plans leaves somebody out. */
  readonly savesAtLeast: number | null;
  readonly savesAtMost: number | null;
  readonly unassignedBefore: number;
  readonly unassignedAfter: number;
  readonly customers: number;
  readonly others: number;
  readonly unplaced: number;
}

const number = (value: number): string => Math.round(value).toLocaleString("en-US");

const SUBJECT: Readonly<Record<Locale, Readonly<Record<AskedKind, (name: string) => string>>>> = {
  "zh-CN": {
    extraManager: (name) => `添上${name}`,
    withoutManager: (name) => `没有${name}`,
    limit: (name) => `改了${name}的上限`,
    leaver: (name) => `${name}离任`,
  },
  en: {
    extraManager: (name) => `With ${name} added`,
    withoutManager: (name) => `Without ${name}`,
    limit: (name) => `With another limit for ${name}`,
    leaver: (name) => `When ${name} leaves`,
  },
};

/** How much work changes: a saving only where as many customers have an owner as before. */
function changeText(figures: AnswerFigures, locale: Locale): string {
  const { saves, savesAtLeast, savesAtMost, unassignedBefore, unassignedAfter } = figures;
  const more = unassignedAfter - unassignedBefore;
  const minutes = number(Math.abs(saves));
  if (more !== 0)
    return unequalText({ more, all: unassignedAfter, isLess: saves > 0 }, minutes, locale);
  const range =
    savesAtLeast === null || savesAtMost === null
      ? RANGES[locale].unproven
      : rangeText(savesAtLeast, savesAtMost, locale);
  return `${RANGES[locale].change(saves < 0, minutes)}${range}`;
}

const RANGES: Readonly<
  Record<
    Locale,
    {
      readonly unproven: string;
      change(isDearer: boolean, minutes: string): string;
      saves(least: string, most: string): string;
      costs(least: string, most: string): string;
      either(costs: string, saves: string): string;
    }
  >
> = {
  "zh-CN": {
    unproven: "未分配的客户不计在内",
    change: (isDearer, minutes) => `每月${isDearer ? "多费" : "节省"} ${minutes} 分钟；`,
    saves: (least, most) => `若两边都取最优，节省在 ${least} 到 ${most} 分钟之间`,
    costs: (least, most) => `若两边都取最优，多费在 ${least} 到 ${most} 分钟之间`,
    either: (costs, saves) => `若两边都取最优，从多费 ${costs} 到节省 ${saves} 分钟都可能`,
  },
  en: {
    unproven: "customers left out apart",
    change: (isDearer, minutes) =>
      isDearer
        ? `the plan costs ${minutes} more minutes a month; `
        : `the plan saves ${minutes} minutes a month; `,
    saves: (least, most) => `between the best plans the saving lies between ${least} and ${most}`,
    costs: (least, most) => `between the best plans it costs ${least} to ${most} minutes more`,
    either: (costs, saves) =>
      `between the best plans anything from ${costs} minutes more to ${saves} saved is possible`,
  },
};

/** Where the exact answer lies, the best plans of both sides taken: a saving, a cost, or open. */
function rangeText(least: number, most: number, locale: Locale): string {
  const texts = RANGES[locale];
  if (least >= 0) return texts.saves(number(least), number(most));
  if (most <= 0) return texts.costs(number(-most), number(-least));
  return texts.either(number(-least), number(most));
}

/** Another number of customers has an owner: less work is then no saving, nor more a loss. */
function unequalText(
  out: { readonly more: number; readonly all: number; readonly isLess: boolean },
  minutes: string,
  locale: Locale,
): string {
  const { more, all, isLess } = out;
  const count = Math.abs(more);
  if (locale === "en") {
    const who = `${count} ${more > 0 ? "more" : "fewer"} ${count === 1 ? "customer has" : "customers have"} nobody`;
    return `${who} (${all} in all); the work for the others is ${minutes} minutes a month ${isLess ? "less" : "more"}, which is not comparable`;
  }
  const who =
    more > 0
      ? `多出 ${count} 户无人管（共 ${all} 户）`
      : `少了 ${count} 户无人管（还有 ${all} 户）`;
  return `${who}；其余客户的工作每月${isLess ? "少" : "多"} ${minutes} 分钟，因管户不同，不能相比`;
}

/** What came of a question, in words. */
export function answerText(kind: AskedKind, figures: AnswerFigures, locale: Locale): string {
  const { customers, others, unplaced } = figures;
  const subject = SUBJECT[locale][kind](figures.manager);
  const change = changeText(figures, locale);
  if (locale === "en") {
    const out =
      unplaced === 0
        ? ""
        : ` Nobody can take ${unplaced} ${unplaced === 1 ? "customer" : "customers"}.`;
    return `${subject}, ${change}. It concerns ${customers} of his customers and ${others} others.${out}`;
  }
  const out = unplaced === 0 ? "" : `有 ${unplaced} 户没有人能接。`;
  return `${subject}，${change}。涉及他名下 ${customers} 户，另有 ${others} 户换人。${out}`;
}

/** Why nobody takes one of a leaver's customers. */
export function unplacedText(
  why: { readonly why: "nobody" | "full"; readonly eligible: number },
  locale: Locale,
): string {
  if (locale === "en")
    return why.why === "nobody"
      ? "By the hard articles no other manager may have him."
      : `${why.eligible} managers may have him; none of them has the room.`;
  return why.why === "nobody"
    ? "按硬性条文，没有别的客户经理可以管。"
    : `有 ${why.eligible} 名客户经理可以管，但都已没有余量。`;
}

/** What a manager who is added for a supposition is called. */
export const newcomerName = (locale: Locale): string =>
  locale === "en" ? "New manager" : "新增客户经理";

export type Advice = "hire" | "relieve" | "room";

/** What the price of a manager's hour says. `hour` and `unit`: minutes a month. */
export function priceText(
  price: {
    readonly advice: Advice | null;
    readonly hour: number | null;
    readonly unit: number;
  },
  locale: Locale,
): string {
  const { advice, hour, unit } = price;
  const worth =
    hour === null
      ? locale === "en"
        ? `One more unit of room would save ${unit.toFixed(1)} minutes a month.`
        : `再多一个单位的余量，每月可省 ${unit.toFixed(1)} 分钟。`
      : locale === "en"
        ? `One more hour of his would save ${hour.toFixed(0)} minutes a month.`
        : `他再多一小时，每月可省 ${hour.toFixed(0)} 分钟。`;
  if (locale === "en") {
    if (advice === "hire") return `${worth} Hire here first.`;
    if (advice === "relieve") return `${worth} He is full: relieve him.`;
    return advice === "room" ? "He has room; more of his time would save nothing." : worth;
  }
  if (advice === "hire") return `${worth}要添人，先添在这里。`;
  if (advice === "relieve") return `${worth}他已满，宜减负。`;
  return advice === "room" ? "他还有余量，再多时间也省不了什么。" : worth;
}

/** Where to hire, whom to relieve, who has room: one sentence each. */
export function adviceTexts(
  people: Readonly<Record<Advice, readonly string[]>>,
  locale: Locale,
): string[] {
  const { hire, relieve, room } = people;
  const some = (names: readonly string[]): string =>
    names.slice(0, 5).join(locale === "en" ? ", " : "、") +
    (names.length > 5
      ? locale === "en"
        ? ` and ${names.length - 5} more`
        : `等 ${names.length} 人`
      : "");
  if (locale === "en")
    return [
      hire.length === 0
        ? "Nobody's time is short: one more person would save nothing."
        : `Another person like ${some(hire)} would save most.`,
      ...(relieve.length === 0 ? [] : [`Full, and worth relieving: ${some(relieve)}.`]),
      ...(room.length === 0 ? [] : [`With room for more: ${some(room)}.`]),
    ];
  return [
    hire.length === 0
      ? "没有人的时间紧缺，再添人省不了什么。"
      : `照${some(hire)}这样再添一人，省得最多。`,
    ...(relieve.length === 0 ? [] : [`已满、宜减负：${some(relieve)}。`]),
    ...(room.length === 0 ? [] : [`还有余量：${some(room)}。`]),
  ];
}
