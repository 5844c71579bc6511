import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ParsedRegime, parseRegime } from "./index.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const parse = (source: string): ParsedRegime => parseRegime(source, { hash });

const FRONT = `---
regime: trial
title: 试行制度
revision: 3
status: 施行
effective: 2026-12-01
basis: [民法典]
---
`;

const article = (rule: string, heading = "## 第一条 标题 {#one}"): string =>
  `${FRONT}${heading}\n正文。\n\`\`\`rule\n${rule}\n\`\`\`\n`;

/** [code, line, column] of every issue. */
const places = ({ issues }: ParsedRegime): readonly unknown[] =>
  issues.map(({ code, at }) => [code, at?.line, at?.column]);

const codes = (source: string): readonly string[] => parse(source).issues.map(({ code }) => code);

describe("the skeleton of a regime file", () => {
  const source = `${FRONT}# 第一章 总则

## 第一条 目的 {#purpose}
为了**明确**责任，
制定本制度。

- 第一项
- 第二项

# 第三章 分配

## 第九条之一 新任 {#new}
见[附件](a.md)。<!-- 说明 -->
`;

  it("has its front matter, chapters and articles with their keys and places", () => {
    const { document, issues } = parse(source);
    expect(issues).toEqual([]);
    expect(document?.meta).toEqual({
      id: "trial",
      title: "试行制度",
      revision: 3,
      status: "in_force",
      effective: "2026-12-01",
      basis: ["民法典"],
      calendar: "cn-statutory",
      owner: "",
    });
    expect(document?.chapters.map(({ number, title, at }) => [number, title, at.line])).toEqual([
      [1, "总则", 9],
      [3, "分配", 18],
    ]);
    const [first, second] = document?.articles ?? [];
    expect([first?.printed, first?.key, first?.title, first?.chapter]).toEqual([
      "第一条",
      "purpose",
      "目的",
      0,
    ]);
    expect([second?.printed, second?.key, second?.chapter]).toEqual(["第九条之一", "new", 1]);
    expect(second?.at).toEqual({ line: 20, column: 4 });
    expect(second?.proseAt).toEqual({ line: 21, column: 1 });
  });

  it("gives prose without Markdown marks, one paragraph a line", () => {
    const [first, second] = parse(source).document?.articles ?? [];
    expect(first?.prose).toBe("为了明确责任，制定本制度。\n第一项\n第二项");
    expect(second?.prose).toBe("见附件。");
  });

  it("keeps the source byte for byte, and hashes each article by its own text", () => {
    const { document } = parse(source);
    expect(document?.source).toBe(source);
    expect(document?.textHash).toBe(hash(source));
    const moved = parse(source.replace("# 第三章 分配", "# 第四章 分配")).document;
    expect(moved?.articles.map(({ textHash }) => textHash)).toEqual(
      document?.articles.map(({ textHash }) => textHash),
    );
    expect(moved?.textHash).not.toBe(document?.textHash);
  });

  it("reads the same through CRLF, a byte-order mark and full-width marks in headings", () => {
    const plain = parse(source).document;
    const odd = `\ufeff${source}`
      .replaceAll("\n", "\r\n")
      .replace("## 第一条 目的 {#purpose}", "＃＃　第１条　目的　｛＃purpose｝");
    const { document, issues } = parse(odd);
    expect(issues).toEqual([]);
    expect(document?.articles.map(({ key, prose, at }) => [key, prose, at.line])).toEqual(
      plain?.articles.map(({ key, prose, at }) => [key, prose, at.line]),
    );
  });

  it("makes a key from the number where none is written, with a warning", () => {
    const parsed = parse(`${FRONT}## 第九条之一 标题\n正文。\n`);
    expect(parsed.document?.articles[0]?.key).toBe("art-9-1");
    expect(parsed.issues).toMatchObject([{ code: "article.keyMissing", severity: "warning" }]);
  });
});

