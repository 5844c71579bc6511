import type { DispatchSource } from "../core/regime/index.ts";
import type { LocalDate } from "../core/shared/index.ts";
import type { DiskRoom } from "./disk-room.ts";
import type { ImportStep } from "./imports/import-details.ts";
import type { Live } from "./live.ts";
import type { PoolWatch } from "./ownership/pool-watch.ts";
import type {
  CsvWriter,
  CustomerRecord,
  Database,
  ImportFiles,
  LedgerKeeper,
  Runner,
  RunStep,
  Stores,
  WorkbookWriter,
} from "./ports.ts";
import type { Role } from "./roles.ts";
import type { OneTimeCodes } from "./session/one-time-codes.ts";
import type { SingleSignOn } from "./session/sign-on-provider.ts";
import type { Outgoing } from "./webhooks/messenger.ts";

/** Hashes secrets slowly; never on the event loop. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(password: string, hash: string): Promise<boolean>;
}

/** A demo account, its password shown on the sign-in page. */
export interface DemoEntry {
  readonly account: string;
  readonly displayName: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** Gives a customer that has just been entered to somebody, in the transaction that entered it. */
export type DispatchNew = (context: {
  readonly app: App;
  readonly stores: Stores;
  readonly customer: CustomerRecord;
  /** How it was entered. */
  readonly source: DispatchSource;
}) => Promise<void>;

/** Everything the use cases need from outside. Made once, by `main`. */
export interface App {
  readonly database: Database;
  readonly keeper: LedgerKeeper;
  readonly passwords: Passwords;
  readonly codes: OneTimeCodes;
  /** Administrators sign in with a second factor. Off in the demo, whose passwords are public. */
  readonly factorForAdministrators: boolean;
  /** A provider of sign-in; null = passwords alone. */
  readonly singleSignOn: SingleSignOn | null;
  readonly runner: Runner;
  readonly liveRuns: Live<RunStep>;
  readonly liveImports: Live<ImportStep>;
  readonly files: ImportFiles;
  readonly workbook: WorkbookWriter;
  readonly csv: CsvWriter;
  readonly room: DiskRoom;
  /** Messages to webhooks. */
  readonly outgoing: Outgoing;
  /** Who looks at the pool in this process. */
  readonly poolWatch: PoolWatch;
  readonly now: () => Date;
  /** Civil date of the organisation's time zone. */
  readonly today: () => LocalDate;
  readonly dayOf: (instant: Date) => LocalDate;
  /** A fresh id, URL-safe. */
  readonly newId: () => string;
  /** A secret of 256 bits, URL-safe. */
  readonly newSecret: () => string;
  /** SHA-256, hexadecimal. */
  readonly hash: (text: string) => string;
  readonly log: (message: string, data?: Readonly<Record<string, unknown>>) => void;
  /** Gives new customers to somebody; absent = they wait for a person. */
  readonly dispatchNew?: DispatchNew;
  /** Filled in demo mode only. */
  readonly demo: readonly DemoEntry[];
  readonly version: string;
}
