import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import type { Overview } from "../../../../src/contract/index.ts";
import { SideDrawer } from "../../ui/SideDrawer.tsx";
import { NoticeList } from "../notices/index.ts";

interface WaitingLinkProps {
  readonly one: Overview["waiting"][number];
  readonly children: ReactNode;
}

/** Notices are read where one is, behind what the bell opens too. */
function UnreadNotices({ children }: { readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button type="link" size="small" onClick={() => setOpen(true)}>
        {children}
      </Button>
      <SideDrawer title={children} isOpen={isOpen} onClose={() => setOpen(false)}>
        <NoticeList onGo={() => setOpen(false)} />
      </SideDrawer>
    </>
  );
}

/** Kinds that are dealt with on a page of their own. */
const PLACES = {
  firstContact: "/dispatch",
  protectionEnds: "/registrations",
  emptyBook: "/pool",
  handoverItems: "/handovers",
  transferToApprove: "/approvals",
  collisionEvidence: "/collisions",
  collisionDecide: "/collisions",
  duties: "/duties",
  noRegime: "/regimes",
} as const;

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
    case "firstContact":
    case "protectionEnds":
    case "emptyBook":
    case "handoverItems":
    case "transferToApprove":
    case "collisionEvidence":
    case "collisionDecide":
    case "duties":
    case "noRegime":
      return <Link to={PLACES[one.kind]}>{children}</Link>;
    case "notices":
      return <UnreadNotices>{children}</UnreadNotices>;
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
