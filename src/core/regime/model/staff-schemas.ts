import { commonFields, onMissing } from "./common-fields.ts";
import { expression, object, optional, quantity, required, TEXT, TEXTS } from "./field-builders.ts";
import type { KindSchema } from "./kind-schema.ts";

/** roster: who may hold customers at all. */
export const ROSTER_SCHEMA: KindSchema = {
  kind: "roster",
  label: { zh: "管户人员", en: "roster" },
  help: {
    zh: "哪些人员可以管户，每个机构至少几名，缺人时由谁代理。",
    en: "Who may hold customers, how many at least in each unit, and who stands in.",
  },
  forms: [
    {
      form: "roster",
      label: { zh: "管户人员", en: "roster" },
      fields: [
        required("post", TEXT, ["岗位", "post", "岗位名称", "name of the post"]),
        required("require", expression("manager", "bool"), [
          "要求",
          "require",
          "管户人员应当满足的条件",
          "what a holder of customers must satisfy",
        ]),
        onMissing("allow"),
        optional(
          "minimum",
          object(
            required("per", expression("manager", "text"), [
              "按",
              "per",
              "按经理的哪一项计",
              "the manager's field to count by",
            ]),
            required("count", quantity("count"), ["人数", "count", "至少几名", "at least so many"]),
          ),
          [
            "最低配备",
            "minimum",
            "每个机构至少几名；不足时报告",
            "at least so many in each unit; a shortfall is reported",
          ],
        ),
        optional("stand_in", TEXTS, [
          "代理顺序",
          "stand-in order",
          "缺人时依次由哪些岗位代理",
          "posts that stand in, in order",
        ]),
        ...commonFields("manager", "hard", "advisory"),
      ],
    },
  ],
};

/** calendar: which days and hours count. */
export const CALENDAR_SCHEMA: KindSchema = {
  kind: "calendar",
  label: { zh: "工作日历", en: "calendar" },
  help: {
    zh: "采用哪一份日历，每天的办公时间。",
    en: "Which calendar holds, and the hours of a day.",
  },
  forms: [
    {
      form: "calendar",
      label: { zh: "工作日历", en: "calendar" },
      fields: [
        required("use", TEXT, [
          "日历",
          "calendar",
          "日历的名称；cn-statutory 为国务院办公厅公布的安排",
          "name of the calendar; cn-statutory follows the State Council's notices",
        ]),
        optional("hours", { shape: "hours" }, [
          "办公时间",
          "hours",
          '每天的时段，写作 "09:00-12:00"',
          'spans of a day, written "09:00-12:00"',
        ]),
        ...commonFields("pair", "hard"),
      ],
    },
  ],
};
