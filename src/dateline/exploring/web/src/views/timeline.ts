/** The timeline: what happened and what was announced, a lane for each type of event. */

import { BarChart, CustomChart, ScatterChart } from "echarts/charts";
import {
  BrushComponent, DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent,
} from "echarts/components";
import { createChart, parts, type Chart } from "../charts/chart";
import { h } from "../ui/dom";
import { markLegend } from "../ui/marks";
import { count, day, dyad, QUADS, span, STATUS_WORDS } from "../ui/words";
import type { Call, Context, Twin, View } from "../view";
import { endTime, extent, isoDay, KIND_WORDS, KINDS, lanes, load, months, nextMonth, time, windowOf, type Point, type Timeline } from "./timeline/data";
import { chartHeight, forgetColours, options } from "./timeline/options";
import { total } from "./timeline/tips";

parts([
  BarChart, CustomChart, ScatterChart, BrushComponent, DataZoomInsideComponent, DataZoomSliderComponent, GridComponent, MarkAreaComponent,
  MarkLineComponent, TooltipComponent,
]);

const REST = 250;
const LABEL = "Timeline. Arrow keys move from event to event, Enter opens one, plus and minus zoom.";

/** What a click hits: the mark of an event, or a bin. */
type Hit = [number, number, string] | { from?: string; to?: string } | undefined;

/** The timeline on the page: one chart that is given new options as the state changes. */
class TimelineView {
  private chart: Chart | null = null;
  private timeline!: Timeline;
  /** The window in milliseconds. */
  private shown: [number, number] = [0, 0];
  private ctx!: Context;
  private at = -1;
  private resting = 0;
  private readonly under = h("div", { class: "under" });
  private readonly tools = h("div", { class: "chart-tools", role: "group", "aria-label": "Zoom" });

  async render(root: HTMLElement, ctx: Context): Promise<void> {
    const { timeline, window } = await load(ctx);
    if (ctx.signal.aborted) return;
    this.ctx = ctx;
    this.timeline = timeline;
    this.shown = window ? [time(window.from), endTime(window.to)] : extent(timeline);
    this.chart ??= this.create(root);
    this.draw();
    await this.tell(ctx);
  }

  dispose(): void {
    clearTimeout(this.resting);
    this.chart?.dispose();
    this.chart = null;
    this.at = -1;
  }

  private create(root: HTMLElement): Chart {
    const frame = h("div", { class: "chart", tabindex: 0, "data-key": "chart" });
    root.replaceChildren(this.tools, frame, this.under);
    this.fillTools();
    const chart = createChart(frame, LABEL, () => this.draw());
    frame.setAttribute("role", "application");
    frame.addEventListener("keydown", (event) => this.key(event));
    chart.echarts.on("click", (hit) => this.click(hit.data as Hit));
    chart.echarts.on("datazoom", () => this.zoomed());
    chart.echarts.on("brushEnd", (event) => this.brushed(event as { areas?: { coordRange?: [number, number] }[] }));
    chart.echarts.on("finished", () => {
      frame.dataset["ready"] = "yes";
    });
    return chart;
  }

  private draw(): void {
    if (!this.chart) return;
    forgetColours();
    const { frame, echarts } = this.chart;
    delete frame.dataset["ready"];
    const height = `${chartHeight(this.timeline)}px`;
    if (frame.style.height !== height) {
      frame.style.height = height;
      echarts.resize();
    }
    const [from, to] = this.shown;
    const shown = { from, to, width: frame.clientWidth, event: this.ctx.state.event };
    echarts.setOption(options(this.timeline, shown), { replaceMerge: ["series", "xAxis", "yAxis", "grid"] });
  }

  /** A small step of the zoom becomes part of the address once it rests. */
  private zoomed(): void {
    clearTimeout(this.resting);
    this.resting = window.setTimeout(() => {
      const zoom = (this.chart?.echarts.getOption()["dataZoom"] as { startValue: number; endValue: number }[] | undefined)?.[0];
      if (zoom) this.zoomTo(zoom.startValue, zoom.endValue);
    }, REST);
  }

  private zoomTo(from: number, to: number): void {
    const [first, last] = extent(this.timeline);
    this.ctx.go({ options: { window_from: isoDay(Math.max(from, first)), window_to: isoDay(Math.min(to, last) - 1) }, replace: true });
  }

  private zoomBy(factor: number): void {
    const [from, to] = this.shown;
    const middle = (from + to) / 2;
    const half = Math.max(((to - from) / 2) * factor, 86_400_000);
    this.zoomTo(middle - half, middle + half);
  }

  private click(hit: Hit): void {
    if (Array.isArray(hit)) this.ctx.go({ event: hit[2] });
    else if (hit?.from && hit.to) this.zoomTo(time(hit.from), endTime(hit.to));
  }

  private brushed(event: { areas?: { coordRange?: [number, number] }[] }): void {
    const range = event.areas?.[0]?.coordRange;
    if (!range) return;
    this.chart?.echarts.dispatchAction({ type: "brush", areas: [] });
    this.brush(false);
    this.ctx.go({ filters: { from: [isoDay(range[0])], to: [isoDay(range[1])] }, options: { window_from: null, window_to: null } });
  }

