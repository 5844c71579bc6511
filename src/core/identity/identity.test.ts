import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkUscc, usccCheckCharacter } from "./index.ts";

const ALPHABET = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const body = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(""));

describe("统一社会信用代码", () => {
  test("91350100M000100Y4Z is refused because its check character must be 3", () => {
    expect(checkUscc("91350100M000100Y4Z")).toEqual({
      kind: "wrongCheck",
      expected: "3",
      actual: "Z",
    });
    expect(checkUscc("91350100I000100Y43")).toEqual({
      kind: "wrongCharacter",
      character: "I",
      position: 9,
    });
    expect(checkUscc("91350100M000100Y43")).toEqual({ kind: "valid", code: "91350100M000100Y43" });
  });

  test("one wrong character is always noticed", () => {
    fc.assert(
      fc.property(body, fc.nat(17), fc.nat(29), (text, at, step) => {
        const code = text + usccCheckCharacter(text);
        expect(checkUscc(code).kind).toBe("valid");
        const old = ALPHABET.indexOf(code[at] ?? "");
        const changed = code.slice(0, at) + ALPHABET[(old + 1 + step) % 31] + code.slice(at + 1);
        expect(checkUscc(changed).kind).toBe("wrongCheck");
      }),
      { seed: 2015 },
    );
  });

  test("lower case, full-width letters and spaces are put right, a wrong length is named", () => {
    expect(checkUscc(" 91350100m000100y43 ").kind).toBe("valid");
    expect(checkUscc("９１３５０１００Ｍ０００１００Ｙ４３").kind).toBe("valid");
    expect(checkUscc("9135")).toEqual({ kind: "wrongLength", length: 4 });
  });
});
