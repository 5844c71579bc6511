import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
} from "@tanstack/react-router";
import { CrashPage } from "./CrashPage.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import { Shell } from "./Shell.tsx";
import { textSearch } from "./search.ts";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const shell = createRoute({ getParentRoute: () => root, id: "shell", component: Shell });

const regimes = () => import("../features/regimes/index.ts");
const customers = () => import("../features/customers/index.ts");
const managers = () => import("../features/managers/index.ts");
const imports = () => import("../features/imports/index.ts");
const allocation = () => import("../features/allocation/index.ts");
const handover = () => import("../features/handover/index.ts");
const parent = { getParentRoute: () => shell } as const;

const home = createRoute({
  ...parent,
  path: "/",
  component: lazyRouteComponent(() => import("../features/home/index.ts"), "HomePage"),
});

const regimeRoutes = [
  createRoute({
    ...parent,
    path: "/regimes",
    component: lazyRouteComponent(regimes, "RegimesPage"),
  }),
  createRoute({
    ...parent,
    path: "/regimes/$id",
    validateSearch: textSearch("revision", "article"),
    component: lazyRouteComponent(regimes, "RegimePage"),
  }),
  createRoute({
    ...parent,
    path: "/regimes/$id/edit",
    validateSearch: textSearch("line"),
    component: lazyRouteComponent(regimes, "RegimeEditPage"),
  }),
  createRoute({
    ...parent,
    path: "/regimes/$id/history",
    validateSearch: textSearch("from", "to"),
    component: lazyRouteComponent(regimes, "RegimeHistoryPage"),
  }),
] as const;

const print = createRoute({
  getParentRoute: () => root,
  path: "/regimes/$id/print",
  validateSearch: textSearch("revision"),
  component: lazyRouteComponent(regimes, "RegimePrintPage"),
});

const peopleRoutes = [
  createRoute({
    ...parent,
    path: "/customers",
    validateSearch: textSearch("q", "owner", "district", "industry", "unassigned"),
    component: lazyRouteComponent(customers, "CustomersPage"),
  }),
  createRoute({
    ...parent,
    path: "/customers/$id",
    component: lazyRouteComponent(customers, "CustomerPage"),
  }),
  createRoute({
    ...parent,
    path: "/managers",
    component: lazyRouteComponent(managers, "ManagersPage"),
  }),
  createRoute({
    ...parent,
    path: "/managers/$id",
    component: lazyRouteComponent(managers, "ManagerPage"),
  }),
  createRoute({
    ...parent,
    path: "/my-book",
    component: lazyRouteComponent(managers, "MyBookPage"),
  }),
  createRoute({
    ...parent,
    path: "/pool",
    component: lazyRouteComponent(() => import("../features/pool/index.ts"), "PoolPage"),
  }),
  createRoute({
    ...parent,
    path: "/dispatch",
    component: lazyRouteComponent(() => import("../features/dispatch/index.ts"), "DispatchPage"),
  }),
  createRoute({
    ...parent,
    path: "/registrations",
    component: lazyRouteComponent(
      () => import("../features/protection/index.ts"),
      "ProtectionPage",
    ),
  }),
  createRoute({
    ...parent,
    path: "/handovers",
    component: lazyRouteComponent(handover, "HandoversPage"),
  }),
  createRoute({
    ...parent,
    path: "/handovers/$id",
    component: lazyRouteComponent(handover, "HandoverPage"),
  }),
  createRoute({
    ...parent,
    path: "/team",
    component: lazyRouteComponent(handover, "TeamPage"),
  }),
  createRoute({
    ...parent,
    path: "/approvals",
    component: lazyRouteComponent(handover, "ApprovalsPage"),
  }),
  createRoute({
    ...parent,
    path: "/duties",
    component: lazyRouteComponent(() => import("../features/duties/index.ts"), "DutiesPage"),
  }),
  createRoute({
    ...parent,
    path: "/locks",
    component: lazyRouteComponent(() => import("../features/locks/index.ts"), "LocksPage"),
  }),
] as const;

const entryRoutes = [
  createRoute({
    ...parent,
    path: "/new-customer",
    component: lazyRouteComponent(
      () => import("../features/new-customer/index.ts"),
      "NewCustomerPage",
    ),
  }),
  createRoute({
    ...parent,
    path: "/collisions",
    component: lazyRouteComponent(
      () => import("../features/collisions/index.ts"),
      "CollisionsPage",
    ),
  }),
  createRoute({
    ...parent,
    path: "/collisions/$id",
    component: lazyRouteComponent(() => import("../features/collisions/index.ts"), "CollisionPage"),
  }),
] as const;

const workRoutes = [
  createRoute({
    ...parent,
    path: "/import",
    validateSearch: textSearch("kind"),
    component: lazyRouteComponent(imports, "ImportStartPage"),
  }),
  createRoute({
    ...parent,
    path: "/import/$id",
    component: lazyRouteComponent(imports, "ImportPage"),
  }),
  createRoute({
    ...parent,
    path: "/allocation",
    component: lazyRouteComponent(allocation, "RunsPage"),
  }),
  createRoute({
    ...parent,
    path: "/allocation/compare",
    validateSearch: textSearch("runs"),
    component: lazyRouteComponent(() => import("../features/scenarios/index.ts"), "ComparePage"),
  }),
  createRoute({
    ...parent,
    path: "/allocation/$id",
    validateSearch: textSearch("tab", "customer", "manager", "colour"),
    component: lazyRouteComponent(allocation, "RunPage"),
  }),
  createRoute({
    ...parent,
    path: "/ledger",
    validateSearch: textSearch("article", "regime", "customer", "manager", "from", "to"),
    component: lazyRouteComponent(() => import("../features/ledger/index.ts"), "LedgerPage"),
  }),
  createRoute({
    ...parent,
    path: "/access",
    component: lazyRouteComponent(() => import("../features/access/index.ts"), "AccessPage"),
  }),
  createRoute({
    ...parent,
    path: "/settings",
    component: lazyRouteComponent(() => import("../features/settings/index.ts"), "SettingsPage"),
  }),
  createRoute({
    ...parent,
    path: "/help",
    component: lazyRouteComponent(() => import("../features/help/index.ts"), "HelpPage"),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    shell.addChildren([home, ...regimeRoutes, ...peopleRoutes, ...entryRoutes, ...workRoutes]),
    print,
  ]),
  defaultPreload: "intent",
  defaultErrorComponent: CrashPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
