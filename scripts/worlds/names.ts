import type { Rng } from "../../src/core/shared/index.ts";
import { pick } from "./draw.ts";

const BRAND_FIRST = [..."云澄岚霁梧桐棠榆桑槐芷蘅荻苇溪涧汀渚屿岫峦晗昕曜朔望弦"];
const BRAND_SECOND = [..."帆舟棹桥津渡驿亭台榭轩阁庐舍坊圃畦垄塬坪坡川原野田禾穗粟麦"];
const SURNAMES = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜"];
const GIVEN_FIRST = [..."思若清明远安和景文书雨晨知亦可子一以嘉"];
const GIVEN_SECOND = [..."宁然棋航墨川舒言真彤遥南屿辰溪原"];

/** Invented company names of one town; never the same twice. */
export function companyNamer(rng: Rng, town: string): (trade: string, suffix: string) => string {
  const used = new Set<string>();
  return (trade, suffix) => {
    for (;;) {
      const name = `${town}${pick(rng, BRAND_FIRST)}${pick(rng, BRAND_SECOND)}${trade}${suffix}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}

/** Invented names of persons; never the same twice. */
export function personNamer(rng: Rng): () => string {
  const used = new Set<string>();
  return () => {
    for (;;) {
      const name = pick(rng, SURNAMES) + pick(rng, GIVEN_FIRST) + pick(rng, GIVEN_SECOND);
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}