describe("faults of the skeleton", () => {
  it.each([
    ["", ["meta.missing", "regime.noArticles"]],
    ["---\nregime: a\n", ["meta.unclosed", "regime.noArticles"]],
    [`${FRONT}## 第一条 甲 {#a}\n## 第二条 乙 {#a}\n`, ["article.keyDuplicate"]],
    [`${FRONT}## 第一条 甲 {#A b}\n`, ["article.keyInvalid"]],
    [`${FRONT}# 第一章 总则\n## 附件\n## 第一条 甲 {#a}\n`, ["heading.unknown"]],
    [`${FRONT}## 第一条 甲 {#a}\n第二条 乙\n`, ["heading.noHash"]],
    [`${FRONT}\`\`\`rule\nkind: declaratory\n\`\`\`\n## 第一条 甲 {#a}\n`, ["rule.outsideArticle"]],
    [article("kind: declaratory\n```\n```rule\nkind: declaratory"), ["rule.second"]],
    [
      `${FRONT}## 第一条 甲 {#a}\n\`\`\`rule\nkind: declaratory\n## 第二条 乙 {#b}\n`,
      ["rule.unclosed"],
    ],
    [
      FRONT.replace("title: 试行制度\n", "owners: 某部\n"),
      ["meta.keyMissing", "meta.keyUnknown", "regime.noArticles"],
    ],
    [FRONT.replace("2026-12-01", "2026-13-01"), ["meta.valueInvalid", "regime.noArticles"]],
  ])("%j", (source, expected) => {
    expect(codes(source)).toEqual(expected);
  });

  it("leave no document only where the front matter is faulty", () => {
    expect(parse(FRONT.replace("regime: trial", "regime: 试行")).document).toBeNull();
    expect(parse(article("kind: nonsense")).document?.articles[0]?.rule).toBeNull();
  });

  it("a rule block that is never closed does not swallow the next article", () => {
    const source = `${FRONT}## 第一条 甲 {#a}\n\`\`\`rule\nkind: declaratory\n## 第二条 乙 {#b}\n正文。\n`;
    const { document } = parse(source);
    expect(document?.articles.map(({ key, rule }) => [key, rule?.kind])).toEqual([
      ["a", "declaratory"],
      ["b", undefined],
    ]);
  });
});

const ways = (more: string): string =>
  `kind: proximity\nvisits: 1\nfrom: 经理.驻地区县\nto: 客户.区县\n${more}`;

