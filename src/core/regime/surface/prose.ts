import { fromMarkdown } from "mdast-util-from-markdown";

type Tree = ReturnType<typeof fromMarkdown>;
type Node = Tree["children"][number];

const CJK = /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]/;

/** Longer prose than any article: beyond it the marks are kept rather than parsed. */
const MAX_MARKED = 50_000;

/** Joins lines of one paragraph: nothing between Chinese characters, a blank between words. */
function joinLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .reduce((joined, line) => {
      const touches = CJK.test(joined.at(-1) ?? "") || CJK.test(line[0] ?? "");
      return joined === "" || line === "" || touches ? joined + line : `${joined} ${line}`;
    }, "");
}

function plainText(node: Node): string {
  if (node.type === "html") return "";
  if (node.type === "break") return "\n";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map((child) => plainText(child)).join("") : "";
}

/** The paragraphs, list items and cells of a block, in order. */
function paragraphs(node: Node): readonly string[] {
  if (node.type === "paragraph" || node.type === "heading") return [joinLines(plainText(node))];
  if ("children" in node) return node.children.flatMap((child) => paragraphs(child));
  return node.type === "code" ? [] : [joinLines(plainText(node))];
}

/** Prose of an article without Markdown marks: one paragraph a line. */
export function stripMarkdown(source: string): string {
  if (source.trim() === "") return "";
  if (source.length > MAX_MARKED) return source.trim();
  return fromMarkdown(source)
    .children.flatMap((child) => paragraphs(child))
    .filter((paragraph) => paragraph !== "")
    .join("\n");
}
