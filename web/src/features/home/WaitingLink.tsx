import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Overview } from "../../../../src/contract/index.ts";

interface WaitingLinkProps {
  readonly one: Overview["waiting"][number];
  readonly children: ReactNode;
}

/** Where something that waits is dealt with. */
export function WaitingLink({ one, children }: WaitingLinkProps) {
  const id = one.about?.id;
  switch (one.kind) {
    case "draftToPublish":
      return id === undefined ? (
        <Link to="/regimes">{children}</Link>
      ) : (
        <Link to="/regimes/$id" params={{ id }} search={{ revision: "draft" }}>
          {children}
        </Link>
      );
    case "draftHasErrors":
      return id === undefined ? (
        <Link to="/regimes">{children}</Link>
      ) : (
        <Link to="/regimes/$id/edit" params={{ id }}>
          {children}
        </Link>
      );
    case "runRunning":
    case "runToPublish":
    case "decisionAwaits":
      return id === undefined ? (
        <Link to="/allocation">{children}</Link>
      ) : (
        <Link
          to="/allocation/$id"
          params={{ id }}
          search={one.kind === "decisionAwaits" ? { tab: "awaits" } : {}}
        >
          {children}
        </Link>
      );
    case "unassigned":
      return (
        <Link to="/customers" search={{ unassigned: "true" }}>
          {children}
        </Link>
      );
    case "noCustomers":
      return (
        <Link to="/import" search={{ kind: "customers" }}>
          {children}
        </Link>
      );
    case "noManagers":
      return (
        <Link to="/import" search={{ kind: "managers" }}>
          {children}
        </Link>
      );
    case "noRegime":
      return <Link to="/regimes">{children}</Link>;
    case "overCapacity":
    case "licenceExpires":
      return id === undefined ? (
        <Link to="/managers">{children}</Link>
      ) : (
        <Link to="/managers/$id" params={{ id }}>
          {children}
        </Link>
      );
  }
}
