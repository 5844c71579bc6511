interface LoadBarProps {
  readonly load: number;
  readonly limit: number | null;
  /** The same in words: the bar itself is only a picture of it. */
  readonly label: string;
}

/** How full: the filled part of the limit; red when over it. */
export function LoadBar({ load, limit, label }: LoadBarProps) {
  const share = limit === null || limit <= 0 ? 0 : load / limit;
  return (
    <div className={share > 1 ? "load-bar over" : "load-bar"} title={label}>
      <i style={{ width: `${Math.min(100, share * 100)}%` }} />
    </div>
  );
}
