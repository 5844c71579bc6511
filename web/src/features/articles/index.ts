export { ArticleProse, ArticleRule } from "./ArticleText.tsx";
export { Citation, Citations, CitedInFull } from "./Citation.tsx";
