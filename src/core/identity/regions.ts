import { CITY_NAMES, COUNTY_NAMES, PROVINCE_NAMES } from "./region-names.ts";
import { splitBrand, startsWithTrade } from "./trade.ts";

const setOf = (text: string): ReadonlySet<string> =>
  new Set(text.split(/\s+/u).filter((word) => word !== ""));

const PROVINCES = setOf(PROVINCE_NAMES);
const CITIES = setOf(CITY_NAMES);
const COUNTIES = setOf(COUNTY_NAMES);
const LONGEST = 4;

const SUFFIX = /^(?:特别行政区|自治区|自治州|自治县|自治旗|地区|新区|省|市|州|盟|县|区|旗)/u;
/** Below the county there are too many names to list; their suffix tells them. */
const TOWN =
  /^(?:经济技术开发区|高新技术(?:产业)?开发区|经济开发区|出口加工区|保税区|高新区|\p{Script=Han}{2,3}(?:镇|乡|街道|村))/u;

/** The part of a name that says where, and what is left. */
interface RegionPrefix {
  /** Without suffix, the widest first: 浙江, 杭州, 萧山. */
  readonly regions: readonly string[];
  readonly rest: string;
}

/** Takes the regions off the front of a name, as long as something is left that can be a name. */
export function takeRegions(text: string): RegionPrefix {
  const regions: string[] = [];
  let rest = text;
  for (let found = regionAt(rest, regions.length); found !== null; ) {
    regions.push(found.region);
    rest = found.rest;
    found = regionAt(rest, regions.length);
  }
  return { regions, rest };
}

/** A region at the end, as in 环球航运(青岛) written without brackets. */
export function takeLastRegion(text: string): RegionPrefix {
  for (let length = LONGEST; length >= 2; length--) {
    const tail = text.slice(-length);
    if (text.length - length >= 4 && (PROVINCES.has(tail) || CITIES.has(tail)))
      return { regions: [tail], rest: text.slice(0, -length) };
  }
  return { regions: [], rest: text };
}

/** The regions that a bracket holds, or null when it holds something else. */
export function regionsOnly(text: string): readonly string[] | null {
  const { regions, rest } = takeRegions(text);
  if (regions.length > 0 && rest === "") return regions;
  const bare = text.replace(/(?:市|县|区|省)$/u, "");
  const isKnown = PROVINCES.has(bare) || CITIES.has(bare) || COUNTIES.has(bare);
  return isKnown ? [bare] : text === "中国" ? [] : null;
}

function regionAt(text: string, before: number): { region: string; rest: string } | null {
  for (let length = Math.min(LONGEST, text.length); length >= 2; length--) {
    const name = text.slice(0, length);
    const isWide = PROVINCES.has(name) || CITIES.has(name);
    if (!isWide && !COUNTIES.has(name)) continue;
    const after = text.slice(length);
    const suffix = startsWithTrade(after) ? "" : (SUFFIX.exec(after)?.[0] ?? "");
    const rest = after.slice(suffix.length);
    // 长安, 新华 and 和平 are districts and brands: alone they are taken only before a brand.
    const isClear = suffix !== "" || isWide || before > 0 || splitBrand(rest).brand.length >= 2;
    const leavesName =
      suffix !== "" || before === 0 || (rest.length >= 2 && !startsWithTrade(rest));
    if (isClear && leavesName) return { region: name, rest };
  }
  const town = before > 0 ? TOWN.exec(text)?.[0] : undefined;
  return town !== undefined && text.length - town.length >= 2
    ? { region: town, rest: text.slice(town.length) }
    : null;
}
