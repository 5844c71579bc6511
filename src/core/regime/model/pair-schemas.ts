import { commonFields, onMissing } from "./common-fields.ts";
import {
  choice,
  expression,
  list,
  object,
  option,
  optional,
  quantity,
  required,
  TEXT,
  TEXTS,
} from "./field-builders.ts";
import type { KindSchema } from "./kind-schema.ts";

/** eligibility: what a pair of customer and manager must satisfy. */
export const ELIGIBILITY_SCHEMA: KindSchema = {
  kind: "eligibility",
  label: { zh: "管户资格", en: "eligibility" },
  help: {
    zh: "客户经理管某户应当满足的条件；计分的，不满足时每月计若干分钟。",
    en: "What a manager must satisfy to hold a customer; a soft rule charges minutes a month when broken.",
  },
  forms: [
    {
      form: "eligibility",
      label: { zh: "管户资格", en: "eligibility" },
      fields: [
        required("require", expression("pair", "bool"), [
          "要求",
          "require",
          "应当成立的条件",
          "the condition that must hold",
        ]),
        onMissing(),
        optional("penalty", quantity("minutes"), [
          "不满足时计",
          "penalty",
          "计分规则：不满足时每月计多少分钟",
          "soft rules: minutes a month when broken",
        ]),
        optional(
          "override",
          object(
            required("by", TEXT, [
              "批准人",
              "by",
              "可以批准例外的人",
              "who may grant an exception",
            ]),
            optional(
              "reason",
              choice(option("required", "必填"), option("optional", "可选")),
              ["理由", "reason", "是否必须写明理由", "whether a reason is required"],
              "required",
            ),
            optional("expires", quantity("days", 1), [
              "有效期",
              "expires",
              "例外的有效天数",
              "days the exception lasts",
            ]),
          ),
          [
            "例外审批",
            "override",
            "谁可以批准例外、有效多久",
            "who may grant an exception and for how long",
          ],
        ),
        ...commonFields("pair", "hard", "soft", "advisory"),
      ],
    },
  ],
};

/** priority: which principle decides first. */
export const PRIORITY_SCHEMA: KindSchema = {
  kind: "priority",
  label: { zh: "先后原则", en: "priority" },
  help: {
    zh: "先看哪一方面、后看哪一方面；少数客户可以另有顺序。",
    en: "Which principle decides first; a few customers may follow another order.",
  },
  forms: [
    {
      form: "priority",
      label: { zh: "先后原则", en: "priority" },
      fields: [
        required(
          "dimensions",
          list(
            required("name", TEXT, [
              "名称",
              "name",
              "方面的名称，例如 区域",
              "name of the principle",
            ]),
            required("match", expression("pair", "bool"), [
              "相符条件",
              "match",
              "经理与客户在这方面相符的条件",
              "when manager and customer match",
            ]),
            optional(
              "penalty",
              quantity("minutes"),
              [
                "不符时计",
                "penalty",
                "不符时每月计多少分钟",
                "minutes a month when they do not match",
              ],
              "0",
            ),
          ),
          ["各方面", "dimensions", "自先而后", "first decides first"],
        ),
        optional(
          "carve_out",
          object(
            required("when", expression("customer", "bool"), [
              "哪些客户",
              "when",
              "另有顺序的客户",
              "the customers that follow another order",
            ]),
            required("order", TEXTS, [
              "顺序",
              "order",
              "各方面的另一种顺序",
              "the other order of the principles",
            ]),
            optional("max_share", quantity("basisPoints"), [
              "最多占",
              "max share",
              "这些客户至多占全部的多少",
              "greatest share of all customers",
            ]),
          ),
          [
            "例外客户",
            "carve-out",
            "另按一种顺序的少数客户",
            "the few customers that follow another order",
          ],
        ),
        ...commonFields("pair", "soft", "hard", "advisory"),
      ],
    },
  ],
};
