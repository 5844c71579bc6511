/** What can be asked of a plan about one manager. */
export type AskKind = "extraManager" | "limit" | "leaver";

export interface Asked {
  readonly kind: AskKind;
  /** The plan that is asked. */
  readonly run: string;
  readonly manager: { readonly id: string; readonly name: string };
  /** What limits him now; null = nothing does, or it is not known here. */
  readonly limit: number | null;
}
