/**
 * Writes the files that follow from the code: docs/errors.md. `--check` only compares and fails
 * when a file is stale. Run: `npm run generate`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
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

const FILES: Readonly<Record<string, string>> = {
  "docs/errors.md": `# 错误代码 Error codes

由代码生成，勿手改（\`npm run generate\`）。Generated from the code; do not edit.
‹…› 处是当时的值。‹…› stands for the value at hand.

## 制度、文件、分配中的问题 Faults in regimes, files and allocations

${table(ISSUE_TEXTS)}

## 拒绝 Refusals

${table(REFUSAL_TEXTS)}
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
