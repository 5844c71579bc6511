import type { ExpressionScope } from "../expression/index.ts";
import { choice, expression, option, optional, TEXTS } from "./field-builders.ts";
import type { FieldSchema, Shape } from "./kind-schema.ts";
import type { Strength } from "./rule.ts";

const STRENGTHS = [
  option("hard", "必须", "硬性"),
  option("soft", "计分", "软性"),
  option("advisory", "提示", "建议"),
];

const strengthShape = (allowed: readonly Strength[]): Shape => {
  const has = (value: string): boolean => allowed.some((strength) => strength === value);
  return {
    shape: "choice",
    options: STRENGTHS.filter(({ value }) => has(value)),
    elsewhere: STRENGTHS.filter(({ value }) => !has(value)),
  };
};

/**
 * Fields that every kind may carry; `scope` says of whom its `when` speaks, `strengths` which
 * strengths have an effect in the kind, the default first.
 */
export function commonFields(
  scope: ExpressionScope,
  ...strengths: readonly [Strength, ...Strength[]]
): readonly FieldSchema[] {
  return [
    optional(
      "strength",
      strengthShape(strengths),
      ["力度", "strength", "必须、计分或仅提示", "hard, soft or only shown"],
      strengths[0],
    ),
    optional("when", expression(scope, "bool"), [
      "适用条件",
      "applies when",
      "只在此条件成立时适用",
      "the rule applies only where this holds",
    ]),
    optional("overrides", { shape: "keys" }, [
      "优于",
      "overrides",
      "本条是哪些条文的例外（写键，不写条号）",
      "keys of the articles to which this one is an exception",
    ]),
    optional("text_silent", TEXTS, [
      "正文未写明",
      "text is silent",
      "正文没有写出、由规则自行规定的数字的路径",
      "paths of numbers that the prose does not state",
    ]),
    optional("tests", { shape: "tests" }, [
      "试例",
      "tests",
      "情形与预期结果，发布前逐个核对",
      "situations with the outcome expected, checked before publication",
    ]),
  ];
}

/** `on_missing`; the default depends on the strength. */
export const onMissing = (fallback?: string): FieldSchema =>
  optional(
    "on_missing",
    choice(option("allow", "放行", "允许"), option("deny", "拒绝", "不允许")),
    [
      "缺资料时",
      "where facts are missing",
      "所需资料未知时放行还是拒绝",
      "allow or deny where a needed fact is unknown",
    ],
    fallback,
  );
