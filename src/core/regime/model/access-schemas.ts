import { ACCESS_RIGHTS, ACCESS_ROLES, ACCESS_SCOPES, SENSITIVE_WAYS } from "./access-words.ts";
import { commonFields } from "./common-fields.ts";
import { choice, option, optional, quantity, required, TEXTS } from "./field-builders.ts";
import type { Bilingual, KindSchema, Option } from "./kind-schema.ts";

const optionsOf = (words: Readonly<Record<string, Bilingual>>): readonly Option[] =>
  Object.entries(words).map(([value, { zh }]) => option(value, zh));

/** A role is no condition on a customer: it has neither a scope of its own nor exceptions. */
const ROLE_COMMON: readonly string[] = ["strength", "text_silent"];

const role: KindSchema["forms"][number] = {
  form: "role",
  label: { zh: "角色", en: "role" },
  fields: [
    required("role", choice(...optionsOf(ACCESS_ROLES)), [
      "角色",
      "role",
      "本条授权的角色",
      "the role this article grants something to",
    ]),
    required("scope", choice(...optionsOf(ACCESS_SCOPES)), [
      "范围",
      "scope",
      "本人、团队、机构、块、条或全部",
      "self, team, unit, area, line or all",
    ]),
    required("rights", { shape: "texts", options: optionsOf(ACCESS_RIGHTS) }, [
      "权限",
      "rights",
      "角色可以做的事",
      "what the role may do",
    ]),
    optional(
      "sensitive",
      choice(...optionsOf(SENSITIVE_WAYS)),
      [
        "敏感信息",
        "sensitive fields",
        "不显示、遮盖、说明理由后逐条显示，或不遮盖",
        "not shown, masked, revealed one by one with a reason, or open",
      ],
      "masked",
    ),
    optional("per_day", quantity("count", 1), [
      "每日条数",
      "a day",
      "逐条显示的，每人每日最多几条",
      "how many one person may have shown in a day",
    ]),
    ...commonFields("customer", "hard").filter(({ key }) => ROLE_COMMON.includes(key)),
  ],
};

const fields: KindSchema["forms"][number] = {
  form: "fields",
  label: { zh: "敏感信息", en: "sensitive fields" },
  fields: [
    required("fields", TEXTS, [
      "字段",
      "fields",
      "客户的哪些字段是敏感信息",
      "which fields of a customer are sensitive",
    ]),
    ...commonFields("customer", "hard"),
  ],
};

/** access: what roles may do and see, and which fields are sensitive. */
export const ACCESS_SCHEMA: KindSchema = {
  kind: "access",
  label: { zh: "查看权限", en: "access" },
  help: {
    zh: "某一角色的范围与权限；或客户的哪些字段须遮盖。没有写到的角色按内置的权限表。",
    en: "The scope and rights of a role, or the fields that are masked. Roles not mentioned keep the built-in rights.",
  },
  forms: [role, fields],
};
