import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { useNarrow } from "../use-narrow.ts";
import { type Column, nextSort, type Sort, templateOf, widthOf } from "./column.ts";
import { stepFor } from "./keyboard.ts";
import type { PagedRows } from "./use-paged-rows.ts";
import { useVirtualWindow } from "./use-virtual-window.ts";
import "./table.css";

const ROW = 38;
const CARD = 74;
const HEAD = 38;

interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: PagedRows<Row>;
  readonly rowKey: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly selectedKey?: string | null;
  readonly sort?: Sort | null;
  readonly onSort?: (sort: Sort | null) => void;
  /** One row as a card, on a phone. */
  readonly card: (row: Row) => ReactNode;
  readonly empty: ReactNode;
}

/** A table of any length that scrolls without pages; arrow keys move, Enter opens. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { columns, rows, onOpen } = props;
  const narrow = useNarrow();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const total = rows.total ?? 24;
  const size = { rowHeight: narrow ? CARD : ROW, headHeight: narrow ? 0 : HEAD };
  const view = useVirtualWindow(scroller, total, size);
  const { showRange } = rows;
  useEffect(() => showRange(view.first, view.last), [showRange, view.first, view.last]);

  if (rows.total === 0) return <div className="vt-frame">{props.empty}</div>;

  const open = (index: number) => {
    const row = rows.rowAt(index);
    if (row !== undefined) onOpen?.(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && active >= 0) return open(active);
    const next = stepFor(event.key, active, total);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
    const top = view.scrollFor(next);
    if (top !== null) scroller.current?.scrollTo({ top });
  };
  const template = narrow ? "minmax(0, 1fr)" : templateOf(columns);
  const drawn = Array.from(
    { length: Math.max(0, view.last - view.first) },
    (_, i) => view.first + i,
  );
  return (
    <div ref={scroller} className={rows.isStale ? "vt-frame stale" : "vt-frame"}>
      <table
        className="vt"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrow keys move in it, so it is a grid
        role="grid"
        aria-label={props.label}
        aria-rowcount={total}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        tabIndex={0}
        style={{ minWidth: narrow ? 0 : widthOf(columns) }}
        onKeyDown={onKeyDown}
      >
        {narrow ? null : <Head {...props} template={template} />}
        <tbody style={{ height: view.canvas }}>
          {drawn.map((index) => (
            <Row
              key={index}
              id={`${id}-${index}`}
              index={index}
              row={rows.rowAt(index)}
              isActive={index === active}
              table={props}
              card={narrow ? props.card : null}
              style={{
                gridTemplateColumns: template,
                height: size.rowHeight,
                transform: `translateY(${view.offsetOf(index)}px)`,
              }}
              onPress={() => {
                setActive(index);
                open(index);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps<R> {
  readonly id: string;
  readonly index: number;
  readonly row: R | undefined;
  readonly isActive: boolean;
  readonly table: VirtualTableProps<R>;
  readonly card: ((row: R) => ReactNode) | null;
  readonly style: CSSProperties;
  readonly onPress: () => void;
}

function Row<R>({ id, index, row, isActive, table, card, style, onPress }: RowProps<R>) {
  const isSelected = row !== undefined && table.rowKey(row) === table.selectedKey;
  return (
    <tr
      id={id}
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-busy={row === undefined}
      className={rowClass(isActive, isSelected, row !== undefined && table.onOpen !== undefined)}
      style={style}
      onClick={onPress}
    >
      <Cells row={row} columns={table.columns} card={card} />
    </tr>
  );
}

const rowClass = (isActive: boolean, isSelected: boolean, opens: boolean): string =>
  ["vt-row", isActive && "active", isSelected && "selected", opens && "opens"]
    .filter(Boolean)
    .join(" ");

interface CellsProps<Row> {
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly card: ((row: Row) => ReactNode) | null;
}

function Cells<Row>({ row, columns, card }: CellsProps<Row>) {
  if (card !== null) {
    return (
      <td className="vt-card">{row === undefined ? <span className="vt-wait" /> : card(row)}</td>
    );
  }
  return columns.map((column) => (
    <td key={column.key} className={column.isNumber === true ? "vt-cell number" : "vt-cell"}>
      {row === undefined ? <span className="vt-wait" /> : column.render(row)}
    </td>
  ));
}

function Head<Row>({
  columns,
  sort = null,
  onSort,
  template,
}: VirtualTableProps<Row> & { readonly template: string }) {
  const mark = (key: string) => (sort?.key !== key ? "" : sort.isDescending ? " ↓" : " ↑");
  return (
    <thead className="vt-head">
      <tr style={{ gridTemplateColumns: template, height: HEAD }}>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            className={column.isNumber === true ? "vt-cell number" : "vt-cell"}
          >
            {column.isSortable === true && onSort !== undefined ? (
              <button type="button" onClick={() => onSort(nextSort(sort, column.key))}>
                {column.title}
                {mark(column.key)}
              </button>
            ) : (
              column.title
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}
