import { commonFields } from "./common-fields.ts";
import {
  choice,
  expression,
  IDENTIFIER,
  option,
  optional,
  required,
  TEXT,
  TEXTS,
  table,
} from "./field-builders.ts";
import type { FieldSchema, KindSchema } from "./kind-schema.ts";

const english = (isRequired: boolean): FieldSchema =>
  (isRequired ? required : optional)("en", IDENTIFIER, [
    "英文名",
    "English name",
    "表达式里可用的英文标识",
    "identifier usable in expressions",
  ]);

const subject = optional(
  "of",
  choice(option("customer", "客户"), option("manager", "经理", "客户经理")),
  ["属于", "of", "说的是客户还是经理", "whether it speaks of customers or managers"],
  "customer",
);

const common = commonFields("pair", "hard");

/** define: terms, classification tables, scores and fields. */
export const DEFINE_SCHEMA: KindSchema = {
  kind: "define",
  label: { zh: "定义", en: "definition" },
  help: {
    zh: "给条件、分类、分数或新的资料项取名，供其他条文使用。",
    en: "Names a condition, a classification, a score or a new field for other articles to use.",
  },
  forms: [
    {
      form: "term",
      label: { zh: "术语", en: "term" },
      fields: [
        required("term", TEXT, ["术语", "term", "术语的名称", "name of the term"]),
        english(false),
        subject,
        required("means", expression("of", "bool"), [
          "是指",
          "means",
          "成立的条件",
          "the condition that makes it hold",
        ]),
        ...common,
      ],
    },
    {
      form: "table",
      label: { zh: "分类", en: "classification" },
      fields: [
        required("table", TEXT, [
          "分类",
          "classification",
          "分类的名称",
          "name of the classification",
        ]),
        english(false),
        subject,
        required("rows", table("class"), [
          "分类行",
          "rows",
          "自上而下，第一个成立的行决定类别",
          "from the top, the first row that holds decides",
        ]),
        ...common,
      ],
    },
    {
      form: "score",
      label: { zh: "分数", en: "score" },
      fields: [
        required("score", TEXT, ["分数", "score", "分数的名称", "name of the score"]),
        english(false),
        subject,
        optional("unit", TEXT, ["单位", "unit", "结果的单位，例如 分钟", "unit of the result"]),
        optional("is", expression("of", "amount"), [
          "算式",
          "is",
          "计算公式；与 rows 二选一",
          "the formula; either this or rows",
        ]),
        optional("rows", table("score"), [
          "分段",
          "rows",
          "自上而下，第一个成立的行决定数值；与 is 二选一",
          "first row that holds decides; either this or is",
        ]),
        ...common,
      ],
    },
    {
      form: "field",
      label: { zh: "资料项", en: "field" },
      fields: [
        required("field", TEXT, [
          "资料项",
          "field",
          "写作 客户.名称 或 经理.名称",
          "written 客户.name or 经理.name",
        ]),
        english(true),
        subject,
        required(
          "type",
          choice(
            option("text", "文字"),
            option("choice", "选项"),
            option("number", "数字"),
            option("money", "金额"),
            option("date", "日期"),
            option("bool", "是否"),
            option("set", "多项"),
          ),
          ["类型", "type", "资料的类型", "type of the value"],
        ),
        optional("values", TEXTS, [
          "可选值",
          "values",
          "选项的封闭清单",
          "closed list of a choice",
        ]),
        optional("aliases", TEXTS, [
          "别名",
          "aliases",
          "导入文件里的其他列名",
          "other column headings in import files",
        ]),
        ...common,
      ],
    },
  ],
};
