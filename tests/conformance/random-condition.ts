import * as fc from "fast-check";

/** Conditions, rows and scopes as text, of every operator. */

type Subject = "customer" | "manager" | "pair";

const INDUSTRIES = ["金融", "建筑", "制造"] as const;
export const DISTRICTS = ["城东", "城西", "城南"] as const;

export const number = fc.integer({ min: 0, max: 40 });
const op = fc.constantFrom("==", "!=", "<", "<=", ">", ">=");
const order = fc.constantFrom("<", "<=", ">", ">=");
const equality = fc.constantFrom("==", "!=");

const template = (
  parts: readonly fc.Arbitrary<string | number>[],
  join: (...values: readonly (string | number)[]) => string,
): fc.Arbitrary<string> => fc.tuple(...parts).map((values) => join(...values));

export const customerNumber = fc.oneof(
  fc.constant("客户.从业人数"),
  template([number], (n) => `客户.从业人数 * ${n}`),
  template([number], (n) => `(客户.从业人数 + ${n}) / (客户.从业人数 - 3)`),
  template([number], (n) => `客户.月工作量 - ${n}`),
);

const customerAtom = fc.oneof(
  template([customerNumber, op, number], (a, o, b) => `${a} ${o} ${b}`),
  template([op, number], (o, n) => `客户.注册资本 ${o} ${n}万元`),
  template([equality, fc.constantFrom(...DISTRICTS)], (o, d) => `客户.区县 ${o} ${d}`),
  template([fc.constantFrom(...INDUSTRIES)], (i) => `客户.行业 in [${i}, 能源]`),
  template([fc.constantFrom(...INDUSTRIES)], (i) => `客户.行业 not in [${i}]`),
  template([fc.constantFrom("融", "建", "制造")], (t) => `客户.行业 包含 ${t}`),
  template([fc.constantFrom("甲", "乙")], (t) => `客户.标签 不包含 ${t}`),
  template([order, number], (o, n) => `客户.成立日期 ${o} 今日 - ${n}个月`),
  template([order, number], (o, n) => `客户.成立日期 + ${n}天 ${o} 今日`),
  fc.constantFrom("客户.区县 已知", "客户.注册资本 未知", "客户.集团 已知"),
);

const managerAtom = fc.oneof(
  template([op, number], (o, n) => `经理.任职月数 ${o} ${n}`),
  template([op, number], (o, n) => `经理.上限 ${o} ${n}`),
  template([equality], (o) => `经理.状态 ${o} 在岗`),
  template([fc.constantFrom(...DISTRICTS)], (d) => `经理.片区 包含 ${d}`),
  fc.constantFrom("经理.证书[高压证]", "经理.证书[高压证].有效期至 >= 今日", "经理.入职日期 已知"),
);

const pairAtom = fc.oneof(
  customerAtom,
  managerAtom,
  fc.constantFrom(
    "经理.片区 包含 客户.区县",
    "客户.行业 属于 经理.行业专长",
    "经理.回避客户 不包含 客户.编号",
  ),
  template([order, number], (o, n) => `距离(客户, 经理) ${o} ${n}公里`),
);

/** Terms that earlier articles define, usable wherever a customer may be spoken of. */
const TERMS = fc.constantFrom(
  "客户 属于 大户",
  "客户 不属于 大户",
  "客户.等级 == A",
  "客户.等级 != B",
  "客户.评分 >= 10",
);

const atoms: Readonly<Record<Subject, fc.Arbitrary<string>>> = {
  customer: customerAtom,
  manager: managerAtom,
  pair: pairAtom,
};

export function condition(of: Subject, withTerms = true): fc.Arbitrary<string> {
  const atom =
    withTerms && of !== "manager"
      ? fc.oneof({ weight: 3, arbitrary: atoms[of] }, { weight: 1, arbitrary: TERMS })
      : atoms[of];
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, depthSize: "small" },
      atom,
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a}) 且 (${b})`),
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a}) 或 (${b})`),
      tie("tree").map((a) => `非 (${a})`),
    ),
  }));
  return tree;
}

/** Single-quoted YAML: no expression here holds a quote. */
export const quoted = (text: string): string => `'${text}'`;

export const rows = (
  of: Subject,
  value: fc.Arbitrary<number>,
  withTerms = true,
): fc.Arbitrary<string> =>
  fc
    .tuple(fc.array(fc.tuple(condition(of, withTerms), value), { maxLength: 2 }), value)
    .map(([list, last]) =>
      [
        ...list.map(([when, is]) => `  - { when: ${quoted(when)}, is: ${is} }`),
        `  - { else: ${last} }`,
      ].join("\n"),
    );

export const strength = fc.constantFrom("hard", "soft", "advisory");
export const onMissing = fc.constantFrom("allow", "deny");

/** `when` and `overrides` lines: an article may be an exception to earlier ones of its kind. */
export const scope = (of: Subject, earlier: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.option(condition(of)),
      fc.subarray([...earlier], { maxLength: Math.min(2, earlier.length) }),
    )
    .map(([when, keys]) =>
      [
        ...(when === null ? [] : [`when: ${quoted(when)}`]),
        ...(keys.length === 0 ? [] : [`overrides: [${keys.join(", ")}]`]),
      ].join("\n"),
    );
