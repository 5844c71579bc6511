/** Legal forms at the end of a company name, longest first. Source: 企业名称登记管理规定, 组织形式. */
const LEGAL_FORMS: readonly string[] = [
  "股份有限责任公司",
  "集团股份有限公司",
  "集团有限责任公司",
  "有限责任公司",
  "股份有限公司",
  "集团有限公司",
  "有限合伙企业",
  "普通合伙企业",
  "个人独资企业",
  "有限公司",
  "股份公司",
  "总公司",
  "集团公司",
  "公司",
];

/** Characters that differ between two spellings of one name without meaning anything. */
const MEANINGLESS = /[\s·•\-_.,，。、'"“”‘’《》〈〉]/g;

/**
 * One spelling per name: full-width forms folded (NFKC), brackets made half-width, spaces and
 * dots dropped, Latin letters upper case. Two names that differ after this are not the same.
 */
export function normaliseName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[〔［【〖{[]/g, "(")
    .replace(/[〕］】〗}\]]/g, ")")
    .replace(MEANINGLESS, "")
    .toUpperCase();
}

/** The name without brackets and legal form: 鸿宇电子(深圳)有限公司 → 鸿宇电子深圳. For candidate duplicates only. */
export function nameCore(name: string): string {
  const plain = normaliseName(name).replace(/\((?:有限合伙|普通合伙|特殊普通合伙|推断)\)/g, "");
  const flat = plain.replace(/[()]/g, "");
  const form = LEGAL_FORMS.find((ending) => flat.endsWith(ending) && flat.length > ending.length);
  return form === undefined ? flat : flat.slice(0, -form.length);
}
