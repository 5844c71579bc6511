import { describe, expect, it } from "vitest";
import type { LocalDate } from "../../src/core/shared/index.ts";
import { receivedBook } from "../../src/jobs/received-book.ts";

const day = (text: string): LocalDate => text as LocalDate;

function bookOf(piece: string) {
  const book = receivedBook();
  book.take({ kind: "people", managers: [], locks: [] });
  book.take({ kind: "customers", piece: new TextEncoder().encode(piece) });
  return book;
}

const line = `${JSON.stringify({ id: "C1", ver: 1, owner: null, fields: {} })}\n`;

describe("the hash of a book", () => {
  it("is the same for the same facts on the same day, however often it is asked", () => {
    const book = bookOf(line);
    expect(book.hash(day("2026-11-24"))).toBe(book.hash(day("2026-11-24")));
    expect(book.hash(day("2026-11-24"))).toBe(bookOf(line).hash(day("2026-11-24")));
  });

  it("is another on another day: ages, protections and holidays hang on it", () => {
    const book = bookOf(line);
    expect(book.hash(day("2026-11-25"))).not.toBe(book.hash(day("2026-11-24")));
  });

  it("is another for other facts", () => {
    const other = bookOf(line.replace('"ver":1', '"ver":2'));
    expect(other.hash(day("2026-11-24"))).not.toBe(bookOf(line).hash(day("2026-11-24")));
  });
});
