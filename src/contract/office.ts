import Type, { type Static } from "typebox";
import { Role } from "./session.ts";
import { Anything, Instant, Named, nullable, words } from "./shared.ts";

const CoordinateSystem = words(["wgs84", "gcj02", "bd09"]);

export const Settings = Type.Object({
  organisation: Type.String({ minLength: 1, maxLength: 100 }),
  /** Coordinate system assumed for files that do not say. */
  coordinates: nullable(CoordinateSystem),
  hasBoundary: Type.Boolean(),
});
export type Settings = Static<typeof Settings>;

export const SettingsChange = Type.Object({
  organisation: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  coordinates: Type.Optional(nullable(CoordinateSystem)),
});

/** A GeoJSON FeatureCollection in WGS-84, drawn under the points; null = none. */
export const Boundary = Type.Object({ boundary: Anything });

export const UserRow = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  roles: Type.Array(Role),
  unit: nullable(Named),
  manager: nullable(Named),
  /** Ids of further units the account answers for. */
  scopeUnits: Type.Array(Type.String()),
  hasFactor: Type.Boolean(),
  /** none = not open for single sign-on; invited = whom the provider knows by this name may be bound; bound. */
  signOn: words(["none", "invited", "bound"]),
  isActive: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  lastSeenAt: nullable(Instant),
});
export type UserRow = Static<typeof UserRow>;

export const UserCreate = Type.Object({
  account: Type.String({ minLength: 2, maxLength: 50, pattern: "^[A-Za-z0-9._-]+$" }),
  displayName: Type.String({ minLength: 1, maxLength: 50 }),
  roles: Type.Array(Role, { minItems: 1 }),
  scopeUnits: Type.Optional(Type.Array(Type.String(), { maxItems: 200 })),
  unit: Type.Optional(nullable(Type.String())),
  manager: Type.Optional(nullable(Type.String())),
});
export const UserChange = Type.Object({
  displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 50 })),
  roles: Type.Optional(Type.Array(Role, { minItems: 1 })),
  scopeUnits: Type.Optional(Type.Array(Type.String(), { maxItems: 200 })),
  unit: Type.Optional(nullable(Type.String())),
  manager: Type.Optional(nullable(Type.String())),
  isActive: Type.Optional(Type.Boolean()),
  /** Makes a new one-time password. */
  resetPassword: Type.Optional(Type.Boolean()),
  /** True opens the account for a first single sign-on (seven days); false closes it and unbinds. */
  signOn: Type.Optional(Type.Boolean()),
  /** Removes the second factor, for a lost telephone. */
  resetFactor: Type.Optional(Type.Boolean()),
});
export const UserAnswer = Type.Object({
  user: UserRow,
  /** Shown once. */
  oneTimePassword: nullable(Type.String()),
});

/** What the home page shows: where things stand and what waits for this reader. */
export const Overview = Type.Object({
  organisation: Type.String(),
  /** Figures; null = not the reader's to see. Of somebody with a book alone, his own customers. */
  customers: nullable(Type.Integer()),
  managers: nullable(Type.Integer()),
  unassigned: nullable(Type.Integer()),
  regimesInForce: nullable(Type.Integer()),
  ledgerRecords: nullable(Type.Integer()),
  waiting: Type.Array(
    Type.Object({
      kind: words([
        "draftToPublish",
        "draftHasErrors",
        "runRunning",
        "runToPublish",
        "decisionAwaits",
        "unassigned",
        "noCustomers",
        "noManagers",
        "noRegime",
        "overCapacity",
        "licenceExpires",
        "firstContact",
        "protectionEnds",
        "emptyBook",
        "handoverItems",
        "transferToApprove",
        "collisionEvidence",
        "collisionDecide",
        "duties",
        "notices",
      ]),
      count: Type.Integer(),
      /** What it is about: a regime id, a run id … */
      about: nullable(Named),
      text: Type.String(),
    }),
  ),
});
export type Overview = Static<typeof Overview>;

export const Health = Type.Object({
  ok: Type.Boolean(),
  version: Type.String(),
  database: Type.Boolean(),
  /** False while the disk is nearly full: everything can be read, nothing is written. */
  writable: Type.Boolean(),
});
