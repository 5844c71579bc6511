import type { SurfaceIssueCode } from "../../core/regime/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { type IssueText, shown } from "../text.ts";
import { regimeExpressionIssues } from "./regime-expression-issues.ts";
import { regimeWord } from "./regime-words.ts";

const word = (data: IssueData, key: string): string => regimeWord(shown(data, key));

function listed(data: IssueData, key: string): string {
  const names = data[key];
  return Array.isArray(names) ? names.map((name) => `「${name}」`).join("、") : "";
}

/** 改为「甲」、「乙」; a general advice where nothing is near. */
const instead = (data: IssueData, otherwise: string): string =>
  listed(data, "nearest") === "" ? otherwise : `改为${listed(data, "nearest")}之一。`;

const STRENGTHS: Readonly<Record<string, string>> = {
  hard: "必须",
  soft: "计分",
  advisory: "提示",
};

/** Which rule does what was meant, by kind and strength. */
const INSTEAD_OF_STRENGTH: Readonly<Record<string, string>> = {
  "capacity.soft": "；要让超出的部分计分钟，另写一条 balance",
  "balance.hard": "；要绝不超过，另写一条 capacity",
  "continuity.hard": "；要绝不更换，另写一条 eligibility，或者锁定这些客户",
  "cohesion.soft": "；只是尽量归一人的，写 mode: main_local，并用 apart 写明分开的计多少分钟",
  "cohesion.hard": "；一律归一人的，写 mode: one_owner",
  "disjoint.soft":
    "；竞争客户的信息一旦到了一人手里就收不回来，没有计分的余地；只想知道有没有的，写 advisory",
  "compactness.hard":
    "；连片不作硬性要求：客户所在的单元有大有小，硬性连片会使一些客户无人可管；要更连片，把 apart 写大，或者另写一条按片区的 eligibility",
  "roster.soft": "；只是尽量不用某些人的，另写一条 strength: soft 的 eligibility",
};

