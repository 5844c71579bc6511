import { Popover } from "antd";
import type { ReactNode } from "react";

interface FigureProps {
  readonly label: ReactNode;
  readonly value: ReactNode;
  readonly unit?: string;
  readonly note?: ReactNode;
  /** What the figure is made of, shown when it is pressed. */
  readonly detail?: ReactNode;
  /** Leads to where the figure comes from. */
  readonly onOpen?: () => void;
}

/** One figure with its name, unit and a line below; it can be pressed where there is more to see. */
export function Figure({ label, value, unit, note, detail, onOpen }: FigureProps) {
  const shown = (
    <>
      {value}
      {unit === undefined || unit === "" ? null : <small>{unit}</small>}
    </>
  );
  return (
    <div className="figure">
      <div className="label">{label}</div>
      <div className="value">
        <Pressable detail={detail} onOpen={onOpen}>
          {shown}
        </Pressable>
      </div>
      {note === undefined ? null : <div className="note">{note}</div>}
    </div>
  );
}

interface PressableProps {
  readonly detail: ReactNode;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

function Pressable({ detail, onOpen, children }: PressableProps) {
  if (onOpen !== undefined) {
    return (
      <button type="button" className="figure-open" onClick={onOpen}>
        {children}
      </button>
    );
  }
  if (detail === undefined) return children;
  return (
    <Popover content={<div className="figure-detail">{detail}</div>} trigger="click">
      <button type="button" className="figure-open">
        {children}
      </button>
    </Popover>
  );
}
