/** The timeline as ECharts options: months above, a lane for each type below, one time axis for both. */

import type { EChartsCoreOption } from "echarts/core";
import { MARKS } from "../../ui/marks";
import { colour } from "../../ui/theme";
import { day, QUAD_OF_TYPE } from "../../ui/words";
import type { EventType, Status } from "../../records";
import { endTime, extent, kindOf, KIND_WORDS, KINDS, lanes, months, time, type Kind, type Point, type Timeline } from "./data";
import { pack } from "./packing";
import { binTip, monthTip, pointTip } from "./tips";

export const LANE = 46;
const LEFT = 104;
const MONTHS_TOP = 14;
const MONTHS_HEIGHT = 74;
const LANES_TOP = MONTHS_TOP + MONTHS_HEIGHT + 52;
const BELOW = 84;
const MARK = 9.5;
/** The rows of a lane, the middle ones first, as parts of its height. */
const HEIGHTS = [0.4, 0.6, 0.2, 0.8];

/** The height that the lanes need, in pixels. */
export const chartHeight = (timeline: Timeline): number => LANES_TOP + Math.max(lanes(timeline).length, 2) * LANE + BELOW;

export interface Shown {
  from: number;
  to: number;
  width: number;
  event: string | null;
}

/** Return all options; `shown` is the window in milliseconds, the width of the frame and the chosen event. */
export function options(timeline: Timeline, shown: Shown): EChartsCoreOption {
  const types = lanes(timeline);
  const [first, last] = extent(timeline);
  const series = timeline.bins ? binSeries(timeline, types) : pointSeries(timeline, types, shown);
  return {
    useUTC: true,
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("--ink") },
    grid: [
      { left: LEFT, right: 20, top: MONTHS_TOP, height: MONTHS_HEIGHT },
      { left: LEFT, right: 20, top: LANES_TOP, height: types.length * LANE },
    ],
    xAxis: [timeAxis(0, first, last), timeAxis(1, first, last)],
    yAxis: [countAxis(), laneAxis(types)],
    dataZoom: zooms(shown),
    tooltip: tooltip(timeline),
    brush: { xAxisIndex: 1, brushLink: "none", throttleType: "debounce", brushStyle: { color: colour("--wash"), borderColor: colour("--accent"), opacity: 0.5 }, outOfBrush: { colorAlpha: 1 } },
    series: [...monthSeries(timeline), nowSeries(timeline, first, last, types.length), ...series],
  };
}

function timeAxis(gridIndex: number, min: number, max: number): object {
  return {
    type: "time", gridIndex, min, max, position: "bottom", axisPointer: { show: false },
    axisLine: { lineStyle: { color: colour("--line") } },
    axisTick: { lineStyle: { color: colour("--line") } },
    axisLabel: { color: colour("--soft"), hideOverlap: true, formatter: axisLabels },
    splitLine: { show: gridIndex === 1, lineStyle: { color: colour("--line"), opacity: 0.6 } },
    minInterval: 86_400_000,
  };
}

const axisLabels = { year: "{yyyy}", month: "{MMM} {yyyy}", day: "{d} {MMM}", hour: "{d} {MMM}", minute: "", second: "", millisecond: "", none: "" };

const countAxis = (): object => ({
  type: "value", gridIndex: 0, splitNumber: 2, minInterval: 1, axisLabel: { color: colour("--soft"), fontSize: 11 },
  splitLine: { lineStyle: { color: colour("--line"), opacity: 0.6 } },
});

function laneAxis(types: readonly EventType[]): object {
  const middles = types.map((_, place) => place + 0.5);
  return {
    type: "value", gridIndex: 1, min: 0, max: Math.max(types.length, 1), interval: 1, inverse: true,
    axisLabel: { customValues: middles, color: colour("--ink"), fontSize: 12, formatter: (value: number) => types[Math.floor(value)] ?? "" },
    axisTick: { show: false }, axisLine: { show: false },
    splitLine: { show: true, lineStyle: { color: colour("--line") } },
  };
}

function zooms(shown: Shown): object[] {
  const window = { xAxisIndex: [0, 1], startValue: shown.from, endValue: shown.to, filterMode: "none" };
  return [
    { type: "inside", ...window, zoomOnMouseWheel: "ctrl", moveOnMouseMove: true, preventDefaultMouseMove: false },
    {
      type: "slider", ...window, bottom: 12, height: 22, brushSelect: false, showDataShadow: false,
      borderColor: colour("--line"), fillerColor: colour("--wash"), backgroundColor: "transparent", handleStyle: { color: colour("--sheet"), borderColor: colour("--strong-line") },
      moveHandleStyle: { color: colour("--strong-line"), opacity: 0.4 }, textStyle: { color: colour("--soft") },
      labelFormatter: (value: number) => day(new Date(value).toISOString()),
    },
  ];
}

