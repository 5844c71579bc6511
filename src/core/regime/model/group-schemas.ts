import { commonFields } from "./common-fields.ts";
import { choice, expression, option, optional, quantity, required } from "./field-builders.ts";
import type { FieldSchema, KindSchema } from "./kind-schema.ts";

const by = required("by", expression("customer", "text"), [
  "按",
  "by",
  "客户的哪一项表示同一集团",
  "the customer's field that names the group",
]);

const mode: FieldSchema = optional(
  "mode",
  choice(
    option("oneOwner", "一人主办", "one_owner"),
    option("mainLocal", "主办加协办", "main_local"),
  ),
  ["方式", "mode", "一人主办，或一人主办、各地协办", "one owner, or one main and local ones"],
  "one_owner",
);

/** cohesion: customers that stay together, wholly or as far as it pays. */
export const COHESION_SCHEMA: KindSchema = {
  kind: "cohesion",
  label: { zh: "集团一户一主办", en: "cohesion" },
  help: {
    zh: "同一集团的客户归同一名客户经理；或者一人主办、各地协办，分开的计分钟。",
    en: "Customers of one group have one owner; or a main owner and local ones, charged in minutes.",
  },
  forms: [
    {
      form: "oneOwner",
      label: { zh: "一人主办", en: "one owner" },
      fields: [by, mode, ...commonFields("customer", "hard", "advisory")],
    },
    {
      form: "mainLocal",
      label: { zh: "主办加协办", en: "main and local owners" },
      fields: [
        by,
        mode,
        required("apart", quantity("minutes"), [
          "分开计",
          "apart",
          "成员与所随客户不归同一人时，每月计多少分钟",
          "minutes a month for a member whose owner is not that of the one it follows",
        ]),
        optional("lead", expression("customer", "amount"), [
          "主客户",
          "lead",
          "数额最大的成员是主客户；不写的，编号最小的是",
          "the member with the greatest amount is the head; without it, the smallest id",
        ]),
        optional("local", expression("customer", "text"), [
          "协办地",
          "local",
          "客户的哪一项表示所在地；同地的成员由一人协办",
          "the customer's field that names its place; members of a place have one local owner",
        ]),
        ...commonFields("customer", "soft", "advisory"),
      ],
    },
  ],
};

/** disjoint: customers that must never share an owner. */
export const DISJOINT_SCHEMA: KindSchema = {
  kind: "disjoint",
  label: { zh: "不得同管", en: "disjoint" },
  help: {
    zh: "互相竞争的客户不得由同一名客户经理管户。",
    en: "Customers that are rivals never have one owner.",
  },
  forms: [
    {
      form: "disjoint",
      label: { zh: "不得同管", en: "disjoint" },
      fields: [
        required("by", expression("customer", "names"), [
          "按",
          "by",
          "客户的哪一项相同即为竞争关系；一项或多项",
          "the customer's field whose equal values make rivals; one value or several",
        ]),
        ...commonFields("customer", "hard", "advisory"),
      ],
    },
  ],
};

/** compactness: neighbours that are better kept together. */
export const COMPACTNESS_SCHEMA: KindSchema = {
  kind: "compactness",
  label: { zh: "连片", en: "compactness" },
  help: {
    zh: "相邻的客户尽量归同一名客户经理；分开的每一对计分钟。",
    en: "Neighbouring customers should have one owner; each pair that is parted is charged.",
  },
  forms: [
    {
      form: "compactness",
      label: { zh: "连片", en: "compactness" },
      fields: [
        required("cell", expression("customer", "text"), [
          "单元",
          "cell",
          "客户的哪一项表示所在单元，例如网格、楼宇",
          "the customer's field that names its cell, for example grid or building",
        ]),
        optional("adjacent", expression("customer", "set"), [
          "相邻单元",
          "adjacent",
          "与所在单元相邻的各单元；不写的，只有同一单元的相邻",
          "the cells adjacent to its own; without it, only customers of one cell are neighbours",
        ]),
        required("apart", quantity("minutes"), [
          "分开计",
          "apart",
          "相邻的两户不归同一人时，每月计多少分钟",
          "minutes a month for each pair of neighbours with different owners",
        ]),
        ...commonFields("customer", "soft", "advisory"),
      ],
    },
  ],
};
