import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, hint, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h3>{title}</h3>
      {hint === undefined ? null : <p>{hint}</p>}
      {action}
    </div>
  );
}
