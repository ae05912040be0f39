/** One accessible table for the whole page: caption, column heads, sort buttons, rows that a link opens. */

import type { Twin } from "../view";
import { h } from "./dom";
import { number } from "./words";

export interface Column<Row> {
  name: string;
  title: string;
  /** The cell: text, a number (set to the right) or a node. */
  cell(row: Row): string | number | null | Node;
  numeric?: boolean;
  /** The name to sort by, if the column can be sorted. */
  sort?: string;
  /** The cell names its row. */
  heads?: boolean;
}

export interface Sorting {
  by: string;
  down: boolean;
  change(by: string, down: boolean): void;
}

/** Return the table of `rows`; `sorting` puts a button in each head that can be sorted by. */
export function dataTable<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  sorting?: Sorting,
  rowClass?: (row: Row) => string,
): HTMLElement {
  const head = h("tr", {}, ...columns.map((column) => headCell(column, sorting)));
  const body = rows.map((row) => {
    const cells = columns.map((column) => bodyCell(column, row));
    return h("tr", { class: rowClass?.(row) || null }, ...cells);
  });
  const table = h("table", {}, h("caption", {}, caption), h("thead", {}, head), h("tbody", {}, ...body));
  return h("div", { class: "table-frame", role: "region", "aria-label": caption, tabindex: 0 }, table);
}

function headCell<Row>(column: Column<Row>, sorting: Sorting | undefined): HTMLTableCellElement {
  const side = column.numeric ? "numeric" : null;
  if (!sorting || !column.sort) return h("th", { scope: "col", class: side }, column.title);
  const by = column.sort;
  const active = sorting.by === by;
  const arrow = h("span", { class: "arrow", "aria-hidden": "true" }, active ? (sorting.down ? "↓" : "↑") : "↕");
  const button = h(
    "button",
    { type: "button", "data-key": `sort-${by}`, onclick: () => sorting.change(by, active && !sorting.down) },
    column.title,
    arrow,
  );
  const state = active ? (sorting.down ? "descending" : "ascending") : "none";
  return h("th", { scope: "col", class: side, "aria-sort": state }, button);
}

function bodyCell<Row>(column: Column<Row>, row: Row): HTMLTableCellElement {
  const value = column.cell(row);
  const content = value instanceof Node ? value : shown(value);
  const side = column.numeric ? "numeric" : null;
  return column.heads ? h("th", { scope: "row", class: side }, content) : h("td", { class: side }, content);
}

const shown = (value: string | number | null): string =>
  value === null ? "" : typeof value === "number" ? (Number.isInteger(value) ? number(value) : String(value)) : value;

/** Return the table twin of a chart. */
export function twinTable(twin: Twin): HTMLElement {
  const columns = twin.columns.map((title, place): Column<Twin["rows"][number]> => ({
    name: title,
    title,
    heads: place === 0,
    numeric: twin.rows.length > 0 && twin.rows.every((row) => typeof (row[place] ?? 0) === "number"),
    cell: (row) => row[place] ?? null,
  }));
  return dataTable(twin.caption, columns, twin.rows);
}
