import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";

const SOURCES = resolve(import.meta.dirname, "../../web/src");
const CHINESE = /[\u4e00-\u9fff]/;

/** Files whose Chinese is data, not wording: a regime's first text, units as files write them. */
const DATA = ["features/regimes/starter.ts", "features/imports/MappingTable.tsx"];

/** A feature may part its wording: `texts.ts`, and beside it such as `factor-texts.ts`. */
const isWording = (file: string): boolean => /(^|[\\/-])texts\.ts$/.test(file);
const isCode = (file: string): boolean =>
  /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file) && !isWording(file) && !DATA.includes(file);

/** Code without its comments. */
const bare = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");

test("what the pages say in Chinese stands in the files of texts, so that English answers all of it", () => {
  const files = readdirSync(SOURCES, { recursive: true, encoding: "utf8" }).filter(isCode);
  expect(files.length).toBeGreaterThan(50);
  const found = files.flatMap((file) =>
    bare(readFileSync(join(SOURCES, file), "utf8"))
      .split("\n")
      .filter((line) => CHINESE.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  // The list separator 、 is no Chinese character; units of money and labels of files are data.
  expect(found.filter((line) => !line.startsWith("i18n/format.ts"))).toEqual([]);
});
