export { ArticleProse, ArticleRule } from "./ArticleText.tsx";
export { Citation, Citations } from "./Citation.tsx";
