import { type CoordinateSystem, systemHint } from "../../core/geo/index.ts";

/** What a column heading says once its trimmings are taken off. */
export interface Heading {
  /** Lower case, without marks, unit and coordinate system. */
  readonly plain: string;
  /** 元, 万元 or 亿元, when the heading names one. */
  readonly unit: string | null;
  readonly system: CoordinateSystem | null;
}

const UNIT = /[([_]?(?:单位[:：])?(亿元|万元|元|wan|yuan)[)\]]?$/i;
const SYSTEM = /[-_ (]*(wgs-?84|gcj-?0?2|bd-?0?9|gps|高德|腾讯|百度|火星)[)]?/gi;
const REQUIRED = /[*＊]|\((?:必填|必选|required)\)/gi;

const UNIT_WORDS: Readonly<Record<string, string>> = { wan: "万元", yuan: "元" };

/** Takes a heading such as `*注册资本（万元）` or `lng_gcj02` apart. */
export function headingOf(text: string): Heading {
  const folded = text.normalize("NFKC").replace(REQUIRED, "").trim();
  const system = systemHint(folded);
  const bare = system === null ? folded : folded.replace(SYSTEM, "");
  const unit = UNIT.exec(bare);
  const word = unit?.[1]?.toLowerCase() ?? null;
  const withoutUnit = unit === null ? bare : bare.slice(0, unit.index);
  return {
    plain: (withoutUnit === "" ? bare : withoutUnit).replace(/\s+/g, "").toLowerCase(),
    unit: word === null ? null : (UNIT_WORDS[word] ?? word),
    system,
  };
}
