import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { ProvidedPerson, SingleSignOn } from "../app/session/sign-on-provider.ts";

/** Where a provider is and how this installation is known to it. */
export interface SignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Shown on the button. */
  readonly name: string;
  /** The claim that names the account. */
  readonly claim: string;
  /** Address under which browsers reach this server. */
  readonly publicUrl: string;
}

const CALLBACK = "/api/sign-on";
const TIMEOUT_SECONDS = 8;

/**
 * Reads GUANHU_OIDC_ISSUER, GUANHU_OIDC_CLIENT_ID, GUANHU_OIDC_CLIENT_SECRET, GUANHU_OIDC_NAME,
 * GUANHU_OIDC_CLAIM and GUANHU_PUBLIC_URL; null without an issuer.
 */
export function signOnSettings(
  env: Readonly<Record<string, string | undefined>>,
): SignOnSettings | null {
  const issuer = env["GUANHU_OIDC_ISSUER"];
  const publicUrl = env["GUANHU_PUBLIC_URL"];
  if (issuer === undefined || issuer === "") return null;
  if (publicUrl === undefined || publicUrl === "")
    throw new Error("GUANHU_OIDC_ISSUER needs GUANHU_PUBLIC_URL, the address browsers use");
  return {
    issuer,
    publicUrl,
    clientId: env["GUANHU_OIDC_CLIENT_ID"] ?? "guanhu",
    clientSecret: env["GUANHU_OIDC_CLIENT_SECRET"] ?? "",
    name: env["GUANHU_OIDC_NAME"] ?? "统一登录",
    claim: env["GUANHU_OIDC_CLAIM"] ?? "preferred_username",
  };
}

/** OpenID Connect with code flow, PKCE, state and nonce. The provider is asked about itself at first use. */
export function singleSignOn(settings: SignOnSettings): SingleSignOn {
  const provider = lazily(() => discover(settings));
  return {
    name: settings.name,
    begin: async () => {
      const config = await provider();
      const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
      const url = buildAuthorizationUrl(config, {
        redirect_uri: new URL(CALLBACK, settings.publicUrl).href,
        scope: "openid profile",
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        state,
        nonce,
      });
      return { url: url.href, state, nonce, verifier };
    },
    finish: async (callback, { state, nonce, verifier }) => {
      const config = await provider();
      const tokens = await authorizationCodeGrant(config, new URL(callback, settings.publicUrl), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      return personOf(config, tokens, settings.claim);
    },
  };
}

function discover(settings: SignOnSettings): Promise<Configuration> {
  const issuer = new URL(settings.issuer);
  const secret = settings.clientSecret === "" ? undefined : settings.clientSecret;
  const execute = issuer.protocol === "http:" ? [allowInsecureRequests] : [];
  return discovery(issuer, settings.clientId, secret, undefined, {
    execute,
    timeout: TIMEOUT_SECONDS,
  });
}

type Tokens = Awaited<ReturnType<typeof authorizationCodeGrant>>;

/** The claim may stand in the token or only at the provider's address of user information. */
async function personOf(
  config: Configuration,
  tokens: Tokens,
  claim: string,
): Promise<ProvidedPerson> {
  const claims = tokens.claims();
  if (claims === undefined) throw new Error("the provider sent no token of identity");
  const stated = claims[claim];
  const username =
    typeof stated === "string"
      ? stated
      : (await fetchUserInfo(config, tokens.access_token, claims.sub))[claim];
  if (typeof username !== "string" || username === "")
    throw new Error(`the provider does not state ${claim}`);
  const hasSecondFactor = statesSecondFactor(claims["amr"]);
  return { issuer: claims.iss, subject: claims.sub, username, hasSecondFactor };
}

/** Source: RFC 8176 section 2. What somebody knows, has, and is: one kind alone is one factor. */
const FACTORS: readonly (readonly unknown[])[] = [
  ["pwd", "pin", "kba"],
  ["otp", "hwk", "swk", "sc", "sms", "tel"],
  ["fpt", "face", "iris", "retina", "vbm"],
];

function statesSecondFactor(amr: unknown): boolean {
  if (!Array.isArray(amr)) return false;
  const kinds = FACTORS.filter((methods) => amr.some((method) => methods.includes(method)));
  return amr.includes("mfa") || kinds.length > 1;
}

/** Made once; a failure is not kept. */
function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
