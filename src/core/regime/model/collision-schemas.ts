import { commonFields } from "./common-fields.ts";
import { choice, option, optional, quantity } from "./field-builders.ts";
import type { KindSchema, Option, Shape } from "./kind-schema.ts";

const words = (...options: readonly Option[]): Shape => ({ shape: "texts", options });

const KEYS = words(
  option("uscc", "统一社会信用代码", "信用代码"),
  option("name", "名称", "企业名称"),
  option("phone", "电话", "联系电话"),
  option("domain", "域名", "网站域名"),
);
const ORDER = words(
  option("registeredAt", "有效报备", "报备时间", "registered_at"),
  option("firstContact", "首次有效联系", "首次联系", "first_contact"),
  option("customerChoice", "客户书面选择", "客户选择", "customer_choice"),
  option("referral", "转介绍关系", "转介绍"),
  option("territory", "区域", "片区"),
);
const OUTCOMES = words(
  option("sole", "独家", "一人管户"),
  option("mainAssist", "主办加协办", "main_assist"),
  option("unit", "收回机构", "机构代管"),
);
const REVEAL = choice(
  option("nothing", "不告知"),
  option("exists", "仅告知已有"),
  option("unit", "告知所属机构"),
  option("owner", "告知管户人"),
);

/** collision: when two entries are one customer, and whose it is. */
export const COLLISION_SCHEMA: KindSchema = {
  kind: "collision",
  label: { zh: "查重与撞单", en: "collision" },
  help: {
    zh: "录入前按什么查重，查到了告知什么；撞单按什么次序判定，几个工作日内作出，能否申诉，结果有哪几种。",
    en: "By what a customer is found to be known already and what is told of it; by what a collision is decided, in how many working days, and with what outcomes.",
  },
  forms: [
    {
      form: "collision",
      label: { zh: "查重与撞单", en: "collision" },
      fields: [
        optional("keys", KEYS, [
          "查重项",
          "keys",
          "比较哪几项；不写的，四项都比较",
          "what is compared; without it, all four",
        ]),
        optional("same", KEYS, [
          "相同即同一",
          "same",
          "哪几项相同即为同一客户；不写的，信用代码、名称",
          "equal in one of these is the same customer; without it, credit code and name",
        ]),
        optional(
          "likely",
          quantity("basisPoints", 1),
          [
            "很可能相同",
            "likely",
            "相似度从多少起须确认",
            "likeness from which it must be confirmed",
          ],
          "90%",
        ),
        optional(
          "possible",
          quantity("basisPoints", 1),
          ["可能相同", "possible", "相似度从多少起提示", "likeness from which it is mentioned"],
          "75%",
        ),
        optional(
          "reveal",
          REVEAL,
          [
            "告知",
            "reveal",
            "对无权查看该客户的人告知什么",
            "what a person without sight of the customer is told",
          ],
          "exists",
        ),
        optional("order", ORDER, [
          "判定次序",
          "order",
          "依次比较，先分出先后的一项决定；不写的，按有效报备、首次有效联系、客户书面选择、转介绍关系、区域",
          "compared one after the other, the first difference decides",
        ]),
        optional(
          "evidence",
          quantity("days", 1),
          [
            "举证期",
            "evidence",
            "提起后双方有几个工作日举证；未满的，双方都表示证据已交齐才能判定",
            "working days in which both parties bring evidence; decided earlier only when both have said that theirs is complete",
          ],
          "2天",
        ),
        optional(
          "within",
          quantity("days", 1),
          [
            "判定时限",
            "within",
            "举证结束后几个工作日内作出判定",
            "working days after the evidence in which it is decided",
          ],
          "2天",
        ),
        optional(
          "appeal",
          quantity("days"),
          [
            "申诉期",
            "appeal",
            "判定后几个工作日内可以申诉一次；0 的不得申诉",
            "working days in which one appeal is allowed; 0 = none",
          ],
          "3天",
        ),
        optional("outcomes", OUTCOMES, [
          "结果",
          "outcomes",
          "可以作出哪几种结果；不写的，三种都可以",
          "the outcomes that are allowed; without it, all three",
        ]),
        optional(
          "assist",
          quantity("basisPoints", 1),
          ["协办份额", "assist", "主办加协办时协办人的业绩份额", "share of the one who assists"],
          "30%",
        ),
        ...commonFields("customer", "hard", "advisory"),
      ],
    },
  ],
};
