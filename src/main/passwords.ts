import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { Passwords } from "../app/app.ts";

/** Source: OWASP Password Storage Cheat Sheet, argon2id: at least 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const SALT_BYTES = 16;

const derive = promisify(argon2);

const tagOf = (password: string, salt: Buffer): Promise<Buffer> =>
  derive("argon2id", { message: password.normalize("NFC"), nonce: salt, ...COST });

/** argon2id of Node itself; the work is done on the thread pool. */
export function argon2Passwords(): Passwords {
  // Compared with when the account does not exist, so that it takes as long as a wrong password.
  const nobody = randomBytes(SALT_BYTES);
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT_BYTES);
      const tag = await tagOf(password, salt);
      return `argon2id$${COST.memory}$${COST.passes}$${salt.toString("base64")}$${tag.toString("base64")}`;
    },
    verify: async (password, hash) => {
      const [name, memory, passes, salt = "", tag = ""] = hash.split("$");
      const isKnown =
        name === "argon2id" && memory === String(COST.memory) && passes === String(COST.passes);
      const derived = await tagOf(password, isKnown ? Buffer.from(salt, "base64") : nobody);
      const expected = Buffer.from(tag, "base64");
      return isKnown && expected.length === derived.length && timingSafeEqual(expected, derived);
    },
  };
}
