import type { CustomerFacts, Fields, Value } from "../../facts/index.ts";
import type { Citation, Plan, SensitiveWay } from "../../regime/index.ts";
import { masked } from "./masked.ts";

/** Facts of a customer as somebody may see them. */
export type Veil = (customer: CustomerFacts) => Fields;

/** Contacts in the vocabulary of every regime. */
const CONTACTS: readonly string[] = ["contact", "phone", "email"];

/** Headings of columns that nobody declared and that hold contacts or papers of a person. */
const HEADING =
  /电话|手机|座机|联系方式|联系人|邮箱|微信|身份证|证件号|住址|phone|mobile|e-?mail|wechat|contact/i;

const isContact = (key: string): boolean =>
  CONTACTS.includes(key) || (key.startsWith("x:") && HEADING.test(key));

/** Whether a field of this customer is sensitive under the regimes in force. */
export function isSensitive(plans: readonly Plan[], customer: CustomerFacts, key: string): boolean {
  const naming = plans
    .flatMap((plan) => plan.access?.sensitive ?? [])
    .filter((term) => term.fields.includes(key));
  return naming.length === 0 ? isContact(key) : naming.some((term) => term.covers(customer));
}

/** The articles in force that make a field sensitive, of all customers or of some. */
export const namingOf = (plans: readonly Plan[], key: string): readonly Citation[] =>
  plans.flatMap((plan) =>
    (plan.access?.sensitive ?? [])
      .filter((term) => term.fields.includes(key))
      .map((term) => plan.cite(term.article)),
  );

/** Hides what somebody may not see as it is. O(fields × articles of access). */
export function veilOf(plans: readonly Plan[], way: SensitiveWay): Veil {
  if (way === "open") return ({ fields }) => fields;
  return (customer) => {
    const veiled: Record<string, Value> = {};
    for (const [key, value] of Object.entries(customer.fields)) {
      if (!isSensitive(plans, customer, key)) veiled[key] = value;
      else if (way !== "none") veiled[key] = masked(value);
    }
    return veiled;
  };
}
