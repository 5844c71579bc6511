export { ArticleProse, ArticleRule } from "./ArticleText.tsx";
export { Citation, Citations } from "./Citation.tsx";
export { RuleTag } from "./RuleTag.tsx";