describe("faults inside a rule block", () => {
  it("stand at the line and column of the very token", () => {
    const source = article("kind: eligibility\nrequire: 客户.行夜 == 甲");
    expect(places(parse(source))).toEqual([["expr.unknownField", 13, 13]]);
  });

  it("keep their place in flow maps, quotes and block texts", () => {
    const at = (rule: string): readonly unknown[] => places(parse(article(rule)));
    expect(
      at("kind: capacity\nlimit: 9\nweight: [ { when: 客户.行夜 == 甲, is: 1 }, { else: 2 } ]"),
    ).toEqual([["expr.unknownField", 14, 22]]);
    expect(at("kind: eligibility\nrequire: '客户.行夜 == 甲'")).toEqual([
      ["expr.unknownField", 13, 14],
    ]);
    expect(at("kind: eligibility\nrequire: >\n  客户.行业 == 甲\n  且 客户.行夜 == 乙")).toEqual([
      ["expr.unknownField", 15, 8],
    ]);
    expect(at("kind: eligibility\nrequire: 客户.行业 == 甲\n  且 客户.行夜 == 乙")).toEqual([
      ["expr.unknownField", 14, 8],
    ]);
  });

  it.each([
    ["只有文字", ["rule.notAMap"]],
    ["require: 客户.行业 == 甲", ["rule.kindMissing"]],
    ["kind: eligibilty\nrequire: 客户.行业 == 甲", ["rule.kindUnknown"]],
    ["kind: define\nmeans: 客户.行业 == 甲", ["rule.formUnknown"]],
    ["kind: eligibility", ["rule.keyMissing"]],
    ["kind: eligibility\nrequire: 客户.行业 == 甲\nstrenght: hard", ["rule.keyUnknown"]],
    ["kind: eligibility\nrequire: 客户.行业 == 甲\nstrength: 坚决", ["rule.valueNotInList"]],
    ["kind: eligibility\nrequire: 客户.行业 == 甲\nstrength: soft", ["rule.needs"]],
    ["kind: eligibility\nrequire: 客户.行业 == 甲\npenalty: 3公里", ["rule.valueInvalid"]],
    [
      "kind: eligibility\nrequire: 客户.行业 == 甲\nrequire: 客户.行业 == 乙",
      ["yaml.duplicateKey"],
    ],
    ["kind: eligibility\n\trequire: 客户.行业 == 甲", ["yaml.syntax"]],
    [
      "kind: capacity\nlimit: 9\nweight: [ { when: 客户.行业 属于 [甲, 乙], is: 1 } ]",
      ["yaml.quoteNeeded"],
    ],
    [
      "kind: capacity\nlimit: 9\nweight: [ { else: 1 }, { when: 客户.行业 == 甲, is: 2 } ]",
      ["rule.elseNotLast"],
    ],
    ["kind: capacity\nlimit: { 2026-12-40: 9 }", ["rule.valueInvalid"]],
    ["kind: capacity\nlimit: 9999999999", ["rule.valueTooLarge"]],
    ["kind: capacity\nlimit: { 2026-12-01: 9999999999 }", ["rule.valueTooLarge"]],
    ["kind: capacity\nlimit: 9\nweight: 9999999999", ["rule.valueTooLarge"]],
    [
      "kind: eligibility\nstrength: soft\nrequire: 客户.行业 == 甲\npenalty: 9999999999分钟",
      ["rule.valueTooLarge"],
    ],
    ["kind: continuity\nhandover: 1000001分钟", ["rule.valueTooLarge"]],
    ["kind: capacity\nlimit: 9\nstrength: soft", ["rule.strengthWithoutEffect"]],
    ["kind: balance\nmeasure: count\nstrength: 必须", ["rule.strengthWithoutEffect"]],
    ["kind: continuity\nhandover: 60分钟\nstrength: hard", ["rule.strengthWithoutEffect"]],
    ["kind: cohesion\nby: 客户.集团\nstrength: soft", ["rule.strengthWithoutEffect"]],
    [
      "kind: roster\npost: 经理\nrequire: 经理.状态 已知\nstrength: soft",
      ["rule.strengthWithoutEffect"],
    ],
    ["kind: proximity\nvisits: 1\nstrength: soft\ncap: 9公里", ["rule.capIsHard"]],
    ["kind: proximity\nvisits: 1\nstrength: hard", ["rule.needs"]],
    ["kind: proximity\nvisits: 1\nstrength: hard\ncap: 9公里", []],
    ["kind: proximity\nvisits: 1\ncap: 9公里", []],
    ["kind: proximity\nvisits: 1\nfrom: 经理.驻地区县\nto: 客户.区县", ["rule.keyMissing"]],
    [ways("times: { 甲: 25 }"), ["rule.valueInvalid"]],
    [ways("times: { 甲: { 乙: 25公里 } }"), ["rule.valueInvalid"]],
    [ways("times: { 甲: { 乙: 25, 乙: 26 } }"), ["yaml.duplicateKey"]],
    [ways("times: { 甲: { 乙: 25 } }\nspeed: 20"), ["rule.keyUnknown"]],
    [ways("times: { 甲: { 乙: 25 } }\ncap: 60公里"), ["rule.valueInvalid"]],
    [ways("times: { 甲: { 乙: 25 } }\nstrength: soft\ncap: 60分钟"), ["rule.capIsHard"]],
    [ways("times: { 甲: { 乙: 25 } }\nstrength: hard\ncap: 60分钟"), []],
    ["kind: cohesion\nby: 客户.集团\nmode: main_local", ["rule.keyMissing"]],
    ["kind: cohesion\nby: 客户.集团\napart: 30分钟", ["rule.keyUnknown"]],
    [
      "kind: cohesion\nby: 客户.集团\nmode: main_local\napart: 30分钟\nstrength: hard",
      ["rule.strengthWithoutEffect"],
    ],
    ["kind: cohesion\nby: 客户.集团\nmode: 主办加协办\napart: 30分钟\nlead: 客户.月收入", []],
    ["kind: disjoint\nby: 客户.竞争组", []],
    ["kind: disjoint\nby: 客户.集团", []],
    ["kind: disjoint\nby: 客户.月收入", ["expr.wrongType"]],
    ["kind: disjoint\nby: 经理.机构", ["expr.wrongSubject"]],
    ["kind: disjoint\nby: 客户.竞争组\nstrength: soft", ["rule.strengthWithoutEffect"]],
    ["kind: compactness\ncell: 客户.网格", ["rule.keyMissing"]],
    ["kind: compactness\ncell: 客户.网格\nadjacent: 客户.街道\napart: 2", ["expr.wrongType"]],
    [
      "kind: compactness\ncell: 客户.网格\napart: 2\nstrength: 必须",
      ["rule.strengthWithoutEffect"],
    ],
    ["kind: capacity\nlimit: 9\nwhen: 客户.行业 == 甲", ["expr.wrongSubject"]],
    ["kind: balance\nmeasure: workload", ["rule.needs"]],
    ["kind: balance\nmeasure: count\ntolerance: 10", ["rule.valueInvalid"]],
    ["kind: continuity\nhandover: 60分钟\nspread: 0个月", ["rule.valueInvalid"]],
    [
      "kind: calendar\nuse: cn-statutory\nhours: ['09:00-12:00', '11:00-13:00']",
      ["rule.valueInvalid"],
    ],
    ["kind: define\nscore: 分数\nunit: 分", ["rule.oneOf"]],
    ["kind: define\nterm: 且\nmeans: 客户.行业 == 甲", ["define.nameInvalid"]],
    ["kind: define\nfield: 客户.行业\nen: sector\ntype: text", ["define.nameTaken"]],
    [
      "kind: priority\ndimensions: [ { name: 区域, match: 经理.片区 包含 客户.区县 } ]\ncarve_out: { when: 客户.行业 == 甲, order: [行业] }",
      ["rule.valueNotInList"],
    ],
    [
      "kind: eligibility\nrequire: 客户.行业 == 甲\ntests: [ { 客户: { 行夜: 甲 }, expect: pass } ]",
      ["test.nameUnknown"],
    ],
    [
      "kind: eligibility\nrequire: 客户.行业 == 甲\ntests: [ { 客户: { 注册资本: 3 }, expect: pass } ]",
      ["test.valueInvalid"],
    ],
    [
      "kind: eligibility\nrequire: 客户.行业 == 甲\ntests: [ { 经理: { 任职月数: 3 }, expect: pass } ]",
      ["test.nameDerived"],
    ],
    [
      "kind: eligibility\nrequire: 客户.行业 == 甲\ntests: [ { 客户: { 行业: 甲 } } ]",
      ["rule.keyMissing"],
    ],
    [`kind: capacity\nlimit: ${"[".repeat(90)}`, ["yaml.tooDeep"]],
  ])("%j", (rule, expected) => {
    expect(codes(article(rule))).toEqual(expected);
  });

  it("are all reported, of every article", () => {
    const source = `${FRONT}## 第一条 甲 {#a}
\`\`\`rule
kind: eligibility
require: 客户.甲 == 1
penalty: 多
\`\`\`
## 第二条 乙 {#b}
\`\`\`rule
kind: nonsense
\`\`\`
`;
    expect(places(parse(source))).toEqual([
      ["expr.unknownField", 12, 13],
      ["rule.valueInvalid", 13, 10],
      ["rule.kindUnknown", 17, 7],
    ]);
  });

  it("suggest the English key for its Chinese label", () => {
    const [issue] = parse(article("kind: capacity\n上限: 9\nlimit: 9")).issues;
    expect(issue?.data["nearest"]).toEqual(["limit"]);
  });
});