/** Texts of the faults of a regime's text. */
export const regimeSurfaceIssues = {
  ...regimeExpressionIssues,
  "regime.tooLarge": {
    what: (d) => `文件有 ${shown(d, "length")} 个字符，超过 ${shown(d, "max")} 的上限。`,
    can: () => "核对是不是制度文件；过长的附件另存。",
  },
  "regime.noArticles": {
    what: () => "没有找到任何条文。",
    can: () => "条文的标题写成「## 第一条 标题 {#键}」。",
  },
  "meta.missing": {
    what: () => "文件开头缺少制度的基本信息。",
    can: () => "在第一行写「---」，接着写 regime、title、effective 等项，再以「---」结束。",
  },
  "meta.unclosed": {
    what: () => "开头的基本信息没有以「---」结束。",
    can: () => "在基本信息之后单独加一行「---」。",
  },
  "meta.keyMissing": {
    what: (d) => `基本信息缺少 ${shown(d, "key")}。`,
    can: (d) => `补上「${shown(d, "key")}: …」。`,
  },
  "meta.keyUnknown": {
    what: (d) => `基本信息里不认识「${shown(d, "key")}」，已略过。`,
    can: (d) => instead(d, "删去这一行。"),
  },
  "meta.valueInvalid": {
    what: (d) => `基本信息的 ${shown(d, "key")} 不能是「${shown(d, "value")}」。`,
    can: () =>
      "regime 只用小写字母、数字和连字符；revision 是正整数；status 是 draft、in_force 或 repealed；effective 是 年-月-日。",
  },
  "yaml.syntax": {
    what: () => "规则块的写法有误，读不出键和值。",
    can: () => "核对缩进、冒号后的空格、括号和逗号；缩进只用空格。",
  },
  "yaml.duplicateKey": { what: () => "同一个键写了两次。", can: () => "只保留一个。" },
  "yaml.quoteNeeded": {
    what: () => "表达式里的引号、括号或逗号被当成了规则块的标点。",
    can: () => "用单引号把整个表达式括起来，例如 when: '客户.行业 属于 [金融业, 制造业]'。",
  },
  "yaml.tooDeep": {
    what: (d) => `规则块过长，或者嵌套超过 ${shown(d, "max")} 层。`,
    can: () => "拆成几条。",
  },
  "heading.unknown": {
    what: (d) =>
      `标题「${shown(d, "text")}」既不是第几章，也不是第几条，其下的内容不属于任何条文。`,
    can: () => "写成「# 第几章 标题」或「## 第几条 标题」；说明文字用三级标题。",
  },
  "heading.noHash": {
    what: (d) => `「${shown(d, "text")}」看起来是条文的标题，但没有以「##」开头，被当作正文。`,
    can: () => "在行首加「## 」。",
  },
  "article.keyMissing": {
    what: (d) => `没有写键，暂用 ${shown(d, "key")}；条号改动后引用会失去对应。`,
    can: () => "在标题末尾加「{#键}」，键用小写字母、数字和连字符。",
  },
  "article.keyInvalid": {
    what: (d) => `键「${shown(d, "key")}」不合写法，暂用 ${shown(d, "instead")}。`,
    can: () => "以小写字母开头，只用小写字母、数字和连字符。",
  },
  "article.keyDuplicate": {
    what: (d) => `键「${shown(d, "key")}」在第 ${shown(d, "line")} 行已经用过。`,
    can: () => "换一个键。",
  },
  "rule.outsideArticle": {
    what: () => "规则块不在任何条文之下。",
    can: () => "移到它所属条文的正文之后。",
  },
  "rule.second": {
    what: () => "一条条文只能有一个规则块。",
    can: () => "把第二个规则块移到另一条（例如第几条之一）。",
  },
  "rule.unclosed": {
    what: () => "规则块没有结束。",
    can: () => "在规则之后单独加一行「```」。",
  },
  "rule.notAMap": {
    what: () => "规则块里没有「键: 值」。",
    can: () => "第一行写 kind: 规则类型，例如 kind: eligibility。",
  },
  "rule.kindMissing": {
    what: () => "规则块没有写明类型。",
    can: () => "加一行 kind: 规则类型，例如 kind: capacity。",
  },
  "rule.kindUnknown": {
    what: (d) => `没有「${shown(d, "value")}」这种规则类型。`,
    can: (d) => instead(d, "查阅语言参考中的规则类型。"),
  },
  "rule.formUnknown": {
    what: () => "define 没有写明定义的是什么。",
    can: (d) => `写上${listed(d, "forms")}之一及其名称。`,
  },
  "rule.keyUnknown": {
    what: (d) => `${shown(d, "in")} 里没有「${shown(d, "key")}」这一项。`,
    can: (d) => instead(d, "删去这一项。"),
  },
  "rule.keyMissing": {
    what: (d) => `${shown(d, "in")} 缺少必填的 ${shown(d, "key")}。`,
    can: (d) => `补上「${shown(d, "key")}: …」。`,
  },
  "rule.valueInvalid": {
    what: (d) =>
      shown(d, "value") === ""
        ? `${shown(d, "key")} 应当是${word(d, "expected")}。`
        : `${shown(d, "key")} 应当是${word(d, "expected")}，写的是「${shown(d, "value")}」。`,
    can: () => "按所要求的写法更正。",
  },
  "rule.valueTooLarge": {
    what: (d) =>
      `${shown(d, "key")} 最大为 ${shown(d, "max")}，写的是「${shown(d, "value")}」，超出了可以计算的范围。`,
    can: () => "核对数字与单位是否写错；确实没有限制的，删去这一项。",
  },
  "rule.strengthWithoutEffect": {
    what: (d) =>
      `${shown(d, "kind")} 规则没有「${STRENGTHS[shown(d, "value")] ?? shown(d, "value")}」这种力度，写了也不会照办。`,
    can: (d) =>
      `改为${listed(d, "values")}之一${INSTEAD_OF_STRENGTH[`${shown(d, "kind")}.${shown(d, "value")}`] ?? ""}。`,
  },
  "rule.capIsHard": {
    what: () => "cap 是硬性的，超过的不得分配，与 strength: soft 矛盾。",
    can: () => "删去 cap，只计路程的分钟；或者改为 strength: hard，路程照样计分钟。",
  },
  "rule.valueNotInList": {
    what: (d) => `${shown(d, "key")} 不能是「${shown(d, "value")}」。`,
    can: (d) => `改为${listed(d, "values")}之一。`,
  },
  "rule.oneOf": {
    what: (d) => `${listed(d, "keys")}应当恰好写一个。`,
    can: () => "保留其中一个。",
  },
  "rule.elseNotLast": {
    what: (d) => `${shown(d, "key")} 的 else 行之后还有别的行，永远轮不到。`,
    can: () => "把 else 移到最后一行。",
  },
  "rule.needs": {
    what: (d) => `${shown(d, "key")}: ${shown(d, "value")} 时必须写 ${shown(d, "needed")}。`,
    can: (d) => `补上「${shown(d, "needed")}: …」。`,
  },
  "define.nameInvalid": {
    what: (d) => `「${shown(d, "name")}」不能作名称。`,
    can: () => "以文字开头，不含空格和标点，不用「且」「或」「属于」等运算词。",
  },
  "define.nameTaken": {
    what: (d) =>
      shown(d, "line") === "0"
        ? `名称「${shown(d, "name")}」（${shown(d, "en")}）已经是基本资料项。`
        : `名称「${shown(d, "name")}」（${shown(d, "en")}）在第 ${shown(d, "line")} 行已经定义过。`,
    can: () => "换一个名称，或删去多余的定义。",
  },
  "define.cycle": {
    what: (d) => `定义绕了一圈又用到自己：${listed(d, "names").replaceAll("、", " → ")}。`,
    can: () => "让其中一个定义只用基本资料项。",
  },
  "test.nameUnknown": {
    what: (d) => `试例里${word(d, "subject")}没有叫「${shown(d, "name")}」的资料项。`,
    can: (d) => instead(d, "用词汇表里的资料项，或先用 define 声明。"),
  },
  "test.nameDerived": {
    what: (d) => `「${shown(d, "name")}」由其他资料推算得出，试例里不能直接给定。`,
    can: () => "给出它所依据的资料（例如用入职日期代替任职月数）。",
  },
  "test.valueInvalid": {
    what: (d) =>
      `试例里「${shown(d, "name")}」应当是${word(d, "expected")}，写的是「${shown(d, "value")}」。`,
    can: () => "按类型更正；金额要带单位，例如 5000万元。",
  },
} satisfies Record<SurfaceIssueCode, IssueText>;
