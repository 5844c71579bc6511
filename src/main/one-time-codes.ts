import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { OneTimeCodes } from "../app/session/one-time-codes.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_BYTES = 20;
const STEP_SECONDS = 30;
const DIGITS = 6;
/** Steps before and after the present one whose codes are taken: clocks of telephones drift. */
const DRIFT = 1;

function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group, 2)] ?? "").join("");
}

function bytesOf(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    Math.max(0, ALPHABET.indexOf(letter)).toString(2).padStart(5, "0"),
  ).join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** Source: RFC 4226, section 5.3 (dynamic truncation) and RFC 6238, section 4 (time steps). */
export function codeOfStep(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", bytesOf(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Time-based codes as the usual telephone applications make them: SHA-1, six digits, thirty seconds. */
export function oneTimeCodes(): OneTimeCodes {
  return {
    newSecret: () => base32(randomBytes(SECRET_BYTES)),
    stepOf: (secret, code, now) => {
      if (!/^\d{6}$/.test(code)) return null;
      const present = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
      for (let step = present - DRIFT; step <= present + DRIFT; step++) {
        if (isEqual(codeOfStep(secret, step), code)) return step;
      }
      return null;
    },
    uri: ({ secret, account, issuer }) =>
      `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?secret=${secret}&issuer=${encodeURIComponent(issuer)}&algorithm=SHA1&digits=${DIGITS}&period=${STEP_SECONDS}`,
  };
}