/** Marks are bare lists of numbers with the event's id behind them: an object for each would cost ECharts most of its time. */
const tooltip = (timeline: Timeline): object => ({
  trigger: "item", confine: true, enterable: false, transitionDuration: 0, borderWidth: 1, borderColor: colour("--line"), backgroundColor: colour("--sheet"),
  textStyle: { color: colour("--ink"), fontSize: 13 },
  formatter: ({ data }: { data?: { tip?: () => HTMLElement } | [number, number, string] }) => {
    if (!Array.isArray(data)) return data?.tip?.() ?? "";
    const point = timeline.points?.find((one) => one.event_id === data[2]);
    return point ? pointTip(point) : "";
  },
});

const FILLS: Record<Kind, () => object> = {
  happened: () => ({ color: colour("--soft") }),
  announced: () => ({ color: "transparent", borderColor: colour("--soft"), borderWidth: 1.4 }),
  unsure: () => ({ color: colour("--line"), borderColor: colour("--soft"), borderWidth: 1, borderType: "dotted" }),
};

function monthSeries(timeline: Timeline): object[] {
  const all = months(timeline);
  return KINDS.map((kind) => ({
    type: "bar", name: KIND_WORDS[kind], stack: "months", xAxisIndex: 0, yAxisIndex: 0, barMaxWidth: 26, barCategoryGap: "18%", itemStyle: FILLS[kind](),
    // All months in every series, zeros too: ECharts stacks on a time axis by position in the list.
    data: all.map(({ month, counts }) => ({ value: [time(`${month}-15`), counts[kind]], tip: () => monthTip(month, counts) })),
  }));
}

/** The line at the last report, the announced future as a wash to its right, and today if it lies in view. */
function nowSeries(timeline: Timeline, first: number, last: number, rows: number): object {
  const now = timeline.published_last ?? timeline.today;
  const label = timeline.published_last ? `last report, ${day(now)}` : `today, ${day(now)}`;
  const line = (moment: number, text: string): object => ({ xAxis: moment, label: { formatter: text } });
  const lines = [line(endTime(now), label)];
  const today = time(timeline.today);
  if (timeline.published_last && today > first && today < last) lines.push(line(today, "today"));
  return {
    type: "scatter", xAxisIndex: 1, yAxisIndex: 1, data: [], silent: true,
    markLine: {
      symbol: "none", silent: true, animation: false, data: lines, precision: 0, lineStyle: { color: colour("--accent"), width: 1.5, type: "solid" },
      label: { position: "start", distance: 6, color: colour("--accent"), fontSize: 12, fontWeight: 600, align: endTime(now) > (first + last) / 2 ? "right" : "left" },
    },
    markArea: { silent: true, animation: false, itemStyle: { color: colour("--wash"), opacity: 0.55 }, data: [[{ coord: [endTime(now), 0] }, { coord: [last, Math.max(rows, 1)] }]] },
  };
}

function look(status: Status, type: EventType): { symbol: string; itemStyle: object } {
  const paint = quadColour(QUAD_OF_TYPE[type] ?? 1);
  const { path, filled } = MARKS[status];
  const itemStyle = filled ? { color: paint, opacity: 0.92 } : { color: "transparent", borderColor: paint, borderWidth: 1.8 };
  return { symbol: status === "occurred" || status === "planned" ? "circle" : `path://${path}`, itemStyle };
}

/** One series for each look; an event known to a month or a year is a thin line under its mark. */
function pointSeries(timeline: Timeline, types: readonly EventType[], shown: Shown): object[] {
  const points = timeline.points ?? [];
  const heights = laneHeights(points, types, shown);
  const byLook = new Map<string, { point: Point; height: number }[]>();
  points.forEach((point, place) => {
    const key = `${point.status} ${point.type}`;
    const group = byLook.get(key) ?? [];
    group.push({ point, height: heights[place] ?? 0 });
    byLook.set(key, group);
  });
  const series: object[] = [spanSeries(points, heights)];
  for (const group of byLook.values()) {
    const { status, type } = group[0]!.point;
    const data = group.map(({ point, height }) => [time(point.start), height, point.event_id]);
    series.push({ type: "scatter", xAxisIndex: 1, yAxisIndex: 1, symbolSize: MARK, large: true, largeThreshold: 300, encode: { x: 0, y: 1 }, ...look(status, type), data, cursor: "pointer", emphasis: { scale: 1.5 }, z: 3 });
  }
  const chosen = points.findIndex((point) => point.event_id === shown.event);
  if (chosen >= 0) series.push(ring(time(points[chosen]!.start), heights[chosen] ?? 0));
  return series;
}

const ring = (moment: number, height: number): object => ({
  type: "scatter", xAxisIndex: 1, yAxisIndex: 1, symbol: "circle", symbolSize: MARK * 2.2, silent: true, z: 4,
  itemStyle: { color: "transparent", borderColor: colour("--ink"), borderWidth: 2 }, data: [[moment, height]],
});

