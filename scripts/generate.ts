/**
 * Writes the files that follow from the code: docs/errors.md and the columns of import files. `--check` only compares and fails
 * when a file is stale. Run: `npm run generate`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BASE_VOCABULARY, type FieldSpec, type SubjectKind } from "../src/core/facts/index.ts";
import type { IssueData } from "../src/core/shared/index.ts";
import { ISSUE_TEXTS } from "../src/i18n/issues.ts";
import { REFUSAL_TEXTS } from "../src/i18n/refusals.ts";
import type { IssueText, Locale } from "../src/i18n/text.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Stands for the values of a message: every key reads as its own name in brackets. */
const PLACEHOLDERS: IssueData = new Proxy(
  {},
  { get: (_, key) => `‹${String(key)}›`, has: () => true },
);

function sentence(text: IssueText | undefined): string {
  if (text === undefined) return "";
  const what = text.what(PLACEHOLDERS);
  const can = text.can?.(PLACEHOLDERS);
  return [what, can].filter(Boolean).join("<br>").replaceAll("|", "\\|").replaceAll("\n", " ");
}

function table(texts: Readonly<Record<Locale, Readonly<Record<string, IssueText>>>>): string {
  const codes = Object.keys(texts["zh-CN"]).toSorted();
  const rows = codes.map(
    (code) => `| \`${code}\` | ${sentence(texts["zh-CN"][code])} | ${sentence(texts.en[code])} |`,
  );
  return ["| code | 中文 | English |", "|---|---|---|", ...rows].join("\n");
}

const TYPE_WORDS: Readonly<Record<FieldSpec["type"], readonly [string, string]>> = {
  text: ["文字", "text"],
  choice: ["选项", "choice"],
  number: ["数", "number"],
  money: ["金额", "money"],
  date: ["日期", "date"],
  bool: ["是否", "yes or no"],
  set: ["多个，用顿号分开", "several, parted by 、"],
  place: ["经度、纬度两列", "two columns: longitude and latitude"],
  licences: ["见证书文件", "see the licences file"],
};

function columns(of: SubjectKind, locale: Locale): string {
  const language = locale === "en" ? 1 : 0;
  const head = [
    "| 列 | 英文 | 内容 | 也认识 |",
    "| column | in English | content | also known as |",
  ];
  const rows = BASE_VOCABULARY.filter((field) => field.of === of && field.derived !== true).map(
    (field) =>
      `| ${field.zh} | \`${field.key}\` | ${TYPE_WORDS[field.type][language]} | ${field.aliases.join("、")} |`,
  );
  return [head[language], "|---|---|---|---|", ...rows].join("\n");
}

const FILES: Readonly<Record<string, string>> = {
  "docs/errors.md": `# 错误代码 Error codes

由代码生成，勿手改（\`npm run generate\`）。Generated from the code; do not edit.
‹…› 处是当时的值。‹…› stands for the value at hand.

## 制度、文件、分配中的问题 Faults in regimes, files and allocations

${table(ISSUE_TEXTS)}

## 拒绝 Refusals

${table(REFUSAL_TEXTS)}
`,
  "docs/zh/files.md": `# 文件格式

由代码生成，勿手改（\`npm run generate\`）。CSV（UTF-8、GBK/GB18030、UTF-16）和 XLSX 都可以；一个工作簿可以有几个工作表。列名写下面任何一个都认识；表里没有的列原样保存为附加字段。制度用 \`define\` / \`field\` 声明的字段也是列。

金额列的单位写在列名里最清楚，例如 注册资本(万元)。坐标系不明时会询问。

## 客户

${columns("customer", "zh-CN")}

## 客户经理

${columns("manager", "zh-CN")}

证书文件：工号、证书类型、证书号、有效期自、有效期至。上限文件：工号、上限。现管户文件：客户编号、工号、角色、起、止。
`,
  "docs/en/files.md": `# File formats

Generated from the code; do not edit (\`npm run generate\`). CSV (UTF-8, GBK/GB18030, UTF-16) and XLSX;
one workbook may hold several sheets. Any heading below is recognised; other columns are kept as
further fields. Fields that a regime declares with \`define\` / \`field\` are columns too.

State the unit of money in the heading, for example 注册资本(万元). Where the coordinate system is not
known, you are asked.

## Customers

${columns("customer", "en")}

## Managers

${columns("manager", "en")}

Licences: 工号, 证书类型, 证书号, 有效期自, 有效期至. Limits: 工号, 上限. Present owners: 客户编号, 工号, 角色, 起, 止.
`,
};

let staleCount = 0;
for (const [file, text] of Object.entries(FILES)) {
  const path = join(root, file);
  if (!process.argv.includes("--check")) {
    writeFileSync(path, text);
    continue;
  }
  let present = "";
  try {
    present = readFileSync(path, "utf8");
  } catch {
    // Absent counts as stale.
  }
  if (present === text) continue;
  staleCount++;
  console.error(`${file} is stale. You can: npm run generate`);
}
process.exit(staleCount === 0 ? 0 : 1);
