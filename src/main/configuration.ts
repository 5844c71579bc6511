import { randomBytes } from "node:crypto";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type SignOnSettings, signOnSettings } from "./single-sign-on.ts";

/** Root of the checkout or of the installed package. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** What the environment says; everything has a default. */
export interface Configuration {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly ownerUrl: string | undefined;
  readonly appUrl: string | undefined;
  readonly webRoot: string;
  readonly isDemo: boolean;
  /** Administrators sign in with a second factor. */
  readonly factorForAdministrators: boolean;
  readonly signOn: SignOnSettings | null;
  readonly maxUploadBytes: number;
  /** Free bytes below which nothing is written, and bytes that are kept in reserve. */
  readonly lowDisk: number;
  readonly diskReserve: number;
  /** Hosts inside that webhooks may go to. */
  readonly webhookHosts: readonly string[];
}

const MEGABYTE = 1024 * 1024;
const DEFAULT_PORT = 8080;
const DEFAULT_UPLOAD_MEGABYTES = 500;

type Environment = Readonly<Record<string, string | undefined>>;

function numberOf(text: string | undefined, otherwise: number): number {
  const value = Number(text ?? "");
  return text !== undefined && Number.isInteger(value) && value >= 0 ? value : otherwise;
}

const listOf = (text = ""): readonly string[] =>
  text
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== "");

/**
 * Reads PORT, HOST, GUANHU_DATA, DATABASE_URL (or DATABASE_OWNER_URL and DATABASE_APP_URL),
 * GUANHU_MAX_UPLOAD_MB, GUANHU_WEBHOOK_HOSTS (host or host:port, separated by commas), GUANHU_LOW_DISK_MB, GUANHU_DISK_RESERVE_MB. By default only this machine reaches the server; HOST=0.0.0.0 opens it.
 */
export function configurationOf(env: Environment, isDemo: boolean): Configuration {
  const folder = isDemo ? ".guanhu-demo" : ".guanhu";
  return {
    host: env["HOST"] ?? "127.0.0.1",
    port: numberOf(env["PORT"], DEFAULT_PORT),
    dataDir: resolve(env["GUANHU_DATA"] ?? join(isDemo ? ROOT : homedir(), folder)),
    databaseUrl: env["DATABASE_URL"],
    ownerUrl: env["DATABASE_OWNER_URL"],
    appUrl: env["DATABASE_APP_URL"],
    webRoot: join(ROOT, "dist/web"),
    isDemo,
    // The passwords of the demo stand on its sign-in page; a second factor would only be in the way.
    factorForAdministrators: !isDemo && env["GUANHU_SECOND_FACTOR"] !== "optional",
    signOn: signOnSettings(env),
    lowDisk: numberOf(env["GUANHU_LOW_DISK_MB"], isDemo ? 128 : 512) * MEGABYTE,
    diskReserve: numberOf(env["GUANHU_DISK_RESERVE_MB"], isDemo ? 0 : 256) * MEGABYTE,
    webhookHosts: listOf(env["GUANHU_WEBHOOK_HOSTS"]),
    maxUploadBytes: numberOf(env["GUANHU_MAX_UPLOAD_MB"], DEFAULT_UPLOAD_MEGABYTES) * MEGABYTE,
  };
}

/** A password for a demo account: easy to type, different in every installation. */
export const demoPassword = (): string => randomBytes(9).toString("base64url").toLowerCase();
