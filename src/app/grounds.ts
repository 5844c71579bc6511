/**
 * Grounds of a change of owner that no customer regime gives: the built-in regime that every
 * database holds from its first start.
 */
export const BOOK_TAKEN_OVER = {
  regime: "guanhu",
  revision: 1,
  article: "book-taken-over",
} as const;
