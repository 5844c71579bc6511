/** A provider of sign-in (OpenID Connect, code flow with PKCE). */
export interface SingleSignOn {
  /** Shown on the button. */
  readonly name: string;
  /** Where the browser is sent, and what must come back. */
  begin(): Promise<{ url: string; state: string; nonce: string; verifier: string }>;
  /** Exchanges what came back for the person; throws when the provider does not vouch for it. */
  finish(
    callback: string,
    flow: { state: string; nonce: string; verifier: string },
  ): Promise<ProvidedPerson>;
}

export interface ProvidedPerson {
  readonly issuer: string;
  readonly subject: string;
  /** The claim that names the account here. */
  readonly username: string;
  /** Whether the provider states that the person showed more than a password. */
  readonly hasSecondFactor: boolean;
}
