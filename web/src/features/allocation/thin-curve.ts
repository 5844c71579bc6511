interface Timed {
  readonly elapsed: number;
}

/**
 * A curve of at most about `most` points: of every slice of the time it spans the last point, and
 * always the first and the last of all, so that the drawing stays smooth however long the run.
 */
export function thinCurve<P extends Timed>(curve: readonly P[], most: number): readonly P[] {
  const first = curve[0];
  const last = curve.at(-1);
  if (curve.length <= most || first === undefined || last === undefined) return curve;
  const span = last.elapsed - first.elapsed;
  const sliceOf = ({ elapsed }: P) =>
    span > 0 ? Math.floor(((elapsed - first.elapsed) / span) * (most - 1)) : 0;
  return curve.filter((point, i) => {
    const next = curve[i + 1];
    return i === 0 || next === undefined || sliceOf(next) !== sliceOf(point);
  });
}
