import { isInChina } from "./in-china.ts";
import type { Point } from "./point.ts";

/** WGS-84 (GPS), GCJ-02 (national shift, used by 高德 and 腾讯) or BD-09 (百度). */
export type CoordinateSystem = "wgs84" | "gcj02" | "bd09";

export const COORDINATE_SYSTEMS: readonly CoordinateSystem[] = ["wgs84", "gcj02", "bd09"];

/**
 * Semi-major axis in metres and squared eccentricity of the Krasovsky 1940 ellipsoid, on which
 * the shift is defined.
 */
const AXIS = 6378245;
const ECCENTRICITY_SQUARED = 0.006693421622965943;

/** Each shift is a polynomial plus damped waves; a wave is [period in degrees⁻¹ of the angle, weight]. */
const wave = (at: number, waves: readonly (readonly [number, number])[]): number =>
  waves.reduce((sum, [frequency, weight]) => sum + weight * Math.sin(at * frequency * Math.PI), 0) *
  (2 / 3);

/** Shift in metres east and north. Source: published constants of the GCJ-02 obfuscation. */
function metresOfShift(point: Point): { readonly east: number; readonly north: number } {
  const x = point.lng - 105;
  const y = point.lat - 35;
  const root = Math.sqrt(Math.abs(x));
  const shared = wave(x, [
    [6, 20],
    [2, 20],
  ]);
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    shared +
    wave(x, [
      [1, 20],
      [1 / 3, 40],
      [1 / 12, 150],
      [1 / 30, 300],
    ]);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    shared +
    wave(y, [
      [1, 20],
      [1 / 3, 40],
      [1 / 12, 160],
      [1 / 30, 320],
    ]);
  return { east, north };
}

function gcjOfWgs(point: Point): Point {
  if (!isInChina(point)) return point;
  const { east, north } = metresOfShift(point);
  const latitude = (point.lat * Math.PI) / 180;
  const flattening = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude) ** 2;
  const meridian = (AXIS * (1 - ECCENTRICITY_SQUARED)) / flattening ** 1.5;
  const parallel = (AXIS / Math.sqrt(flattening)) * Math.cos(latitude);
  return {
    lng: point.lng + (east / parallel) * (180 / Math.PI),
    lat: point.lat + (north / meridian) * (180 / Math.PI),
  };
}

/** 百度 measures its second shift in this angle. Source: published constants of BD-09. */
const BD_ANGLE = (Math.PI * 3000) / 180;

function bdOfGcj(point: Point): Point {
  const radius = Math.hypot(point.lng, point.lat) + 0.00002 * Math.sin(point.lat * BD_ANGLE);
  const angle = Math.atan2(point.lat, point.lng) + 0.000003 * Math.cos(point.lng * BD_ANGLE);
  return { lng: radius * Math.cos(angle) + 0.0065, lat: radius * Math.sin(angle) + 0.006 };
}

/** Finds x with forward(x) = target by fixed-point iteration: the shift changes slowly, so it contracts. */
function inverse(forward: (point: Point) => Point, target: Point): Point {
  let guess = target;
  for (let step = 0; step < 20; step++) {
    const image = forward(guess);
    const lng = target.lng - image.lng;
    const lat = target.lat - image.lat;
    guess = { lng: guess.lng + lng, lat: guess.lat + lat };
    if (Math.abs(lng) < 1e-10 && Math.abs(lat) < 1e-10) break;
  }
  return guess;
}

/** The WGS-84 point of a point written in `system`; exact to better than a centimetre. */
export function toWgs84(point: Point, system: CoordinateSystem): Point {
  if (system === "wgs84") return point;
  const gcj = system === "bd09" ? inverse(bdOfGcj, point) : point;
  return isInChina(gcj) ? inverse(gcjOfWgs, gcj) : gcj;
}

/** The point in `system` of a WGS-84 point. Outside China GCJ-02 equals WGS-84. */
export function fromWgs84(point: Point, system: CoordinateSystem): Point {
  if (system === "wgs84") return point;
  const gcj = gcjOfWgs(point);
  return system === "bd09" ? bdOfGcj(gcj) : gcj;
}
