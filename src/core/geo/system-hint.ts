import type { CoordinateSystem } from "./coordinate-system.ts";

const HINTS: readonly (readonly [RegExp, CoordinateSystem])[] = [
  [/bd[-_ ]?0?9|百度|baidu/i, "bd09"],
  [/gcj|火星|高德|腾讯|amap|tencent|国测/i, "gcj02"],
  [/wgs|gps|天地图/i, "wgs84"],
];

/** The coordinate system that a heading or a remark names (`lng_bd09`, 高德经度); null when it names none. */
export function systemHint(label: string): CoordinateSystem | null {
  for (const [pattern, system] of HINTS) if (pattern.test(label)) return system;
  return null;
}