  private brush(on: boolean): void {
    const brushOption = on ? { brushType: "lineX", brushMode: "single" } : { brushType: false };
    this.chart?.echarts.dispatchAction({ type: "takeGlobalCursor", key: "brush", brushOption });
    this.tools.querySelector(".brush")?.setAttribute("aria-pressed", String(on));
  }

  private fillTools(): void {
    const button = (text: string, act: () => void): HTMLElement => h("button", { type: "button", class: "quiet", onclick: act }, text);
    const brush = button("Choose days", () => this.brush(brush.getAttribute("aria-pressed") !== "true"));
    brush.classList.add("brush");
    brush.setAttribute("aria-pressed", "false");
    brush.title = "Drag over the lanes to keep only the events of those days";
    const whole = (): void => this.zoomTo(...extent(this.timeline));
    this.tools.replaceChildren(markLegend(), button("Zoom in", () => this.zoomBy(0.5)), button("Zoom out", () => this.zoomBy(2)), button("Whole time", whole), brush);
  }

  /** Walk over the events in order of time. */
  private key(event: KeyboardEvent): void {
    const points = this.timeline.points ?? [];
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "+" || event.key === "=") this.zoomBy(0.5);
    else if (event.key === "-") this.zoomBy(2);
    else if (event.key === "Enter" && points[this.at]) this.ctx.go({ event: points[this.at]!.event_id });
    else if (step && points.length > 0) this.walk(points, step);
    else return;
    event.preventDefault();
  }

  private walk(points: readonly Point[], step: number): void {
    const start = this.at < 0 ? points.findIndex((point) => point.event_id === this.ctx.state.event) : this.at;
    this.at = Math.min(Math.max(start + step, 0), points.length - 1);
    const point = points[this.at]!;
    this.ctx.announce(`${said(point)}. ${this.at + 1} of ${points.length}.`);
    this.showTip(point);
  }

  private showTip(point: Point): void {
    const series = (this.chart?.echarts.getOption()["series"] ?? []) as ({ data?: [number, number, string][] } | null)[];
    series.forEach((one, seriesIndex) => {
      const dataIndex = one?.data?.findIndex((item) => item[2] === point.event_id) ?? -1;
      if (dataIndex >= 0) this.chart?.echarts.dispatchAction({ type: "showTip", seriesIndex, dataIndex });
    });
  }

  /** Say below the chart what is not in it, and what the colours mean. */
  private async tell(ctx: Context): Promise<void> {
    const { undated } = await ctx.api.facets(ctx.state.filters);
    const notes: string[] = [];
    if (undated > 0) notes.push(`${count(undated, "event")} without a date ${undated === 1 ? "is" : "are"} not drawn.`);
    const outside = outsideOf(this.timeline, this.shown);
    if (outside > 0) notes.push(`${count(outside, "event")} in months outside this window: see the whole time.`);
    if (this.timeline.bins) notes.push("Too many events to draw one by one: bars count them. Zoom in for single events.");
    const colours = [1, 2, 3, 4].map((quad) => h("li", {}, h("span", { class: `dot quad-${quad}`, "aria-hidden": "true" }), QUADS[quad] ?? ""));
    this.under.replaceChildren(h("ul", { class: "legend", "aria-label": "Colours" }, ...colours), h("p", {}, notes.join(" ")));
  }
}

/** How many events fall into months that lie outside the window. */
function outsideOf(timeline: Timeline, [from, to]: readonly [number, number]): number {
  const beyond = months(timeline).filter(({ month }) => nextMonth(month) <= from || time(`${month}-01`) >= to);
  return beyond.reduce((sum, { counts }) => sum + total(counts), 0);
}

const said = (point: Point): string =>
  `${span(point.start, point.end, point.precision)}: ${point.type}, ${dyad({ actor_name: point.actor, recipient_name: point.recipient })}, ${STATUS_WORDS[point.status]}`;

async function twin(ctx: Context): Promise<Twin> {
  const { timeline } = await load(ctx);
  if (timeline.points) {
    const rows = timeline.points.map((point) => [span(point.start, point.end, point.precision), point.type, STATUS_WORDS[point.status], point.actor, point.recipient, point.summary]);
    return { caption: `${count(rows.length, "dated event")}, first to last`, columns: ["When", "Did", "Has it happened", "Who", "To whom", "Sentence"], rows };
  }
  const rows = months(timeline).map(({ month, counts }) => [month, ...KINDS.map((kind) => counts[kind])]);
  const where = windowOf(ctx);
  const caption = `Events by month${where ? ` (all months; zoomed to ${day(where.from)} to ${day(where.to)})` : ""}, ${lanes(timeline).length} types`;
  return { caption, columns: ["Month", ...KINDS.map((kind) => KIND_WORDS[kind])], rows };
}

const shown = new TimelineView();

export const view: View = {
  name: "timeline",
  title: "Timeline",
  render: (root, ctx) => shown.render(root, ctx),
  dispose: () => shown.dispose(),
  twin,
  call: (ctx): Call => {
    const window = windowOf(ctx);
    return { path: "/timeline", params: window ? { window_from: window.from, window_to: window.to } : {}, csv: false };
  },
};
