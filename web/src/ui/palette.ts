const GOLDEN_ANGLE = 137.508;
const TONES = [
  { saturation: 58, lightness: 42 },
  { saturation: 48, lightness: 56 },
  { saturation: 70, lightness: 34 },
] as const;

/** A colour per index; neighbours in the list differ in hue, every third in tone. */
export function colourOf(index: number): string {
  const tone = TONES[index % TONES.length] ?? TONES[0];
  const hue = Math.round((index * GOLDEN_ANGLE) % 360);
  return `hsl(${hue}, ${tone.saturation}%, ${tone.lightness}%)`;
}

const HEAT = [
  [222, 229, 224],
  [236, 205, 138],
  [214, 132, 58],
  [150, 38, 27],
] as const;

/** From pale (0) to burning (1): how scarce something is. */
export function heatOf(share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (HEAT.length - 1);
  const low = Math.min(HEAT.length - 2, Math.floor(at));
  const from = HEAT[low] ?? HEAT[0];
  const to = HEAT[low + 1] ?? from;
  const mixed = from.map((value, i) => Math.round(value + ((to[i] ?? value) - value) * (at - low)));
  return `rgb(${mixed.join(", ")})`;
}
