import { InvariantError } from "../../shared/index.ts";
import {
  ACCESS_RIGHTS,
  ACCESS_ROLES,
  ACCESS_SCOPES,
  type RuleOf,
  SENSITIVE_WAYS,
} from "../model/index.ts";
import { neededAt, type ReadFields, valueAt } from "./field-values.ts";
import type { RuleBase } from "./rule-base.ts";

/** What a role may have shown in a day where the article does not say. */
const PER_DAY = 20;

const isKeyOf = <T extends object>(words: T, text: string): text is keyof T & string =>
  Object.hasOwn(words, text);

function wordAt<T extends object>(fields: ReadFields, key: string, words: T): keyof T & string {
  const { value } = neededAt(fields, key, "choice");
  if (isKeyOf(words, value)) return value;
  throw new InvariantError(`schema of ${key} allows ${value}`);
}

/** Makes the typed rule of either form of `access`. */
export function buildAccess(base: RuleBase, fields: ReadFields): RuleOf<"access"> {
  if (!fields.has("role")) {
    const names = neededAt(fields, "fields", "texts").texts;
    return { ...base, kind: "access", form: "fields", fields: names };
  }
  const sensitive = wordAt(fields, "sensitive", SENSITIVE_WAYS);
  const perDay = valueAt(fields, "per_day", "quantity")?.value ?? PER_DAY;
  return {
    ...base,
    kind: "access",
    form: "role",
    role: wordAt(fields, "role", ACCESS_ROLES),
    scope: wordAt(fields, "scope", ACCESS_SCOPES),
    rights: neededAt(fields, "rights", "texts").texts.filter((text) =>
      isKeyOf(ACCESS_RIGHTS, text),
    ),
    sensitive,
    perDay: sensitive === "reveal" ? perDay : 0,
  };
}
