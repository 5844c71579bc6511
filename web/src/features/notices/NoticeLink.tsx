import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { NoticeRow } from "../../../../src/contract/index.ts";

interface NoticeLinkProps {
  readonly notice: NoticeRow;
  readonly onFollow: () => void;
  readonly children: ReactNode;
}

/** Where what a notice tells of is dealt with. */
export function NoticeLink({ notice, onFollow, children }: NoticeLinkProps) {
  switch (notice.place) {
    case "customer":
      return (
        <Link to="/customers/$id" params={{ id: notice.about }} onClick={onFollow}>
          {children}
        </Link>
      );
    case "handover":
      return (
        <Link to="/handovers/$id" params={{ id: notice.about }} onClick={onFollow}>
          {children}
        </Link>
      );
    case "duties":
      return (
        <Link to="/duties" onClick={onFollow}>
          {children}
        </Link>
      );
    case "team":
      return (
        <Link to="/team" onClick={onFollow}>
          {children}
        </Link>
      );
    case "book":
      return (
        <Link to="/registrations" onClick={onFollow}>
          {children}
        </Link>
      );
    case "transfer":
      return (
        <Link to="/approvals" onClick={onFollow}>
          {children}
        </Link>
      );
    case "ledger":
      return (
        <Link to="/ledger" onClick={onFollow}>
          {children}
        </Link>
      );
    case "settings":
      return (
        <Link to="/settings" onClick={onFollow}>
          {children}
        </Link>
      );
    case "collision":
      return (
        <Link to="/collisions/$id" params={{ id: notice.about }} onClick={onFollow}>
          {children}
        </Link>
      );
  }
}
