import { commonFields } from "./common-fields.ts";
import { choice, option, optional, quantity, required, TEXTS } from "./field-builders.ts";
import type { FieldSchema, FormSchema, KindSchema } from "./kind-schema.ts";

const step: FieldSchema = required(
  "step",
  choice(
    option("departure", "离职", "departing"),
    option("leave", "休假"),
    option("jointVisit", "共同走访", "joint_visit"),
    option("quality", "交接质量"),
    option("afterCheck", "事后回访", "after_check"),
  ),
  ["环节", "step", "规定交接的哪一个环节", "which step of a handover this fixes"],
);

const departure: FormSchema = {
  form: "departure",
  label: { zh: "离职交接", en: "departure" },
  fields: [
    step,
    optional(
      "notice",
      quantity("days"),
      ["提前通知", "notice", "最后工作日之前几天通知", "days of notice before the last day"],
      "30天",
    ),
    optional(
      "probation",
      quantity("days"),
      ["试用期通知", "notice in probation", "试用期内提前几天", "days of notice in probation"],
      "3天",
    ),
    optional(
      "freeze",
      quantity("minutes"),
      [
        "提前冻结",
        "freeze",
        "最后工作日下班前多久收回权限",
        "how long before the end of the last day rights end",
      ],
      "120分钟",
    ),
    optional(
      "due",
      quantity("days", 1),
      ["办结时限", "due", "冻结后几个工作日内办结", "working days from the freeze to the end"],
      "5天",
    ),
    optional("contents", TEXTS, [
      "清单内容",
      "contents",
      "交接清单每户应当写明的内容",
      "what the list must state of every customer",
    ]),
    ...commonFields("manager", "hard"),
  ],
};

const leave: FormSchema = {
  form: "leave",
  label: { zh: "休假交接", en: "leave" },
  fields: [
    step,
    optional(
      "relation",
      quantity("months", 1),
      [
        "移交管户",
        "relation moves",
        "休假满几个月移交管户；不满的只代管",
        "months of leave from which customers move; below, they are covered",
      ],
      "1个月",
    ),
    optional(
      "both",
      quantity("months", 1),
      [
        "业绩一并移交",
        "results move too",
        "休假满几个月业绩一并移交",
        "months of leave from which results move too",
      ],
      "5个月",
    ),
    ...commonFields("manager", "hard"),
  ],
};

const jointVisit: FormSchema = {
  form: "jointVisit",
  label: { zh: "共同走访", en: "joint visit" },
  fields: [
    step,
    optional(
      "within",
      quantity("days", 1),
      ["时限", "within", "接收后几个工作日内", "working days after acceptance"],
      "10天",
    ),
    optional(
      "supervisor",
      choice(option("required", "参加", "必须"), option("optional", "不要求")),
      ["主管", "supervisor", "主管是否同行", "whether a superior comes along"],
      "optional",
    ),
    ...commonFields("customer", "hard"),
  ],
};

const points = (key: string, zh: string, en: string, fallback: string): FieldSchema =>
  optional(
    key,
    quantity("count"),
    [zh, en, `${zh}一次记几分`, `points for each item that is ${en}`],
    fallback,
  );

const quality: FormSchema = {
  form: "quality",
  label: { zh: "交接质量", en: "quality" },
  fields: [
    step,
    points("missed", "漏交", "missed", "2"),
    points("wrong", "错交", "wrong", "2"),
    points("incomplete", "记录不全", "incomplete", "1"),
    ...commonFields("customer", "hard"),
  ],
};

const afterCheck: FormSchema = {
  form: "afterCheck",
  label: { zh: "事后回访", en: "after-check" },
  fields: [
    step,
    optional(
      "after",
      quantity("days", 1),
      ["几天后", "after", "办结后几天回访", "days after the end"],
      "30天",
    ),
    ...commonFields("customer", "hard"),
  ],
};

/** handover: how a book goes from one manager to others. */
export const HANDOVER_SCHEMA: KindSchema = {
  kind: "handover",
  label: { zh: "交接", en: "handover" },
  help: {
    zh: "离职、休假时客户怎样移交：通知、冻结、清单、时限、共同走访、质量、回访。",
    en: "How customers are handed over: notice, freeze, list, time limit, joint visit, defects, check.",
  },
  forms: [departure, leave, jointVisit, quality, afterCheck],
};

/** cover: who stands in for an absent manager. */
export const COVER_SCHEMA: KindSchema = {
  kind: "cover",
  label: { zh: "代管", en: "cover" },
  help: {
    zh: "缺勤期间由谁代管，最长多久；归属不变。",
    en: "Who stands in during an absence, and how long at most; the owner stays.",
  },
  forms: [
    {
      form: "cover",
      label: { zh: "代管", en: "cover" },
      fields: [
        required("order", TEXTS, [
          "代管顺序",
          "order",
          "依次由哪些岗位代管",
          "posts that stand in, in order",
        ]),
        optional(
          "max",
          quantity("days", 1),
          ["最长", "at most", "最长代管几天", "days of cover at most"],
          "180天",
        ),
        optional(
          "eligible",
          choice(option("required", "应当符合", "必须"), option("optional", "不要求")),
          [
            "管户资格",
            "eligibility",
            "代管人是否应当符合管户资格",
            "whether a stand-in must be eligible for the customers",
          ],
          "required",
        ),
        ...commonFields("manager", "hard"),
      ],
    },
  ],
};

