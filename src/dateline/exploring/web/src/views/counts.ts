/** Counts in complete grids: a heat map, lines, and the balance of cooperation and conflict. */

import { balance, quadSample, quadWords } from "../charts/balance";
import { choices } from "../charts/choices";
import { type Grid, type Series, type SeriesGrid, seriesOf } from "../charts/grid";
import { heatMap } from "../charts/heatmap";
import { lines, MOST_LINES } from "../charts/lines";
import { daysOf, PERIODS, periodWords } from "../charts/periods";
import { classWords } from "../charts/scales";
import { tips } from "../charts/tip";
import type { FilterName } from "../state";
import { h, svg } from "../ui/dom";
import { keepFocus } from "../ui/focus";
import { note } from "../ui/message";
import { count, number } from "../ui/words";
import type { Context, View } from "../view";
import "../charts/charts.css";

interface Kind {
  title: string;
  /** Filters that a press of a label sets, one for each label column. */
  filters: FilterName[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  dyad: { title: "dyad", filters: ["actor_country", "recipient_country"] },
  actor: { title: "actor's country", filters: ["actor_country"] },
  recipient: { title: "recipient's country", filters: ["recipient_country"] },
  country: { title: "country of the place", filters: ["country"] },
  type: { title: "event type", filters: ["type"] },
  quad: { title: "quad class", filters: ["quad"] },
  status: { title: "status", filters: ["status"] },
};
const DRAWN = [["heat", "heat map"], ["lines", "lines"]] as const;
const ROWS = 20;
/** More columns than this are no picture; coarser periods are. */
const COLUMNS = 240;

interface Wanted {
  kind: string;
  period: string;
  drawn: string;
  rows: number;
}

function wantedOf(ctx: Context): Wanted {
  const { by = "dyad,month", draw = "heat", rows = "" } = ctx.state.options;
  const [kind = "", period = ""] = by.split(",");
  return {
    kind: kind in KINDS ? kind : "dyad",
    period: (PERIODS as readonly string[]).includes(period) ? period : "month",
    drawn: draw === "lines" ? "lines" : "heat",
    rows: Math.max(ROWS, Math.min(2_000, Math.floor(Number(rows)) || 0)),
  };
}

const byOf = ({ kind, period }: Wanted): string => `${kind},${period}`;

const ask = (ctx: Context, by: string): Promise<Grid> => ctx.api.get<Grid>("/counts", ctx.state.filters, { by }, ctx.signal);

export const view: View = {
  name: "counts",
  title: "Counts",

  async render(root, ctx) {
    const wanted = wantedOf(ctx);
    const [grid, quads] = await Promise.all([ask(ctx, byOf(wanted)), ask(ctx, `quad,${wanted.period}`)]);
    if (ctx.signal.aborted) return;
    keepFocus(root, () => draw(root, ctx, wanted, grid, quads));
  },

  async twin(ctx) {
    const wanted = wantedOf(ctx);
    const grid = await ask(ctx, byOf(wanted));
    return { caption: `Events by ${KINDS[wanted.kind]?.title} and ${wanted.period}, zeros included`, columns: grid.columns, rows: grid.rows };
  },

  call: (ctx) => ({ path: "/counts", params: { by: byOf(wantedOf(ctx)) }, csv: true }),
};

function draw(root: HTMLElement, ctx: Context, wanted: Wanted, grid: Grid, quads: Grid): void {
  const whole = seriesOf(grid);
  const cut = lastPeriods(whole, COLUMNS);
  const parts = grid.rows.length === 0
    ? [note("Nothing to count by", leftOut(grid), "Other periods, another grouping or fewer filters may show more.")]
    : [quadSection(ctx, wanted, lastPeriods(seriesOf(quads), COLUMNS), root.clientWidth), gridSection(ctx, wanted, cut, root.clientWidth)];
  root.replaceChildren(
    h("p", { class: "summary" }, `${count(grid.events, "event")} in ${count(grid.rows.length, "cell")}, zeros included. ${leftOut(grid)}`),
    tools(ctx, wanted),
    ...(cut.periods.length < whole.periods.length
      ? [h("p", {}, `The last ${COLUMNS} of ${number(whole.periods.length)} periods are drawn; choose a longer period to see all. The CSV has them all.`)]
      : []),
    ...parts,
  );
}

function leftOut(grid: Grid): string {
  const parts = [
    grid.other_status > 0 ? `${number(grid.other_status)} of another status than ${grid.statuses.join(" or ")}` : "",
    grid.undated > 0 ? `${number(grid.undated)} whose date is not known so finely` : "",
    grid.unplaced > 0 ? `${number(grid.unplaced)} without a value to count by` : "",
  ].filter(Boolean);
  return parts.length > 0 ? `Left out: ${parts.join(", ")}.` : "Nothing is left out.";
}

function tools(ctx: Context, wanted: Wanted): HTMLElement {
  const select = (name: string, title: string, values: readonly (readonly [string, string])[], chosen: string, by: (value: string) => string): HTMLElement => {
    const options = values.map(([value, words]) => h("option", { value, selected: value === chosen }, words));
    const box = h("select", { "data-key": `counts-${name}` }, ...options);
    box.addEventListener("change", () => ctx.go({ options: { by: by(box.value), rows: null } }));
    return h("label", {}, `${title} `, box);
  };
  return h(
    "div", { class: "chart-tools" },
    select("kind", "Count by", Object.entries(KINDS).map(([name, kind]) => [name, kind.title] as const), wanted.kind, (value) => `${value},${wanted.period}`),
    select("period", "and", PERIODS.map((name) => [name, name] as const), wanted.period, (value) => `${wanted.kind},${value}`),
    choices("Drawn as", "draw", DRAWN, wanted.drawn, (value) => ctx.go({ options: { draw: value === "heat" ? null : value } })),
  );
}

function gridSection(ctx: Context, wanted: Wanted, grid: SeriesGrid, width: number): HTMLElement {
  const kind = KINDS[wanted.kind] ?? { title: wanted.kind, filters: [] };
  const title = h("h2", {}, `By ${kind.title} and ${wanted.period}`);
  return h("section", { class: "grid-section" }, title, ...(wanted.drawn === "lines" ? lineParts(wanted, grid, width) : heatParts(ctx, wanted, kind, grid)));
}

function heatParts(ctx: Context, wanted: Wanted, kind: Kind, grid: SeriesGrid): HTMLElement[] {
  const shown = grid.series.slice(0, wanted.rows);
  const map = heatMap(shown, grid.periods, grid.most, {
    caption: `Events by ${kind.title} and ${wanted.period}`,
    corner: kind.title,
    name: (one) => nameOf(wanted, one),
    period: periodWords,
    press: (one, period) => {
      const { from, to } = daysOf(period);
      const labels = Object.fromEntries(kind.filters.map((name, index) => [name, [one.labels[index] ?? ""]]));
      ctx.go({ view: "table", filters: { status: ctx.state.filters.status ?? ["occurred", "ongoing"], ...labels, from: [from], to: [to] } });
    },
  });
  const more = grid.series.length - shown.length;
  const swatches = classWords(map.bounds).map((words, index) => {
    const square = svg("svg", { viewBox: "0 0 16 12", class: "swatch", "aria-hidden": "true" }, svg("rect", { width: 16, height: 12, class: `shade-${index + 1}` }));
    return h("li", {}, square, ` ${words}`);
  });
  return [
    map.element,
    h("ul", { class: "legend", "aria-label": "Events of a cell" }, ...swatches, h("li", { class: "soft" }, "Press a number to see its events.")),
    ...(more > 0
      ? [h("p", {}, h("button", { type: "button", "data-key": "counts-more", onclick: () => ctx.go({ options: { rows: String(wanted.rows + ROWS) }, replace: true }) }, `Show ${Math.min(ROWS, more)} more rows`), ` of ${number(more)} with fewer events`)]
      : []),
  ];
}

function lineParts(wanted: Wanted, grid: SeriesGrid, wide: number): HTMLElement[] {
  const shown = grid.series.slice(0, MOST_LINES);
  const width = Math.min(1200, Math.max(520, wide));
  const label = `Events by ${wanted.period}, one line for each of ${shown.map((one) => nameOf(wanted, one)).join(", ")}`;
  const chart = lines(shown, grid.periods, width, 380, label, (one) => nameOf(wanted, one));
  const stage = h("div", { class: "picture-frame" }, chart.picture);
  tips(stage, chart.dots, (index) => {
    const dot = chart.at[index];
    const one = dot && shown[dot.series];
    if (!dot || !one) return "";
    return `${nameOf(wanted, one)}\n${periodWords(grid.periods[dot.period] ?? "")}\n${count(one.counts[dot.period] ?? 0, "event")}`;
  });
  const rest = grid.series.length - shown.length;
  return [stage, ...(rest > 0 ? [h("p", { class: "soft" }, `The ${MOST_LINES} with the most events of ${number(grid.series.length)}; the heat map and the table show the others.`)] : [])];
}

function quadSection(ctx: Context, wanted: Wanted, grid: SeriesGrid, wide: number): HTMLElement {
  const width = Math.min(1200, Math.max(520, wide));
  const totals = [1, 2, 3, 4].map((quad) => grid.series.find((one) => one.labels[0] === String(quad))?.total ?? 0);
  const words = totals.map((total, index) => `${total} of ${quadWords(index + 1)}`).join(", ");
  const chart = balance(grid.series, grid.periods, width, 240, `Quad classes by ${wanted.period}: ${words}`);
  const stage = h("div", { class: "picture-frame" }, chart.picture);
  tips(stage, chart.bars, (index) => {
    const bar = chart.at[index];
    return bar ? `${quadWords(bar.quad)}\n${periodWords(grid.periods[bar.period] ?? "")}\n${count(bar.events, "event")}` : "";
  });
  const entries = [1, 2, 3, 4].map((quad) => {
    const link = h("a", { href: ctx.href({ filters: { quad: [String(quad)] } }) }, quadWords(quad));
    return h("li", {}, quadSample(quad), " ", link, ` ${number(totals[quad - 1] ?? 0)}`);
  });
  return h("section", { class: "grid-section" }, h("h2", {}, "Cooperation and conflict"), stage, h("ul", { class: "legend", "aria-label": "Quad classes" }, ...entries));
}

function nameOf(wanted: Wanted, one: Series): string {
  if (wanted.kind === "quad") return quadWords(Number(one.labels[0]));
  return one.labels.join(" → ");
}

function lastPeriods(grid: SeriesGrid, most: number): SeriesGrid {
  if (grid.periods.length <= most) return grid;
  const series = grid.series.map((one) => ({ ...one, counts: one.counts.slice(-most) }));
  return { ...grid, periods: grid.periods.slice(-most), series };
}
