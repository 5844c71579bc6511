export { ArticleProse, ArticleRule } from "./ArticleText.tsx";
export { Citation, CitedInFull, Citations } from "./Citation.tsx";