const creditForm: FieldSchema = required(
  "of",
  choice(option("split", "分计"), option("guard", "内部挖转")),
  ["事项", "of", "业绩分计，或防止内部挖转", "splitting a result, or guarding against poaching"],
);

/** credit: to whom a result counts. */
export const CREDIT_SCHEMA: KindSchema = {
  kind: "credit",
  label: { zh: "业绩归属", en: "credit" },
  help: {
    zh: "客户换人以后业绩怎样分计；内部挖转怎样处理。",
    en: "How a result is shared after a customer changed hands, and what internal poaching counts.",
  },
  forms: [
    {
      form: "split",
      label: { zh: "业绩分计", en: "split" },
      fields: [
        creditForm,
        required(
          "event",
          choice(
            option("transfer", "划转"),
            option("departure", "离职"),
            option("leave", "休假"),
            option("dispute", "撞单"),
          ),
          ["起因", "event", "客户因何换人", "why the customer changed hands"],
        ),
        required(
          "periods",
          {
            shape: "list",
            fields: [
              required("months", quantity("months", 1), [
                "几个月内",
                "months",
                "换人后几个月内",
                "months since the change",
              ]),
              required("former", quantity("basisPoints"), [
                "原管户人",
                "former",
                "原管户人的份额",
                "share of the former manager",
              ]),
            ],
          },
          [
            "各期份额",
            "periods",
            "按换人后的月数，其后全归新管户人",
            "by months since the change; afterwards all counts for the new manager",
          ],
        ),
        ...commonFields("customer", "hard"),
      ],
    },
    {
      form: "guard",
      label: { zh: "内部挖转", en: "guard against poaching" },
      fields: [
        creditForm,
        optional(
          "window",
          quantity("days", 1),
          ["期限", "window", "离开同事后几天内", "days since the customer left a colleague"],
          "90天",
        ),
        optional(
          "net_new",
          choice(option("yes", "是", "只计净增"), option("no", "否")),
          ["只计净增", "net new only", "是否只计净增部分", "whether only net growth counts"],
          "yes",
        ),
        optional(
          "alarm",
          quantity("count", 1),
          ["提示次数", "alarm", "几次以上提示", "so many cases are told"],
          "3",
        ),
        ...commonFields("customer", "hard"),
      ],
    },
  ],
};

const act: FieldSchema = required(
  "act",
  choice(option("transfer", "划转"), option("refusal", "客户拒绝", "customer_refusal")),
  ["行为", "act", "许可什么行为", "which act is permitted"],
);

const INITIATORS = [
  option("owner", "管户人"),
  option("receiver", "接收人"),
  option("head", "机构负责人"),
  option("allocator", "分配管理员"),
];
const APPROVERS = [
  option("fromHead", "转出方负责人", "from_head"),
  option("toHead", "转入方负责人", "to_head"),
  option("executive", "领导"),
];

/** permit: an act that is allowed only if others agree. */
export const PERMIT_SCHEMA: KindSchema = {
  kind: "permit",
  label: { zh: "许可", en: "permit" },
  help: {
    zh: "划转由谁提出、谁同意；客户可以怎样拒绝新的管户人。",
    en: "Who asks for a transfer and who agrees; how a customer may refuse the new manager.",
  },
  forms: [
    {
      form: "transfer",
      label: { zh: "划转", en: "transfer" },
      fields: [
        act,
        required("initiators", { shape: "texts", options: INITIATORS }, [
          "提出人",
          "initiators",
          "谁可以提出",
          "who may ask",
        ]),
        required("approvals", { shape: "texts", options: APPROVERS }, [
          "同意人",
          "approvals",
          "须经谁同意",
          "who must agree",
        ]),
        optional("reasons", TEXTS, [
          "理由",
          "reasons",
          "允许的理由；不写的，任何理由",
          "admissible reasons; without them, any",
        ]),
        optional(
          "notice",
          choice(option("required", "应当告知"), option("optional", "不要求")),
          ["告知客户", "notice", "是否告知客户", "whether the customer is told"],
          "required",
        ),
        ...commonFields("customer", "hard"),
      ],
    },
    {
      form: "refusal",
      label: { zh: "客户拒绝", en: "refusal by the customer" },
      fields: [
        act,
        optional(
          "hours",
          quantity("minutes", 60),
          ["期限", "within", "告知后多久内可以拒绝", "how long after the notice"],
          "24小时",
        ),
        optional(
          "rounds",
          quantity("count", 1),
          ["次数", "rounds", "拒绝后另派几次", "further managers proposed"],
          "2",
        ),
        optional(
          "wait",
          quantity("days"),
          ["等待", "wait", "其后等待几天", "days to wait afterwards"],
          "90天",
        ),
        ...commonFields("customer", "hard"),
      ],
    },
  ],
};
