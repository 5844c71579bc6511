import type { CostItemView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { explanationTexts } from "./texts.ts";

interface CostsProps {
  readonly items: readonly CostItemView[];
  readonly total: number;
}

export const sumOf = (items: readonly CostItemView[]): number =>
  items.reduce((all, item) => all + item.minutes, 0);

/** What the pair costs, article by article, in minutes of work a month. */
export function Costs({ items, total }: CostsProps) {
  const t = useTexts(explanationTexts);
  return (
    <table className="costs">
      <tbody>
        {items.map((item) => (
          <tr key={`${item.article.key}${item.kind}${item.text}`}>
            <td>
              <Citation article={item.article} />
            </td>
            <td>
              {item.label}
              {item.text === "" ? null : <div className="small muted">{item.text}</div>}
            </td>
            <td className="num">{formatNumber(item.minutes)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <td>{t.total}</td>
          <td className="num">{formatNumber(total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
