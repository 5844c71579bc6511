import {
  ACCESS_RIGHTS,
  ACCESS_ROLES,
  ACCESS_SCOPES,
  type AccessRight,
  type RuleOf,
} from "../model/index.ts";

type AccessRule = RuleOf<"access">;
type RoleRule = Extract<AccessRule, { readonly form: "role" }>;

/** An article of access as a Chinese clause. */
export function sayAccessInChinese(rule: AccessRule): string {
  if (rule.form === "fields") {
    return `客户的${rule.fields.join("、")}是敏感信息，遮盖显示（缺资料时也遮盖）`;
  }
  const rights = rule.rights.map((right: AccessRight) => ACCESS_RIGHTS[right].zh).join("、");
  const range = `${ACCESS_ROLES[rule.role].zh}的范围是${ACCESS_SCOPES[rule.scope].zh}`;
  return `${range}，可以${rights}；${sensitiveInChinese(rule)}`;
}

function sensitiveInChinese({ sensitive, perDay }: RoleRule): string {
  if (sensitive === "open") return "敏感信息不遮盖";
  if (sensitive === "none") return "敏感信息不显示";
  if (sensitive === "masked") return "敏感信息一律遮盖";
  return `敏感信息遮盖，写明理由后逐条显示，每人每日不超过 ${perDay} 条`;
}

/** An article of access as an English clause. */
export function sayAccessInEnglish(rule: AccessRule): string {
  if (rule.form === "fields") {
    return `Of a customer, ${rule.fields.join(", ")} are sensitive and shown masked (also where facts are missing)`;
  }
  const rights = rule.rights.map((right: AccessRight) => ACCESS_RIGHTS[right].en).join(", ");
  const range = `The scope of the ${ACCESS_ROLES[rule.role].en} is ${ACCESS_SCOPES[rule.scope].en}`;
  return `${range}, with the rights to ${rights}; ${sensitiveInEnglish(rule)}`;
}

function sensitiveInEnglish({ sensitive, perDay }: RoleRule): string {
  if (sensitive === "open") return "sensitive fields are shown as they are";
  if (sensitive === "none") return "sensitive fields are not shown";
  if (sensitive === "masked") return "sensitive fields stay masked";
  return `sensitive fields are masked and shown one by one with a reason, at most ${perDay} a day for each person`;
}
