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
