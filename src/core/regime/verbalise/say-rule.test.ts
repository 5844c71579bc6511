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

describe("saying who is kept together and who apart", () => {
  const FRONT = source.slice(0, source.indexOf("# 第一章"));
  const say = (rule: string, locale: "zh-CN" | "en"): string => {
    const text = `${FRONT}## 第一条 甲 {#a}\n\n正文。\n\n\`\`\`rule\n${rule}\n\`\`\`\n`;
    const only = documentOf(text);
    const parsed = only.articles[0]?.rule ?? null;
    if (parsed === null) throw new Error(rule);
    return sayRule(parsed, only, locale);
  };

  it.each([
    [
      "kind: disjoint\nby: 客户.竞争组",
      "客户的竞争组有一项相同的客户不得由同一名客户经理管户。",
      "Customers with a value in common in the customer's rival groups never have one manager.",
    ],
    [
      "kind: disjoint\nstrength: advisory\nby: 客户.集团",
      "提示客户的集团相同的客户是否由同一名客户经理管户。",
      "It is shown where customers with the same value of the customer's group have one manager.",
    ],
    [
      "kind: compactness\ncell: 客户.网格\napart: 2",
      "相邻的客户尽量由同一名客户经理管户：客户的网格相同的，为相邻；不归同一人的，每对每月计 2 分钟。",
      "Neighbours preferably have one manager: customers with the same value of the customer's grid cell; each pair that is parted charges 2 minutes a month.",
    ],
    [
      "kind: cohesion\nmode: main_local\nby: 客户.集团\nlead: 客户.月收入\nlocal: 客户.区县\napart: 30",
      "客户的集团相同的客户由主客户的客户经理主办，客户的月收入最大的为主客户，客户的区县相同的成员由一人协办；分开的每户每月计 30 分钟。",
      "Customers with the same value of the customer's group are led by the manager of their head, the one with the greatest value of the customer's monthly revenue, members with the same value of the customer's district have one local manager; each that is apart charges 30 minutes a month.",
    ],
    [
      "kind: proximity\nvisits: 2\nfrom: 经理.驻地区县\nto: 客户.区县\ntimes: { 甲: { 甲: 5, 乙: 20 } }\ncap: 60",
      "就近分配，每月上门 2 次，往返时间按客户经理的驻地区县到客户的区县查路程时间表（2段）；表中没有的，单程按 40 分钟计；单程超过 60 分钟的不得分配。",
      "The nearest is preferred: 2 visits a month; the way there and back is looked up in the table of times (2 ways), from the manager's home district to the customer's district; what is not in it counts 40 minutes one way; nobody beyond 60 minutes one way is assigned.",
    ],
  ])("%j", (rule, zh, en) => {
    expect(say(rule, "zh-CN")).toBe(zh);
    expect(say(rule, "en")).toBe(en);
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

  it("a way that takes longer is one parameter, named by its two zones", () => {
    const front = source.slice(0, source.indexOf("# 第一章"));
    const of = (minutes: number) =>
      documentOf(
        `${front}## 第一条 甲 {#a}\n\n正文。\n\n\`\`\`rule\nkind: proximity\nvisits: 1\nfrom: 经理.驻地区县\nto: 客户.区县\ntimes: { 甲: { 乙: ${minutes} } }\n\`\`\`\n`,
      );
    expect(diffRegimes(of(20), of(25))).toMatchObject([
      { kinds: ["ruleChanged"], parameters: [{ path: "times.甲.乙", from: 20, to: 25 }] },
    ]);
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
