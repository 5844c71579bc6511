/** The end of a switch that names every case. */
export function unreachable(value: never): never {
  throw new Error(`not a known case: ${String(value)}`);
}
