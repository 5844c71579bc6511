import { commonFields } from "./common-fields.ts";
import {
  choice,
  expression,
  option,
  optional,
  quantity,
  required,
  table,
} from "./field-builders.ts";
import type { KindSchema } from "./kind-schema.ts";

/** capacity: the limit of a manager's book. */
export const CAPACITY_SCHEMA: KindSchema = {
  kind: "capacity",
  label: { zh: "管户上限", en: "capacity" },
  help: {
    zh: "每名客户经理的户数（折算后）不超过上限。",
    en: "The weighted number of customers of each manager does not exceed the limit.",
  },
  forms: [
    {
      form: "capacity",
      label: { zh: "管户上限", en: "capacity" },
      fields: [
        required("limit", { shape: "limit" }, [
          "上限",
          "limit",
          "一个数、按日期变化的数，或关于经理的算式",
          "a number, numbers by date, or a formula over the manager",
        ]),
        optional("otherwise", quantity("count"), [
          "没有核定的按",
          "otherwise",
          "算式的结果未知时的上限",
          "the limit where the formula is unknown",
        ]),
        optional(
          "weight",
          table("count"),
          ["折算", "weight", "每户折算为几户", "what one customer counts for"],
          "1",
        ),
        ...commonFields("manager", "hard", "advisory"),
      ],
    },
  ],
};

/** balance: how evenly the work is spread. */
export const BALANCE_SCHEMA: KindSchema = {
  kind: "balance",
  label: { zh: "均衡", en: "balance" },
  help: {
    zh: "各人的工作量（户数、价值）偏离应有份额超过容许幅度的，超出部分计分钟。",
    en: "Load outside the share that is due, give or take the tolerance, is charged in minutes.",
  },
  forms: [
    {
      form: "balance",
      label: { zh: "均衡", en: "balance" },
      fields: [
        required(
          "measure",
          choice(option("workload", "工作量"), option("count", "户数"), option("value", "价值")),
          ["衡量", "measure", "按什么衡量", "what is measured"],
        ),
        optional("value", expression("customer", "amount"), [
          "数额",
          "value",
          "每户的数额；衡量工作量或价值时必填",
          "amount of a customer; needed for workload and value",
        ]),
        optional(
          "target",
          choice(option("equal", "均等"), option("capacity", "按上限")),
          [
            "应有份额",
            "target",
            "人人均等，或与上限成比例",
            "equal, or in proportion to each limit",
          ],
          "equal",
        ),
        optional(
          "tolerance",
          quantity("basisPoints"),
          ["容许幅度", "tolerance", "不计分的偏离", "deviation that is free"],
          "10%",
        ),
        optional(
          "rate",
          quantity("minutes"),
          [
            "超出计",
            "rate",
            "每超出 per 个单位计多少分钟",
            "minutes charged for each `per` units outside",
          ],
          "1分钟",
        ),
        optional(
          "per",
          quantity("count", 1),
          ["每", "per", "计费的单位数（价值以分计）", "units charged together (value in fen)"],
          "1",
        ),
        ...commonFields("customer", "soft", "advisory"),
      ],
    },
  ],
};

/** continuity: what changing the owner costs. */
export const CONTINUITY_SCHEMA: KindSchema = {
  kind: "continuity",
  label: { zh: "保持稳定", en: "continuity" },
  help: {
    zh: "更换管户人一次的交接时间，在若干月内分摊。",
    en: "Minutes of handing over, once, spread over some months.",
  },
  forms: [
    {
      form: "continuity",
      label: { zh: "保持稳定", en: "continuity" },
      fields: [
        required("handover", table("minutes"), [
          "交接时间",
          "handover",
          "更换一次的分钟数",
          "minutes of one change",
        ]),
        optional(
          "spread",
          quantity("months", 1),
          ["分摊", "spread", "在几个月内分摊", "months over which it is spread"],
          "12个月",
        ),
        ...commonFields("customer", "soft", "advisory"),
      ],
    },
  ],
};
