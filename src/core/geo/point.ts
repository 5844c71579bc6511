/** A point in degrees, in whichever coordinate system the caller says. */
export interface Point {
  readonly lng: number;
  readonly lat: number;
}
