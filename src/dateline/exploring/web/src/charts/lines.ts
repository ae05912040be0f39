/** Lines over time: each with a dash and a mark of its own and its name at its end. */

import { svg } from "../ui/dom";
import { number } from "../ui/words";
import { linear, ticks } from "./scales";
import type { Series } from "./grid";

const ROOM = { top: 12, right: 150, bottom: 34, left: 44 };
const DASHES = ["", "8 4", "2 4", "12 4 2 4", "5 3", "1 5"];
const DOTS = [
  "M-4,0A4,4 0 1,1 4,0A4,4 0 1,1 -4,0Z", "M-4,-4H4V4H-4Z", "M0,-5L5,0L0,5L-5,0Z", "M0,-5L5,4H-5Z", "M0,5L5,-4H-5Z",
  "M-4,-1.3H-1.3V-4H1.3V-1.3H4V1.3H1.3V4H-1.3V1.3H-4Z",
];

/** As many lines as can be told apart. */
export const MOST_LINES = DASHES.length;

export interface Lines {
  picture: SVGSVGElement;
  dots: SVGElement[];
  /** Series and period of each dot. */
  at: { series: number; period: number }[];
}

/** Draw the series; `name` is written at the end of each. Periods are evenly spaced, zeros are drawn as zeros. */
export function lines(series: readonly Series[], periods: readonly string[], width: number, height: number, label: string, name: (one: Series) => string): Lines {
  const steps = ticks(Math.max(1, ...series.flatMap((one) => one.counts)));
  const x = linear([0, Math.max(1, periods.length - 1)], [ROOM.left, width - ROOM.right]);
  const y = linear([0, steps.at(-1) ?? 1], [height - ROOM.bottom, ROOM.top]);
  const dots: SVGElement[] = [];
  const at: Lines["at"] = [];
  const ends = spread(series.map((one) => y(one.counts.at(-1) ?? 0)), height - ROOM.bottom);
  const drawn = series.map((one, index) => {
    const path = one.counts.map((value, period) => `${period === 0 ? "M" : "L"}${x(period).toFixed(1)},${y(value).toFixed(1)}`).join("");
    const marks = one.counts.flatMap((value, period) => {
      if (value === 0) return [];
      const dot = svg("path", { d: DOTS[index] ?? "", transform: `translate(${x(period).toFixed(1)},${y(value).toFixed(1)})` });
      dots.push(dot);
      at.push({ series: index, period });
      return [dot];
    });
    const end = ends[index] ?? 0;
    const key = [
      svg("path", { d: DOTS[index] ?? "", transform: `translate(${width - ROOM.right + 16},${end})` }),
      svg("text", { x: width - ROOM.right + 26, y: end + 4 }, name(one)),
    ];
    return svg("g", { class: `series series-${index}` }, svg("path", { d: path, class: "line", "stroke-dasharray": DASHES[index] || null }), ...marks, ...key);
  });
  const picture = svg(
    "svg", { class: "picture lines", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    ...axes(steps, periods, x, y, width, height), ...drawn,
  );
  return { picture, dots, at };
}

/** Return lines and labels behind a chart over periods. */
export function axes(
  steps: readonly number[], periods: readonly string[], x: (index: number) => number, y: (value: number) => number, width: number, height: number,
): SVGElement[] {
  const across = steps.flatMap((step) => [
    svg("line", { class: "rule", x1: ROOM.left, x2: width - ROOM.right, y1: y(step), y2: y(step) }),
    svg("text", { class: "step", x: ROOM.left - 8, y: y(step) + 4, "text-anchor": "end" }, number(Math.abs(step))),
  ]);
  const every = Math.max(1, Math.ceil((periods.length * 74) / Math.max(1, width - ROOM.left - ROOM.right)));
  const along = periods.flatMap((period, index) =>
    index % every === 0 ? [svg("text", { class: "step", x: x(index), y: height - ROOM.bottom + 18, "text-anchor": "middle" }, period)] : []);
  return [...across, ...along];
}

/** Return places for names near where they are wanted, at least a line apart. */
function spread(wanted: readonly number[], bottom: number): number[] {
  const order = wanted.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const placed = new Array<number>(wanted.length).fill(0);
  let free = ROOM.top;
  for (const { value, index } of order) {
    placed[index] = Math.max(value, free);
    free = (placed[index] ?? 0) + 16;
  }
  const over = Math.max(0, free - 16 - bottom);
  return placed.map((value) => value - over);
}

export { ROOM };
