/** A heat map that is a table: every cell has its number, darker where more happened. */

import { h } from "../ui/dom";
import { count, number } from "../ui/words";
import { rove } from "./roving";
import { classBounds, classOf } from "./scales";
import type { Series } from "./grid";

export interface HeatMap {
  element: HTMLElement;
  bounds: number[];
}

/** What a cell is called and what a press of it does; a cell of zero is no button. */
export interface Cells {
  caption: string;
  corner: string;
  name(series: Series): string;
  period(period: string): string;
  press(series: Series, period: string): void;
}

/** Draw the series as rows and the periods as columns. Arrow keys go from cell to cell. */
export function heatMap(series: readonly Series[], periods: readonly string[], most: number, cells: Cells): HeatMap {
  const bounds = classBounds(most);
  const stops: HTMLElement[] = [];
  const head = h(
    "tr", { role: "row" },
    h("th", { scope: "col", role: "columnheader" }, cells.corner),
    h("th", { scope: "col", role: "columnheader", class: "numeric" }, "all"),
    ...periods.map((period) => h("th", { scope: "col", role: "columnheader", class: "period" }, h("span", {}, period))),
  );
  const rows = series.map((one, row) => {
    const drawn = one.counts.map((value, column) => {
      const label = `${cells.name(one)}, ${cells.period(periods[column] ?? "")}: ${count(value, "event")}`;
      const cell = h("td", { role: "gridcell", class: `cell shade-${classOf(value, bounds)}`, "aria-label": label, title: label, "data-key": `cell-${row}-${column}` }, value > 0 ? number(value) : "");
      stops.push(cell);
      return cell;
    });
    return h("tr", { role: "row" }, h("th", { scope: "row", role: "rowheader" }, cells.name(one)), h("td", { role: "gridcell", class: "numeric" }, number(one.total)), ...drawn);
  });
  const table = h("table", { role: "grid", class: "heat", "aria-label": cells.caption }, h("thead", {}, head), h("tbody", {}, ...rows));
  rove(table, stops, (index) => {
    const one = series[Math.floor(index / periods.length)];
    const period = periods[index % periods.length];
    if (one && period !== undefined && (one.counts[index % periods.length] ?? 0) > 0) cells.press(one, period);
  }, periods.length);
  return { element: h("div", { class: "table-frame heat-frame" }, table), bounds };
}
