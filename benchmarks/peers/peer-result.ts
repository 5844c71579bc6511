/** What a peer reached on an instance. */
export interface PeerResult {
  readonly peer: string;
  /** Whether every customer has one manager; else parts of customers are shared out. */
  readonly isWhole: boolean;
  /** Minutes a month; null = no answer. */
  readonly objective: number | null;
  /** Customers left out; null = not known. */
  readonly unassigned: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** null = runs in the memory of the benchmark. */
  readonly peakRssMb: number | null;
}
