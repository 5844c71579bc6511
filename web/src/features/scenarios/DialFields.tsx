import { Form, InputNumber, Slider } from "antd";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { PERCENT_DIALS } from "./dials.ts";
import { scenarioTexts } from "./texts.ts";
import "./scenarios.css";

const MOST_PERCENT = 1000;
const SLIDER_END = 300;
const THOUSAND = 1000;
const MOST_MINUTES = 100;
const MARKS = { 0: "0", 100: "100", 200: "200", 300: "300" };

/** The six dials as fields named `dials.*` of the surrounding form. */
export function DialFields() {
  const t = useTexts(scenarioTexts);
  return (
    <div className="dials">
      <Form.Item name={["dials", "mostMoves"]} label={t.mostMoves} extra={t.mostMovesHint}>
        <InputNumber
          min={0}
          precision={0}
          placeholder={t.noLimit}
          suffix={t.household}
          style={{ width: 160 }}
        />
      </Form.Item>
      {PERCENT_DIALS.map((key) => (
        <Form.Item key={key} name={["dials", key]} label={t[key]} extra={t[`${key}Hint`]}>
          <PercentDial label={t[key]} />
        </Form.Item>
      ))}
      <Form.Item name={["dials", "compactness"]} label={t.compactness} extra={t.compactnessHint}>
        <MinutesDial />
      </Form.Item>
    </div>
  );
}

interface DialProps {
  /** Given by the form. */
  readonly id?: string;
  readonly value?: number;
  readonly onChange?: (value: number) => void;
}

/** Percent of what the articles say: a slider for the usual, a number for the exact. */
function PercentDial({ id, value = 100, onChange, label }: DialProps & { readonly label: string }) {
  return (
    <div className="dial">
      <Slider
        min={0}
        max={SLIDER_END}
        step={5}
        marks={MARKS}
        value={Math.min(value, SLIDER_END)}
        tooltip={{ formatter: (percent) => `${formatNumber(percent ?? 0)}%` }}
        ariaLabelForHandle={label}
        onChange={(percent) => onChange?.(percent)}
      />
      <InputNumber
        {...(id === undefined ? {} : { id })}
        min={0}
        max={MOST_PERCENT}
        precision={0}
        value={value}
        suffix="%"
        onChange={(percent) => onChange?.(percent ?? 100)}
      />
    </div>
  );
}

/** Thousandths of a minute, shown as minutes. */
function MinutesDial({ id, value = 0, onChange }: DialProps) {
  const t = useTexts(scenarioTexts);
  return (
    <InputNumber
      {...(id === undefined ? {} : { id })}
      min={0}
      max={MOST_MINUTES}
      step={0.1}
      value={value / THOUSAND}
      suffix={t.minutesEach}
      style={{ width: 220 }}
      onChange={(minutes) => onChange?.(Math.round((minutes ?? 0) * THOUSAND))}
    />
  );
}
