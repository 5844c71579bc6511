import { ACCESS_SCHEMA } from "./access-schemas.ts";
import { BALANCE_SCHEMA, CAPACITY_SCHEMA, CONTINUITY_SCHEMA } from "./book-schemas.ts";
import { COLLISION_SCHEMA } from "./collision-schemas.ts";
import { commonFields } from "./common-fields.ts";
import { DISPATCH_SCHEMA } from "./dispatch-schemas.ts";
import { required, TEXT } from "./field-builders.ts";
import { COHESION_SCHEMA, COMPACTNESS_SCHEMA, DISJOINT_SCHEMA } from "./group-schemas.ts";
import { COVER_SCHEMA, CREDIT_SCHEMA, HANDOVER_SCHEMA, PERMIT_SCHEMA } from "./handover-schemas.ts";
import type { KindSchema } from "./kind-schema.ts";
import { CLAIM_SCHEMA, POOL_SCHEMA, PROTECTION_SCHEMA } from "./ownership-schemas.ts";
import { ELIGIBILITY_SCHEMA, PRIORITY_SCHEMA } from "./pair-schemas.ts";
import type { RuleKind } from "./rule.ts";
import { CALENDAR_SCHEMA, ROSTER_SCHEMA } from "./staff-schemas.ts";
import { DEFINE_SCHEMA } from "./term-schemas.ts";
import { PROXIMITY_SCHEMA } from "./travel-schemas.ts";

const MANUAL_SCHEMA: KindSchema = {
  kind: "manual",
  label: { zh: "人工决定", en: "manual decision" },
  help: {
    zh: "由人决定的事项：系统给出建议并标明待定。",
    en: "A person decides; the plan prepares the choice and marks it.",
  },
  forms: [
    {
      form: "manual",
      label: { zh: "人工决定", en: "manual decision" },
      fields: [
        required("by", TEXT, ["决定人", "by", "由谁决定", "who decides"]),
        required("question", TEXT, [
          "决定什么",
          "question",
          "要决定的问题",
          "what is to be decided",
        ]),
        ...commonFields("customer", "hard"),
      ],
    },
  ],
};

const DECLARATORY_SCHEMA: KindSchema = {
  kind: "declaratory",
  label: { zh: "宣示", en: "declaratory" },
  help: { zh: "没有可执行的内容。", en: "Nothing to execute." },
  forms: [
    {
      form: "declaratory",
      label: { zh: "宣示", en: "declaratory" },
      fields: commonFields("pair", "hard", "advisory"),
    },
  ],
};

/** The written form of every kind, in the order in which the reference lists them. */
export const KIND_SCHEMAS: Readonly<Record<RuleKind, KindSchema>> = {
  define: DEFINE_SCHEMA,
  roster: ROSTER_SCHEMA,
  calendar: CALENDAR_SCHEMA,
  eligibility: ELIGIBILITY_SCHEMA,
  capacity: CAPACITY_SCHEMA,
  balance: BALANCE_SCHEMA,
  continuity: CONTINUITY_SCHEMA,
  proximity: PROXIMITY_SCHEMA,
  cohesion: COHESION_SCHEMA,
  disjoint: DISJOINT_SCHEMA,
  compactness: COMPACTNESS_SCHEMA,
  priority: PRIORITY_SCHEMA,
  manual: MANUAL_SCHEMA,
  handover: HANDOVER_SCHEMA,
  cover: COVER_SCHEMA,
  credit: CREDIT_SCHEMA,
  permit: PERMIT_SCHEMA,
  protection: PROTECTION_SCHEMA,
  pool: POOL_SCHEMA,
  claim: CLAIM_SCHEMA,
  collision: COLLISION_SCHEMA,
  dispatch: DISPATCH_SCHEMA,
  access: ACCESS_SCHEMA,
  declaratory: DECLARATORY_SCHEMA,
};
