import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diffRegimes } from "../diff/diff-regimes.ts";
import { parseRegime } from "../surface/index.ts";
import { printRegime } from "./print-regime.ts";
import { sayRule } from "./say-rule.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const source = readFileSync(
  new URL("../../../../regimes/group-customers/regime.md", import.meta.url),
  "utf8",
);

function documentOf(text: string) {
  const { document } = parseRegime(text, { hash });
  if (document === null) throw new Error("no document");
  return document;
}

const document = documentOf(source);

const said = (key: string, locale: "zh-CN" | "en"): string => {
  const rule = document.articles.find((article) => article.key === key)?.rule ?? null;
  if (rule === null) throw new Error(key);
  return sayRule(rule, document, locale);
};

describe("saying a rule", () => {
  it("a general rule names the exception that takes its place", () => {
    expect(said("cap", "zh-CN")).toContain("没有核定的不超过 150 户");
    expect(said("cap", "zh-CN")).toMatch(/不适用于.*（第十二条）。$/);
    expect(said("cap", "en")).toMatch(/; not where .*\(第十二条\)\.$/);
  });

  it("an exception names the rule it takes the place of", () => {
    expect(said("cap-new", "zh-CN")).toContain("取代第十一条");
  });

  it("every rule of the regime has a sentence in both languages, without a hole", () => {
    for (const locale of ["zh-CN", "en"] as const) {
      const articles = printRegime(document, locale).chapters.flatMap((one) => one.articles);
      const sentences = articles.flatMap(({ sentence }) => sentence ?? []);
      expect(sentences.length).toBe(document.articles.filter(({ rule }) => rule !== null).length);
      for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });
});

describe("the difference of two revisions", () => {
  it("a regime does not differ from itself", () => {
    expect(diffRegimes(document, document)).toEqual([]);
  });

  it("a changed limit is named with its old and its new value", () => {
    const changed = documentOf(source.replace("otherwise: 150", "otherwise: 140"));
    expect(diffRegimes(document, changed)).toMatchObject([
      {
        key: "cap",
        kinds: ["ruleChanged"],
        parameters: [{ path: "otherwise", from: 150, to: 140 }],
      },
    ]);
  });

  it("an expression is one parameter, shown as written", () => {
    const changed = documentOf(source.replace("经理.任职月数 >= 12", "经理.任职月数 >= 24"));
    const [change] = diffRegimes(document, changed);
    expect(change?.parameters).toHaveLength(1);
    expect(change?.parameters[0]?.to).toContain("24");
  });

  it("renumbering changes ordinals and never keys", () => {
    const changed = documentOf(source.replace("## 第二十四条 施行", "## 第二十五条 施行"));
    expect(diffRegimes(document, changed)).toMatchObject([
      { key: "commencement", kinds: ["renumbered"] },
    ]);
  });

  it("articles that come and go are told apart by key", () => {
    const changed = documentOf(source.replace("{#commencement}", "{#start}"));
    const kinds = diffRegimes(document, changed).map((change) => [change.key, change.kinds[0]]);
    expect(kinds).toEqual([
      ["start", "added"],
      ["commencement", "removed"],
    ]);
  });
});
