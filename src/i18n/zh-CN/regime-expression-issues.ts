import type { ExpressionIssueCode } from "../../core/regime/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { type IssueText, shown } from "../text.ts";
import { regimeWord } from "./regime-words.ts";

const word = (data: IssueData, key: string): string => regimeWord(shown(data, key));

/** 改为「甲」或「乙」; a general advice where nothing is near. */
function instead(data: IssueData, otherwise: string): string {
  const nearest = data["nearest"];
  const names = Array.isArray(nearest) ? nearest.map(String) : [];
  return names.length === 0 ? otherwise : `改为${names.map((name) => `「${name}」`).join("或")}。`;
}

/** Texts of the faults of one expression. */
export const regimeExpressionIssues = {
  "expr.empty": { what: () => "表达式是空的。", can: () => "写明条件，或删去这一项。" },
  "expr.unexpectedCharacter": {
    what: (d) => `表达式里不能有字符「${shown(d, "char")}」。`,
    can: () => "删去它；要当文字用时加引号。",
  },
  "expr.unterminatedText": {
    what: () => "文字的引号没有合上。",
    can: (d) => `在文字末尾补上 ${shown(d, "close")}。`,
  },
  "expr.badDate": {
    what: (d) => `${shown(d, "text")} 不是日历上的日期。`,
    can: () => "按 年-月-日 写，例如 2026-12-01。",
  },
  "expr.numberTooLarge": {
    what: (d) => `数字 ${shown(d, "text")} 过大。`,
    can: () => "核对位数和单位。",
  },
  "expr.unexpectedToken": {
    what: (d) => `「${shown(d, "found")}」不该在这里，此处应当是${word(d, "expected")}。`,
    can: () => "核对它前后的运算符、括号和逗号；要当文字用时加引号。",
  },
  "expr.unexpectedEnd": {
    what: (d) => `表达式没有写完，后面还缺${word(d, "expected")}。`,
    can: () => "补全，或删去末尾多余的运算符。",
  },
  "expr.tooDeep": {
    what: (d) => `括号嵌套超过 ${shown(d, "max")} 层。`,
    can: () => "把一部分条件定义成术语（kind: define）再引用。",
  },
  "expr.tooLong": {
    what: (d) => `表达式超过 ${shown(d, "max")} 个词。`,
    can: () => "把一部分条件定义成术语（kind: define）再引用。",
  },
  "expr.unknownSubject": {
    what: (d) => `「${shown(d, "name")}」不是表达式认识的主体。`,
    can: (d) => instead(d, "以「客户.」或「经理.」开头。"),
  },
  "expr.unknownField": {
    what: (d) => `${word(d, "subject")}没有叫「${shown(d, "name")}」的资料项。`,
    can: (d) => instead(d, "用 kind: define、field: 声明这一资料项。"),
  },
  "expr.unknownTerm": {
    what: (d) => `没有定义过术语「${shown(d, "name")}」。`,
    can: (d) => instead(d, "用 kind: define、term: 定义它。"),
  },
  "expr.unknownLicencePart": {
    what: (d) => `证书没有「${shown(d, "name")}」这一项。`,
    can: (d) => instead(d, "用 有效期至、有效期自 或 编号。"),
  },
  "expr.bareWord": {
    what: (d) => `「${shown(d, "word")}」单独出现，不知道是字段、术语还是文字。`,
    can: (d) =>
      `写成「客户.${shown(d, "word")}」「客户 属于 ${shown(d, "word")}」，或加引号当文字用。`,
  },
  "expr.bothBareWords": {
    what: (d) => `「${shown(d, "left")}」和「${shown(d, "right")}」两边都只是文字，比较没有意义。`,
    can: () => "至少有一边写成「客户.…」或「经理.…」。",
  },
  "expr.unitMismatch": {
    what: (d) =>
      `「${shown(d, "op")}」左边是${word(d, "left")}，右边是${word(d, "right")}，单位不同，不能比较。`,
    can: () => "给数字写上单位（元、万元、天、个月、分钟、公里），并使两边一致。",
  },
  "expr.typeMismatch": {
    what: (d) =>
      `「${shown(d, "op")}」左边是${word(d, "left")}，右边是${word(d, "right")}，两者不能这样运算。`,
    can: () => "核对字段；多项清单用「包含」，文字用「==」或「属于」。",
  },
  "expr.wrongType": {
    what: (d) => `此处应当是${word(d, "expected")}，写的却是${word(d, "found")}。`,
    can: () => "改写表达式，或换用类型相符的字段。",
  },
  "expr.noOrder": {
    what: (d) => `${word(d, "type")}没有大小，不能用「${shown(d, "op")}」。`,
    can: () => "改用「==」「!=」或「属于」。",
  },
  "expr.notInList": {
    what: (d) =>
      `「${shown(d, "value")}」不是「${shown(d, "name")}」的可选值（${shown(d, "values")}）。`,
    can: () => "改为其中一个，或在定义里增加这个值。",
  },
  "expr.wrongSubject": {
    what: (d) => `此处只能说${word(d, "only")}，不能说${word(d, "subject")}。`,
    can: (d) => `只用「${word(d, "only")}.…」的资料项。`,
  },
  "expr.compareWithUnknown": {
    what: () => "「未知」不是一个值，不能拿来比较。",
    can: () => "写成「客户.注册资本 未知」或「客户.注册资本 已知」。",
  },
} satisfies Record<ExpressionIssueCode, IssueText>;
