import { defineTexts } from "../../i18n/index.ts";

export const dispatchTexts = defineTexts(
  {
    title: "分派",
    lead: "无人管的客户派给谁，由制度的条文和现行方案的价格决定，每一次都有依据。",
    waiting: "待派客户",
    waitingCount: (count: string) => `${count} 户无人管`,
    none: "没有待派的客户",
    noneHint: "新录入、导入或者退回的客户无人管时，列在这里。",
    customer: "客户",
    about: "行业与区县",
    result: "结果",
    dispatch: "派发",
    who: "派给谁",
    whoHint: "看看按条文和价格会派给谁，这一步不改变任何东西。",
    given: (name: string) => `已派给 ${name}`,
    nobody: "没有人可以管，由机构代管",
    proposal: (name: string) => `将派给 ${name}`,
    byPrices: "按现行方案的价格",
    byRoundRobin: "轮流",
    byWeighted: "按比例",
    byLeastLoaded: "负荷最轻",
    byBestFit: "费时最少",
    byTerritory: "按片区",
    byReferral: "随介绍人",
    noPrices: "现在没有已发布的方案，余量不计价，只比较每月费时和均衡。",
    prices:
      "「上限」「均衡」两项是余量的价格：按现行方案，在他那里多占一份余量，别处每月要多花的分钟数；方案发布以后用掉的余量越多，价格越高。",
    due: (at: string) => `应在 ${at} 前首次联系`,
    latest: (at: string, by: string) => `${at} 由 ${by} 派发`,
    fromForm: "录入",
    fromApi: "接口",
    fromImport: "导入",
    fromInquiry: "询盘",
    contactMade: "已按时首次联系",
    contactLate: "首次联系迟了",
    contactRerouted: "逾期未联系，已改派他人",
    contactEscalated: "逾期未联系，已报告",
    contactMoved: "首次联系前已换人",
    clocks: "待首次联系",
    clocksCount: (count: string) => `${count} 户待首次联系`,
    noClocks: "没有待首次联系的客户",
    noClocksHint: "新派给您的客户在这里计时，联系后在「报备与保护」里记下即可。",
    overdue: (text: string) => `已逾期 ${text}`,
    left: (text: string) => `还有 ${text}`,
    time: (days: number, hours: number, minutes: number) =>
      days > 0
        ? `${days} 天 ${hours} 小时`
        : hours > 0
          ? `${hours} 小时 ${minutes} 分`
          : `${minutes} 分`,
  },
  {
    title: "Dispatch",
    lead: "Who gets a customer that nobody holds: by the articles of the regime and the prices of the plan in force, each time with its grounds.",
    waiting: "Waiting customers",
    waitingCount: (count: string) => `${count} that nobody holds`,
    none: "Nobody waits",
    noneHint:
      "Customers that were entered, imported or given back and that nobody holds stand here.",
    customer: "Customer",
    about: "Industry and district",
    result: "Result",
    dispatch: "Give out",
    who: "Who would get it",
    whoHint: "See who would get it by articles and prices; nothing is changed.",
    given: (name: string) => `given to ${name}`,
    nobody: "nobody can have it; the unit keeps it",
    proposal: (name: string) => `would go to ${name}`,
    byPrices: "by the prices of the plan in force",
    byRoundRobin: "in turn",
    byWeighted: "weighted",
    byLeastLoaded: "lightest load",
    byBestFit: "fewest minutes",
    byTerritory: "by territory",
    byReferral: "with who referred it",
    noPrices:
      "No plan is published: room has no price yet, only the minutes a month and the balance are compared.",
    prices:
      "“Capacity” and “Balance” are prices of room: the minutes a month that one more place with this manager costs elsewhere by the plan in force. The more room was used since the plan, the higher they are.",
    due: (at: string) => `first contact due by ${at}`,
    latest: (at: string, by: string) => `given on ${at} by ${by}`,
    fromForm: "entered",
    fromApi: "program",
    fromImport: "import",
    fromInquiry: "inquiry",
    contactMade: "first contact made in time",
    contactLate: "first contact late",
    contactRerouted: "no contact in time: went to somebody else",
    contactEscalated: "no contact in time: brought up",
    contactMoved: "changed hands before the first contact",
    clocks: "First contacts",
    clocksCount: (count: string) => `${count} to be contacted first`,
    noClocks: "No first contact is due",
    noClocksHint:
      "Customers newly given to you run against the clock here; note the contact under Registrations.",
    overdue: (text: string) => `overdue by ${text}`,
    left: (text: string) => `${text} left`,
    time: (days: number, hours: number, minutes: number) =>
      days > 0
        ? `${days} d ${hours} h`
        : hours > 0
          ? `${hours} h ${minutes} min`
          : `${minutes} min`,
  },
);

/** Keys of the words for what the server answers. */
export const STRATEGY_TEXT = {
  byPrices: "byPrices",
  roundRobin: "byRoundRobin",
  weighted: "byWeighted",
  leastLoaded: "byLeastLoaded",
  bestFit: "byBestFit",
  territory: "byTerritory",
  referral: "byReferral",
} as const;
export const SOURCE_TEXT = {
  form: "fromForm",
  api: "fromApi",
  import: "fromImport",
  inquiry: "fromInquiry",
} as const;
export const OUTCOME_TEXT = {
  made: "contactMade",
  late: "contactLate",
  rerouted: "contactRerouted",
  escalated: "contactEscalated",
  moved: "contactMoved",
} as const;