describe("definitions", () => {
  const define = (n: number, rule: string): string =>
    `## 第${"零一二三四"[n]}条 定义 {#d${n}}\n\`\`\`rule\nkind: define\n${rule}\n\`\`\`\n`;

  it("may be used before the article that makes them, in either language", () => {
    const source =
      FRONT +
      define(1, "term: 大户\nen: large\nmeans: 客户.等级 == 甲 且 客户.语种 == 英语") +
      define(
        2,
        "table: 等级\nen: class\nrows: [ { when: 客户.score1 > 3, is: 甲 }, { else: 乙 } ]",
      ) +
      define(3, "score: 分数\nen: score1\nis: 客户.从业人数 * 2") +
      define(4, "field: 客户.语种\nen: language\ntype: choice\nvalues: [英语, 日语]");
    const { issues, document } = parse(source);
    expect(issues).toEqual([]);
    expect(document?.articles.map(({ rule }) => rule?.kind)).toEqual(Array(4).fill("define"));
  });

  it("that go round in a circle lose their rule, each told the way round", () => {
    const source =
      FRONT +
      define(1, "term: 甲\nmeans: 客户 属于 乙") +
      define(2, "term: 乙\nmeans: 客户 属于 甲") +
      define(3, "term: 丙\nmeans: 客户 属于 甲");
    const { issues, document } = parse(source);
    expect(issues.map(({ code, data }) => [code, data["names"]])).toEqual([
      ["define.cycle", ["甲", "乙", "甲"]],
      ["define.cycle", ["乙", "甲", "乙"]],
    ]);
    expect(document?.articles.map(({ rule }) => rule?.kind)).toEqual([
      undefined,
      undefined,
      "define",
    ]);
  });

  it("close the list of values that comparisons are checked against", () => {
    const source =
      FRONT +
      define(1, "field: 客户.语种\nen: language\ntype: choice\nvalues: [英语, 日语]") +
      define(2, "term: 法语户\nmeans: 客户.语种 == 法语");
    expect(codes(source)).toEqual(["expr.notInList"]);
  });

  it("cannot take a name twice", () => {
    const source =
      FRONT +
      define(1, "term: 甲\nmeans: 客户.从业人数 > 3") +
      define(2, "term: 甲\nmeans: 客户.从业人数 > 4");
    expect(codes(source)).toEqual(["define.nameTaken"]);
  });
});

describe("any text whatever", () => {
  it("is answered with a document or with faults, never with an exception", () => {
    const line = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(
        "---",
        "```rule",
        "```",
        "# 第一章 总则",
        "## 第二条 甲 {#a}",
        "kind: define",
        "kind: capacity",
        "limit: { 2026-12-01: 3 }",
        "weight: [ { when: 客户.行业 == 甲, is: 3 }, { else: 1 } ]",
        "term: 甲",
        "means: 客户 属于 甲",
        "tests:",
        "  - { 客户: { 注册资本: 2亿元 }, expect: pass }",
        "? - : [",
        "&a *a",
        "regime: a",
        "effective: 2026-01-01",
      ),
    );
    const text = fc.tuple(fc.boolean(), fc.array(line, { maxLength: 25 }));
    fc.assert(
      fc.property(text, ([hasFront, lines]) => {
        const source = (hasFront ? FRONT : "") + lines.join("\n");
        const { document, issues } = parse(source);
        return document !== null || issues.some(({ severity }) => severity === "error");
      }),
      { seed: 20265, numRuns: 800 },
    );
  }, 60_000);
});