function laneHeights(points: readonly Point[], types: readonly EventType[], shown: Shown): number[] {
  const perPixel = (shown.to - shown.from) / Math.max(shown.width - LEFT - 20, 100);
  const heights = new Array<number>(points.length).fill(0);
  types.forEach((type, lane) => {
    const own = points.flatMap((point, place) => (point.type === type ? [place] : []));
    const rows = pack(own.map((place) => time(points[place]!.start)), perPixel * (MARK + 1), HEIGHTS.length);
    own.forEach((place, index) => (heights[place] = lane + HEIGHTS[rows[index]!]!));
  });
  return heights;
}

function spanSeries(points: readonly Point[], heights: readonly number[]): object {
  const long = points.flatMap((point, place) => (point.end && point.end !== point.start ? [[time(point.start), endTime(point.end), heights[place], QUAD_OF_TYPE[point.type]]] : []));
  return {
    type: "custom", xAxisIndex: 1, yAxisIndex: 1, silent: true, clip: true, z: 2, data: long, encode: { x: [0, 1], y: 2 },
    renderItem: (_: unknown, api: { value(at: number): number; coord(at: [number, number]): [number, number] }) => {
      const [x1, y] = api.coord([api.value(0), api.value(2)]);
      const [x2] = api.coord([api.value(1), api.value(2)]);
      return { type: "line", shape: { x1, x2, y1: y, y2: y }, style: { stroke: quadColour(api.value(3)), lineWidth: 2, opacity: 0.35 } };
    },
  };
}

/** Bins as small bars that stand on the floor of their lane; the square root keeps rare events in sight. */
function binSeries(timeline: Timeline, types: readonly EventType[]): object[] {
  const groups = new Map<string, { from: number; to: number; lane: number; type: EventType; counts: Record<Kind, number>; first: string; last: string }>();
  for (const bin of timeline.bins ?? []) {
    const key = `${bin.type} ${bin.from}`;
    const group = groups.get(key) ?? { from: time(bin.from), to: endTime(bin.to), lane: types.indexOf(bin.type), type: bin.type, counts: { happened: 0, announced: 0, unsure: 0 }, first: bin.from, last: bin.to };
    group.counts[kindOf(bin.status)] += bin.count;
    groups.set(key, group);
  }
  const all = [...groups.values()];
  const most = Math.max(...all.map(({ counts }) => counts.happened + counts.announced + counts.unsure), 1);
  const data = all.map((group) => ({
    value: [group.from, group.to, group.lane, ...stack(group.counts, most), QUAD_OF_TYPE[group.type]],
    from: group.first, to: group.last, tip: () => binTip(group.type, group.first, group.last, group.counts),
  }));
  return [{ type: "custom", xAxisIndex: 1, yAxisIndex: 1, clip: true, z: 3, data, encode: { x: [0, 1], y: 2 }, renderItem: drawBin, cursor: "pointer" }];
}

/** The tops of the three parts of a bar, as parts of the lane's height. */
function stack(counts: Record<Kind, number>, most: number): number[] {
  const total = counts.happened + counts.announced + counts.unsure;
  const height = 0.88 * Math.sqrt(total / most);
  return [counts.happened, counts.happened + counts.announced, total].map((part) => (height * part) / total);
}

interface CustomApi {
  value(at: number): number;
  coord(at: [number, number]): [number, number];
}

function drawBin(_: unknown, api: CustomApi): object {
  const lane = api.value(2);
  const paint = quadColour(api.value(6));
  const [left, floor] = api.coord([api.value(0), lane + 0.98]);
  const [right] = api.coord([api.value(1), lane]);
  const width = Math.max(right - left - 0.5, 1);
  let below = 0;
  const children = [3, 4, 5].flatMap((at) => {
    const top = api.value(at);
    const [, y] = api.coord([0, lane + 0.98 - top]);
    const [, under] = below === 0 ? [0, floor] : api.coord([0, lane + 0.98 - below]);
    below = top;
    const height = under - y;
    if (height <= 0.01) return [];
    return [{ type: "rect", shape: { x: left, y, width, height: Math.max(height, 1) }, style: BIN_STYLES[at - 3]!(paint, width) }];
  });
  return { type: "group", children };
}

const colours: Record<number, string> = {};
/** A colour asked of the browser for every mark would cost more than the drawing. */
const quadColour = (quad: number): string => (colours[quad] ??= colour(`--quad-${quad}`));
/** Forget the colours of the other theme. */
export const forgetColours = (): void => Object.keys(colours).forEach((key) => delete colours[Number(key)]);

const BIN_STYLES: readonly ((paint: string, width: number) => object)[] = [
  (fill) => ({ fill }),
  (stroke, width) => ({ fill: "transparent", stroke, lineWidth: width < 4 ? 0.6 : 1.2 }),
  (fill) => ({ fill, opacity: 0.3 }),
];
