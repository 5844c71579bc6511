import { commonFields } from "./common-fields.ts";
import {
  choice,
  expression,
  option,
  optional,
  quantity,
  required,
  TEXT,
} from "./field-builders.ts";
import type { FieldSchema, KindSchema } from "./kind-schema.ts";

const SOURCES = [
  option("form", "录入"),
  option("api", "接口"),
  option("import", "导入"),
  option("inquiry", "询盘", "进线"),
];

const STRATEGIES = [
  option("byPrices", "按价格", "by_prices"),
  option("roundRobin", "轮流", "轮派", "round_robin"),
  option("weighted", "按比例", "加权"),
  option("leastLoaded", "最空闲", "负荷最轻", "least_loaded"),
  option("bestFit", "最匹配", "best_fit"),
  option("territory", "按片区", "属地"),
  option("referral", "转介绍", "随介绍人"),
];

const source: FieldSchema = optional("source", { shape: "texts", options: SOURCES }, [
  "来源",
  "source",
  "本条管哪几种来源的新客户；不写的，都管",
  "the sources of new customers it is about; without it, all",
]);

const common = commonFields("customer", "hard", "advisory");

/** dispatch: who gets a new customer, and in what time he is to be in touch with it. */
export const DISPATCH_SCHEMA: KindSchema = {
  kind: "dispatch",
  label: { zh: "分派", en: "dispatch" },
  help: {
    zh: "新客户派给谁；派出后多久之内应当首次联系，逾期怎么办。",
    en: "Who gets a new customer; in what time he must be in touch with it, and what follows if not.",
  },
  forms: [
    {
      form: "assign",
      label: { zh: "派给谁", en: "who gets it" },
      fields: [
        source,
        optional(
          "strategy",
          choice(...STRATEGIES),
          [
            "派法",
            "strategy",
            "按现行方案的价格、轮流、按比例、最空闲、最匹配、按片区或转介绍",
            "by the prices of the plan in force, in turn, weighted, least loaded, best fit, territory or referral",
          ],
          "byPrices",
        ),
        optional("fallback", { shape: "texts", options: STRATEGIES }, [
          "派不出的依次",
          "fallback",
          "前一种派法找不到人时依次改用的派法",
          "strategies tried in turn where the one before finds nobody",
        ]),
        optional("weight", expression("manager", "amount"), [
          "比例",
          "weight",
          "按比例分派时各人的份量",
          "each manager's part where the strategy is weighted",
        ]),
        optional("match", expression("pair", "bool"), [
          "片区相符",
          "match",
          "按片区分派时，什么样的经理是本片区的",
          "whose territory it is where the strategy is territory",
        ]),
        optional("referrer", expression("customer", "text"), [
          "介绍人",
          "referrer",
          "客户的哪一项是介绍它的客户的编号",
          "the customer's field with the id of the customer who referred it",
        ]),
        optional("referred_on", expression("customer", "date"), [
          "介绍日期",
          "referred on",
          "客户的哪一项是介绍的日期；不写的，不看期限",
          "the customer's field with the day of the referral; without it, no window",
        ]),
        optional(
          "depth",
          quantity("count", 1),
          ["级数", "depth", "转介绍最多认几级", "referrals that count, one after another"],
          "2",
        ),
        optional(
          "window",
          quantity("days", 1),
          ["期限", "window", "转介绍在多少天内有效", "days for which a referral holds"],
          "180天",
        ),
        ...common,
      ],
    },
    {
      form: "response",
      label: { zh: "首次联系", en: "first contact" },
      fields: [
        source,
        required("first_contact", quantity("minutes", 1), [
          "首次联系",
          "first contact",
          "派出后多少分钟内应当首次联系",
          "minutes in which the first contact is due",
        ]),
        optional(
          "clock",
          choice(option("business", "办公时间"), option("clock", "自然时间")),
          [
            "计时",
            "clock",
            "只算工作日的办公时间，或者所有时间",
            "office hours of working days only, or all hours",
          ],
          "business",
        ),
        optional(
          "reroute",
          quantity("count"),
          [
            "改派次数",
            "reroute",
            "逾期未联系的，改派他人几次",
            "how often it goes to somebody else when the time is over",
          ],
          "1",
        ),
        optional(
          "escalate",
          TEXT,
          ["报告", "escalate", "改派之后仍未联系的，报告谁", "to whom it is then brought up"],
          "团队主管",
        ),
        ...common,
      ],
    },
  ],
};
