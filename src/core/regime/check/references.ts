import type { Article, RegimeDocument } from "../model/index.ts";
import { printOrdinal, scanOrdinal } from "../surface/ordinal.ts";
import { placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { placeInProse } from "./places.ts";

/** References to articles of this regime that it does not have (第十三条 where it ends at 第十二条). */
export function checkReferences(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const present = new Set(document.articles.map(({ ordinal }) => printOrdinal(ordinal)));
  return document.articles.flatMap((article) =>
    referencesIn(article).flatMap((reference) => {
      if (present.has(reference.printed)) return [];
      const at = placeInProse(document, article, reference);
      const data = { reference: reference.printed, last: lastOf(document) };
      return [placed(article, at, { code: "check.danglingReference", severity: "error", data })];
    }),
  );
}

interface Reference {
  readonly text: string;
  readonly offset: number;
  readonly printed: string;
}

/** A reference right after 《…》 or the name of a law is to another paper; 方法, 做法 name none. */
const ELSEWHERE = /(?:》|(?<![方做用算说看想手书语])法|条例|办法|规定|通知|合同|协议)\s*$/;

/** What makes a name before 第N条 this regime again. */
const THIS_REGIME = /(?:本制度|本办法|本规定|本条例)\s*$/;

function referencesIn(article: Article): readonly Reference[] {
  const { prose } = article;
  const found: Reference[] = [];
  let isElsewhere = false;
  let end = -1;
  for (let offset = prose.indexOf("第"); offset >= 0; offset = prose.indexOf("第", offset + 1)) {
    const scanned = scanOrdinal(prose.slice(offset));
    if (scanned === null) continue;
    const between = end < 0 ? null : prose.slice(end, offset);
    // 民法典第十条、第十二条: what is listed after a foreign reference is foreign too.
    const isListed =
      between !== null && /^[、，和及与至到或款项第一二三四五六七八九十\s]*$/.test(between);
    const before = prose.slice(0, offset);
    if (!isListed) isElsewhere = ELSEWHERE.test(before) && !THIS_REGIME.test(before);
    end = offset + scanned.length;
    if (isElsewhere) continue;
    const text = prose.slice(offset, end);
    found.push({ text, offset, printed: printOrdinal(scanned.ordinal) });
  }
  return found;
}

const lastOf = (document: RegimeDocument): string => document.articles.at(-1)?.printed ?? "";
