import { commonFields } from "./common-fields.ts";
import {
  choice,
  expression,
  list,
  option,
  optional,
  quantity,
  required,
  TEXT,
  TEXTS,
} from "./field-builders.ts";
import type { KindSchema, Shape } from "./kind-schema.ts";

const YES_NO = choice(option("yes", "是", "true"), option("no", "否", "false"));

const REASONS: Shape = {
  shape: "texts",
  options: [
    option("noFollow", "未跟进", "no_follow"),
    option("noDeal", "未成交", "no_deal"),
    option("expired", "期满", "到期"),
  ],
};

const WAYS = choice(
  option("call", "电话", "通话"),
  option("mail", "邮件"),
  option("message", "消息", "即时消息"),
  option("meeting", "会议", "视频会议"),
  option("visit", "拜访", "来访"),
  option("order", "订单", "下单"),
);

/** protection: registration, its proof, the clock, and how it ends. */
export const PROTECTION_SCHEMA: KindSchema = {
  kind: "protection",
  label: { zh: "报备与保护期", en: "protection" },
  help: {
    zh: "报备多久之内有效，保护多少天，有效联系顺延几天，最长多少天，到期前哪几天提醒，成交后怎样。",
    en: "How long a registration is valid, how long the customer is kept, what extends it and how it ends.",
  },
  forms: [
    {
      form: "protection",
      label: { zh: "报备与保护期", en: "protection" },
      fields: [
        optional("require", expression("customer", "bool"), [
          "报备须有",
          "registration needs",
          "报备时客户资料应当具备的条件",
          "what the file must say of a customer that is registered",
        ]),
        optional(
          "valid",
          quantity("days", 1),
          [
            "报备有效",
            "registration valid",
            "报备有效期的天数",
            "days in which it is to be proved",
          ],
          "7天",
        ),
        optional(
          "days",
          quantity("days", 1),
          ["保护期", "days", "保护期的天数", "days of protection"],
          "30天",
        ),
        optional(
          "extend",
          quantity("days"),
          [
            "顺延",
            "extend",
            "有效联系后至少保护到几天以后",
            "days that a contact that counts adds from its own day",
          ],
          "7天",
        ),
        optional(
          "max",
          quantity("days", 1),
          [
            "最长",
            "max",
            "自起算日最多多少天",
            "days after the beginning that nothing goes beyond",
          ],
          "90天",
        ),
        optional(
          "effective",
          list(
            required("way", WAYS, ["方式", "way", "联系的方式", "how they were in touch"]),
            optional(
              "seconds",
              quantity("count"),
              ["不少于", "at least", "通话不少于多少秒", "least length in seconds"],
              "0",
            ),
            optional(
              "answered",
              YES_NO,
              [
                "有应答",
                "answered",
                "客户是否应当有应答",
                "whether the customer must have answered",
              ],
              "yes",
            ),
          ),
          [
            "有效联系",
            "contacts that count",
            "符合其中一项即为有效联系；不写的，客户有应答的都是",
            "one of these suffices; without it, any contact that the customer answered",
          ],
        ),
        optional("remind", TEXTS, [
          "提前提醒",
          "remind",
          "到期前几天提醒，例如 [7天, 3天, 1天]；写 [] 的，收回前一天仍提醒",
          "days before the end at which the owner is told; [] = on the day before he loses it",
        ]),
        optional("dealt", TEXT, [
          "成交后",
          "after a deal",
          "成交后保护多少天，或写 长期",
          "days of protection after a deal, or 'permanent'",
        ]),
        optional("dormant", quantity("days", 1), [
          "久无联系",
          "dormant",
          "管户后多少天没有有效联系的，列为有流失风险并提醒管户人；不写的不列",
          "days without a contact that counts after which an owned customer is at risk; none = never",
        ]),
        optional("reclaim", REASONS, [
          "收回公海",
          "reclaim",
          "到期时因哪些情形收回公海：未跟进、未成交、期满；写 [] 的不收回",
          "for what reasons the customer goes to the pool at the end; [] = never",
        ]),
        optional(
          "moves",
          choice(option("restart", "重新起算"), option("keep", "继续计算"), option("end", "终止")),
          [
            "调整时",
            "moves",
            "因分配方案、导入、更正换了管户人的，保护期怎样",
            "what a move by plan, import or correction does to the clock",
          ],
          "restart",
        ),
        ...commonFields("customer", "hard", "advisory"),
      ],
    },
  ],
};

/** pool: customers that nobody keeps. */
export const POOL_SCHEMA: KindSchema = {
  kind: "pool",
  label: { zh: "公海", en: "pool" },
  help: {
    zh: "哪些客户进公海，谁看得到，怎样排列，原管户人多久以后才能再领。",
    en: "Which customers go to the pool, who sees them and when the former owner may claim again.",
  },
  forms: [
    {
      form: "pool",
      label: { zh: "公海", en: "pool" },
      fields: [
        optional(
          "sees",
          choice(option("all", "全体"), option("unit", "本机构")),
          ["看得到的人", "who sees it", "全体，或仅本机构", "everybody, or the own unit"],
          "all",
        ),
        optional(
          "order",
          choice(
            option("longest", "在公海最久的在前"),
            option("newest", "最近进入的在前"),
            option("name", "按名称"),
          ),
          ["排列", "order", "公海客户的次序", "in which order they stand"],
          "longest",
        ),
        optional("hides", TEXTS, [
          "不显示",
          "hides",
          "公海里不显示的客户资料项，例如 客户.地址",
          "fields of the customer that the pool does not show",
        ]),
        optional(
          "cooldown",
          quantity("days"),
          [
            "原管户人间隔",
            "cooldown",
            "原管户人多少天内不得再领",
            "days in which the former owner may not claim it back",
          ],
          "30天",
        ),
        ...commonFields("customer", "hard", "advisory"),
      ],
    },
  ],
};

/** claim: taking a customer from the pool. */
export const CLAIM_SCHEMA: KindSchema = {
  kind: "claim",
  label: { zh: "领取", en: "claim" },
  help: {
    zh: "谁可以从公海领取，每日几户，领取后最多几户。",
    en: "Who may claim from the pool, how many in a day, and how many may be held.",
  },
  forms: [
    {
      form: "claim",
      label: { zh: "领取", en: "claim" },
      fields: [
        optional("require", expression("pair", "bool"), [
          "要求",
          "require",
          "管户资格以外，领取应当符合的条件",
          "what must hold beside the articles on eligibility",
        ]),
        optional("per_day", quantity("count", 1), [
          "每日",
          "per day",
          "每人每日最多领取几户；不写的不限",
          "claims one manager may make in a day; without it, no limit",
        ]),
        optional("hold", quantity("count", 1), [
          "持有上限",
          "hold",
          "领取后最多管几户；不写的不限",
          "customers a claimant may hold after the claim; without it, no limit",
        ]),
        optional(
          "dealt_free",
          YES_NO,
          [
            "成交客户不计",
            "deals are free",
            "成交的客户是否不计入持有上限",
            "whether customers with a deal are left out of the count",
          ],
          "yes",
        ),
        ...commonFields("pair", "hard", "advisory"),
      ],
    },
  ],
};
