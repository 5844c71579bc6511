import { commonFields } from "./common-fields.ts";
import { expression, matrix, optional, quantity, required, table } from "./field-builders.ts";
import type { KindSchema } from "./kind-schema.ts";

const visits = required("visits", table("hundredths"), [
  "每月上门次数",
  "visits a month",
  "每户每月上门几次",
  "visits a month to each customer",
]);

const common = commonFields("customer", "soft", "hard", "advisory");

/** proximity: travel of the visits, by distance or by a table of ways between zones. */
export const PROXIMITY_SCHEMA: KindSchema = {
  kind: "proximity",
  label: { zh: "就近", en: "proximity" },
  help: {
    zh: "每月路上的分钟数 = 上门次数 × 往返时间；时间按距离折算，或者查自备的路程时间表。",
    en: "Travel minutes a month = visits × the way there and back, by distance or by a table.",
  },
  forms: [
    {
      form: "distance",
      label: { zh: "按距离", en: "by distance" },
      fields: [
        visits,
        optional(
          "detour",
          quantity("percent", 100),
          ["绕行系数", "detour", "实际路程与直线距离之比", "road length over straight line"],
          "1.3",
        ),
        optional(
          "speed",
          quantity("kmh", 1),
          ["车速", "speed", "公里每小时", "kilometres an hour"],
          "20",
        ),
        optional(
          "unknown",
          quantity("km"),
          [
            "位置不明按",
            "unknown place",
            "位置不明时按多少公里计",
            "kilometres charged where a place is unknown",
          ],
          "10公里",
        ),
        optional("cap", quantity("km"), [
          "最远",
          "cap",
          "路程上限，超过的不得分配",
          "greatest road distance; beyond it the pair is forbidden",
        ]),
        ...common,
      ],
    },
    {
      form: "times",
      label: { zh: "按路程时间表", en: "by a table of times" },
      fields: [
        visits,
        required("from", expression("manager", "text"), [
          "出发地",
          "from",
          "经理的哪一项表示从哪个区域出发",
          "the manager's field that names the zone he sets out from",
        ]),
        required("to", expression("customer", "text"), [
          "目的地",
          "to",
          "客户的哪一项表示所在区域",
          "the customer's field that names its zone",
        ]),
        required("times", matrix("minutes"), [
          "路程时间表",
          "times",
          "区域之间单程多少分钟；只写一个方向的，两个方向都用它",
          "minutes one way between zones; a way written once holds in both directions",
        ]),
        optional(
          "unknown",
          quantity("minutes"),
          [
            "不明按",
            "unknown way",
            "区域不明或者表中没有的，单程按多少分钟计",
            "minutes one way where a zone is unknown or not in the table",
          ],
          "40分钟",
        ),
        optional("cap", quantity("minutes"), [
          "最久",
          "cap",
          "单程上限，超过的不得分配",
          "greatest time one way; beyond it the pair is forbidden",
        ]),
        ...common,
      ],
    },
  ],
};
