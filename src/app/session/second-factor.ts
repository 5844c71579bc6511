import { ADMINISTRATOR_ROLES } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import { settingsIn } from "../office/settings.ts";
import type { Account, Factor } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { SYSTEM } from "../scope.ts";

const RECOVERY_CODES = 10;
const RECOVERY = /^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}$/;
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Whether the account still has to set up its second factor before anything else. */
export const owesFactor = (app: App, account: Account): boolean =>
  app.factorForAdministrators &&
  !account.hasTotp &&
  account.roles.some((role) => ADMINISTRATOR_ROLES.includes(role));

/** Takes a code once. Refuses a wrong or used one; without a code, asks for it. */
export async function checkFactor(
  app: App,
  account: Account,
  code: string | undefined,
): Promise<void> {
  if (!account.hasTotp) return;
  if (code === undefined || code.trim() === "") throw new Refusal("session.codeRequired");
  const given = code.trim().toLowerCase();
  const isTaken = await app.database.within(SYSTEM, async (stores) => {
    if (RECOVERY.test(given)) {
      return stores.factors.takeRecoveryCode(account.account, app.hash(given));
    }
    const factor = await stores.factors.find(account.account);
    if (factor === null) return false;
    const step = app.codes.stepOf(secretOf(app, factor), given.replaceAll(" ", ""), app.now());
    return step !== null && (await stores.factors.takeStep(account.account, step));
  });
  if (!isTaken) throw new Refusal("session.codeWrong");
}

const secretOf = (app: App, factor: Factor): string => app.outgoing.vault.open(factor.secret);

export interface Enrolment {
  readonly uri: string;
  readonly secret: string;
}

/** Makes a fresh secret for the telephone. It counts only when a first code has confirmed it. */
export async function beginFactor(app: App, account: Account): Promise<Enrolment> {
  if (account.hasTotp) throw new Refusal("session.factorExists");
  const secret = app.codes.newSecret();
  const as = { ...SYSTEM, actor: account.account };
  const { organisation } = await app.database.within(as, async (stores) => {
    // Another window may have confirmed one meanwhile; that one stays.
    if (!(await stores.factors.begin(account.account, app.outgoing.vault.seal(secret))))
      throw new Refusal("session.factorExists");
    return settingsIn(stores);
  });
  const issuer = `Guanhu ${organisation}`;
  return { secret, uri: app.codes.uri({ secret, account: account.account, issuer }) };
}

/** Confirms the secret with a first code. The recovery codes are told once; only their hashes stay. */
export async function confirmFactor(
  app: App,
  account: Account,
  code: string,
): Promise<readonly string[]> {
  if (account.hasTotp) throw new Refusal("session.factorExists");
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(app.newSecret()));
  await app.database.within({ ...SYSTEM, actor: account.account }, async (stores) => {
    const factor = await stores.factors.find(account.account);
    const given = code.replaceAll(" ", "");
    const step = factor === null ? null : app.codes.stepOf(secretOf(app, factor), given, app.now());
    if (step === null) throw new Refusal("session.codeWrong");
    const codeHashes = codes.map((one) => app.hash(one));
    if (!(await stores.factors.confirm(account.account, { step, codeHashes })))
      throw new Refusal("session.factorExists");
    await stores.events.append({ kind: "factor.confirmed", about: account.account, data: {} });
  });
  return codes;
}

/** Fifteen letters in groups of five: more than seventy bits. */
function recoveryCode(secret: string): string {
  const letters = Array.from(secret)
    .slice(0, 15)
    .map((letter) => LETTERS[letter.charCodeAt(0) % LETTERS.length] ?? "a")
    .join("");
  return `${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10, 15)}`;
}
