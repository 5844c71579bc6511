import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BASE_VOCABULARY } from "../../facts/index.ts";
import { KIND_SCHEMAS } from "../model/index.ts";
import { parseRegime } from "./index.ts";

const reference = (language: string): string =>
  readFileSync(new URL(`../../../../docs/${language}/regime-language.md`, import.meta.url), "utf8");

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

describe.each(["zh", "en"])("the language reference in %s", (language) => {
  const text = reference(language);
  const front = /```markdown\n([\s\S]*?)\n```/.exec(text)?.[1] ?? "";
  const examples = [...text.matchAll(/````markdown\n([\s\S]*?)\n````/g)].map(([, body]) => body);

  it("has examples that parse together, one of every kind and form", () => {
    const { document, issues } = parseRegime([front, ...examples].join("\n\n"), { hash });
    expect(issues).toEqual([]);
    const rules = document?.articles.flatMap(({ rule }) => rule ?? []) ?? [];
    expect(new Set(rules.map(({ kind }) => kind))).toEqual(new Set(Object.keys(KIND_SCHEMAS)));
    const forms = rules.flatMap((rule) => (rule.kind === "define" ? rule.form : []));
    expect(forms).toEqual(["term", "table", "score", "field"]);
  });

  it("lists every key of every kind, and every field", () => {
    for (const { kind, forms } of Object.values(KIND_SCHEMAS)) {
      const section = text.split(/\n### /).find((part) => part.startsWith(`\`${kind}\``)) ?? "";
      const common = ["strength", "when", "overrides", "text_silent", "tests"];
      const keys = forms.flatMap(({ fields }) => fields.map(({ key }) => key));
      for (const key of keys.filter((one) => !common.includes(one))) {
        expect(section, `${kind}.${key}`).toContain(`| \`${key}\` |`);
      }
    }
    for (const { of, key } of BASE_VOCABULARY) expect(text).toContain(`\`${of}.${key}\``);
  });
});
