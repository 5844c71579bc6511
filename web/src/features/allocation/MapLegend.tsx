import { Checkbox, Radio } from "antd";
import { useState } from "react";
import type { RunMap } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import type { MapGroup } from "../../ui/map/index.ts";
import { heatOf } from "../../ui/palette.ts";
import { SettledInput } from "../../ui/SettledInput.tsx";
import type { ManagerPrice } from "../prices/index.ts";
import { runTexts } from "./texts.ts";

export type Colour = "owner" | "price";

interface OnlySwitch {
  readonly label: string;
  readonly isSet: boolean;
  readonly onSet: (isSet: boolean) => void;
}

interface MapLegendProps {
  readonly map: RunMap;
  readonly groups: readonly MapGroup[];
  readonly prices: ReadonlyMap<string, ManagerPrice> | null;
  readonly colour: Colour;
  readonly onColour: (colour: Colour) => void;
  readonly only: OnlySwitch;
  /** One in so many points is drawn. */
  readonly every: number;
  readonly hidden: ReadonlySet<number>;
  readonly onHide: (hidden: ReadonlySet<number>) => void;
}

/** What the colours mean, and which points are shown. */
export function MapLegend(props: MapLegendProps) {
  const t = useTexts(runTexts);
  const { map, colour, only, every } = props;
  const notes = [
    t.withHome,
    ...(map.withoutPlace === 0 ? [] : [t.withoutPlace(formatNumber(map.withoutPlace))]),
    ...(every === 1 ? [] : [t.oneOf(formatNumber(every))]),
  ];
  return (
    <div className="run-legend">
      <Radio.Group
        value={colour}
        size="small"
        optionType="button"
        options={[
          { value: "owner", label: t.byOwner },
          { value: "price", label: t.byPrice },
        ]}
        onChange={(event) => props.onColour(event.target.value)}
      />
      <Checkbox checked={only.isSet} onChange={(event) => only.onSet(event.target.checked)}>
        {only.label}
      </Checkbox>
      {colour === "price" ? <PriceScale prices={props.prices} /> : null}
      <p className="small muted">{notes.join(" ")}</p>
      <Managers {...props} />
    </div>
  );
}

const STEPS = [0, 0.25, 0.5, 0.75, 1];

function PriceScale({ prices }: Pick<MapLegendProps, "prices">) {
  const t = useTexts(runTexts);
  const most = Math.max(0, ...[...(prices?.values() ?? [])].map(({ price }) => price));
  return (
    <div className="price-scale small">
      {t.priceScale}
      <i style={{ background: `linear-gradient(to right, ${STEPS.map(heatOf).join(", ")})` }} />
      <span className="spread num muted">
        <span>0</span>
        <span>{formatNumber(most, 1)}</span>
      </span>
    </div>
  );
}

interface Listed {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly figure: string;
  readonly order: number;
}

/** By owner in the order of the plan; by price the dearest first. */
function listed({ map, prices }: Pick<MapLegendProps, "map" | "prices">): readonly Listed[] {
  const all = map.managers.map(({ id, name, count }, index) => {
    const price = prices?.get(id)?.price;
    return {
      index,
      id,
      name,
      figure: price === undefined ? formatNumber(count) : formatNumber(price, 1),
      order: price ?? 0,
    };
  });
  return prices === null ? all : all.toSorted((a, b) => b.order - a.order);
}

function Managers({ map, groups, prices, hidden, onHide }: MapLegendProps) {
  const t = useTexts(runTexts);
  const [filter, setFilter] = useState("");
  const toggle = (index: number) => {
    const next = new Set(hidden);
    if (!next.delete(index)) next.add(index);
    onHide(next);
  };
  return (
    <>
      <SettledInput label={t.filterLegend} value={filter} onSettle={setFilter} />
      <div className="row small">
        <button type="button" className="link" onClick={() => onHide(new Set())}>
          {t.all}
        </button>
        <button type="button" className="link" onClick={() => onHide(new Set(map.managers.keys()))}>
          {t.noneShown}
        </button>
      </div>
      <ul>
        {listed({ map, prices })
          .filter(({ name }) => name.includes(filter))
          .slice(0, MOST_LISTED)
          .map(({ index, id, name, figure }) => (
            <li key={id}>
              <Checkbox checked={!hidden.has(index)} onChange={() => toggle(index)}>
                <i className="swatch" style={{ background: groups[index]?.colour }} />
                {name}
              </Checkbox>
              <span className="num muted">{figure}</span>
            </li>
          ))}
      </ul>
    </>
  );
}

/** More checkboxes than anybody scrolls through only slow the page down; the filter finds the rest. */
const MOST_LISTED = 400;
