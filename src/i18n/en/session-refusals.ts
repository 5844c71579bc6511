import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";

const WEAK: Readonly<Record<string, string>> = {
  short: "is too short",
  name: "contains the account name",
  monotone: "repeats too few characters",
  same: "is the old one",
};

/** Why somebody is not signed in. */
export const sessionRefusals = {
  "session.required": {
    what: () => "Nobody is signed in, or the session is over.",
    can: () => "sign in again.",
  },
  "session.wrong": {
    what: () => "Account or password is wrong.",
    can: () => "check both and try again; an administrator can reset a forgotten password.",
  },
  "session.throttled": {
    what: () => "Too many wrong passwords; sign-in is paused.",
    can: (d) => `try again in ${shown(d, "minutes")} minutes.`,
  },
  "session.passwordChangeRequired": {
    what: () => "This is a one-time password and must be changed first.",
    can: () => "set a password of your own, then go on.",
  },
  "session.passwordWeak": {
    what: (d) => `The new password ${WEAK[shown(d, "why")] ?? "is not strong enough"}.`,
    can: (d) => `use at least ${shown(d, "least")} characters without the account name.`,
  },
  "session.codeRequired": {
    what: () => "This account also needs a one-time code to sign in.",
    can: () => "enter the six digits on your telephone, or a recovery code.",
  },
  "session.codeWrong": {
    what: () => "The one-time code is wrong or was used already.",
    can: () => "wait for the next digits; without the telephone, use a recovery code.",
  },
  "session.factorExists": {
    what: () => "This account already has a second factor.",
    can: () => "for a new telephone, ask another administrator to reset it first.",
  },
  "session.factorRequired": {
    what: () => "An administrator must set up a second factor first.",
    can: () => "scan the code with your telephone and go on.",
  },
  "session.noProvider": {
    what: () => "No single sign-on is configured.",
    can: () => "sign in with account and password.",
  },
  "session.signOnFailed": {
    what: () => "The single sign-on was not finished, or has expired.",
    can: () => "start it again; if it keeps failing, ask an administrator to look at the log.",
  },
  "session.signOnUnknown": {
    what: (d) =>
      `“${shown(d, "username")}” of the single sign-on has no account here that is open for it.`,
    can: () =>
      "ask the security administrator to open the account of that name for single sign-on (“More” under users and roles).",
  },
  "session.signOnAdministrator": {
    what: () => "Administrators do not use the single sign-on.",
    can: () => "sign in with account, password and one-time code.",
  },
  "session.signOnFactor": {
    what: () =>
      "This account has a one-time code of its own, and the provider does not state that it asked for a second factor.",
    can: () => "sign in with account, password and one-time code.",
  },
} satisfies Record<string, IssueText>;
