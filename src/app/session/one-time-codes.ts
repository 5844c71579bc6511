/** Codes that a telephone makes from a shared secret and the clock. */
export interface OneTimeCodes {
  /** Base32, 160 bits. */
  newSecret(): string;
  /** The step of thirty seconds to which a code belongs, near the present one; null = a wrong code. */
  stepOf(secret: string, code: string, now: Date): number | null;
  /** What the telephone scans. */
  uri(of: { secret: string; account: string; issuer: string }): string;
}
