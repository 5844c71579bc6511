import type { Json } from "../app/ports.ts";
import type { Locale } from "./text.ts";

const OUTCOMES = {
  "zh-CN": { sole: "一人管户", mainAssist: "主办加协办", unit: "收回机构" },
  en: {
    sole: "one owner",
    mainAssist: "a main owner and one who assists",
    unit: "back to the unit",
  },
} as const;
const CRITERIA = {
  "zh-CN": {
    registeredAt: "有效报备",
    firstContact: "首次有效联系",
    customerChoice: "客户书面选择",
    referral: "转介绍关系",
    territory: "区域",
  },
  en: {
    registeredAt: "valid registration",
    firstContact: "first contact",
    customerChoice: "the customer's written choice",
    referral: "referral",
    territory: "territory",
  },
} as const;

const textIn = (data: Json, key: string): string => {
  const value = typeof data === "object" && data !== null && key in data ? Object(data)[key] : "";
  return typeof value === "string" ? value : "";
};
const wordIn = (words: Readonly<Record<string, string>>, word: string): string =>
  words[word] ?? word;

/** One step of a case as a sentence. `nameOf`: the name of a manager by id. */
export function collisionStepText(
  { kind, data }: { readonly kind: string; readonly data: Json },
  { locale, nameOf }: { readonly locale: Locale; readonly nameOf: (id: string) => string },
): string {
  const party = nameOf(textIn(data, "party"));
  const winner = nameOf(textIn(data, "winner"));
  const outcome = wordIn(OUTCOMES[locale], textIn(data, "outcome"));
  const criterion = wordIn(CRITERIA[locale], textIn(data, "criterion"));
  const reason = textIn(data, "reason");
  if (locale === "en") {
    const because = reason === "" ? "" : `: ${reason}`;
    const to = winner === "" ? "" : `, ${winner}`;
    return (
      {
        opened: "The case was raised.",
        evidence: `Evidence on ${criterion} was added for ${party}.`,
        evidenceDone: `${party} said that the evidence is complete.`,
        evidenceOver: "The time for evidence is over.",
        rejected: `A piece of evidence was found not to hold${because}`,
        decided: `Decided: ${outcome}${to}${because}`,
        appealed: `Appealed${because}`,
        appealDecided: `The appeal was decided: ${outcome}${to}${because}`,
        overdue: "The time to decide is over.",
        closed: "Nobody appealed in time: the case is closed.",
      }[kind] ?? kind
    );
  }
  const because = reason === "" ? "。" : `：${reason}`;
  const to = winner === "" ? "" : `，归${winner}`;
  return (
    {
      opened: "提起撞单。",
      evidence: `为${party}补充了「${criterion}」的证据。`,
      evidenceDone: `${party}表示证据已交齐。`,
      evidenceOver: "举证期满。",
      rejected: `一项证据不予采信${because}`,
      decided: `作出判定：${outcome}${to}${because}`,
      appealed: `提出申诉${because}`,
      appealDecided: `申诉复核：${outcome}${to}${because}`,
      overdue: "判定时限已过，尚未判定。",
      closed: "申诉期内无人申诉，结案。",
    }[kind] ?? kind
  );
}
