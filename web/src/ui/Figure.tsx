import type { ReactNode } from "react";

interface FigureProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note?: ReactNode;
}

/** One figure with its name, unit and a line below. */
export function Figure({ label, value, unit, note }: FigureProps) {
  return (
    <div className="figure">
      <div className="label">{label}</div>
      <div className="value">
        {value}
        {unit === undefined ? null : <small>{unit}</small>}
      </div>
      {note === undefined ? null : <div className="note">{note}</div>}
    </div>
  );
}
