/** Quad classes over time: cooperation upwards, conflict downwards, material acts hatched. */

import { svg } from "../ui/dom";
import { QUADS } from "../ui/words";
import type { Series } from "./grid";
import { axes, ROOM } from "./lines";
import { linear, ticks } from "./scales";

export interface Balance {
  picture: SVGSVGElement;
  bars: SVGElement[];
  at: { quad: number; period: number; events: number }[];
}

/** Draw the bars of the four quad classes; `series` has the class as its only label. */
export function balance(series: readonly Series[], periods: readonly string[], width: number, height: number, label: string): Balance {
  const of = (quad: number, period: number): number => series.find((one) => one.labels[0] === String(quad))?.counts[period] ?? 0;
  const up = periods.map((_, period) => of(1, period) + of(2, period));
  const down = periods.map((_, period) => of(3, period) + of(4, period));
  const [most, least] = [Math.max(1, ...up), Math.max(1, ...down)];
  const stepsUp = ticks(most, 2);
  const stepsDown = ticks(least, 2);
  const y = linear([-(stepsDown.at(-1) ?? 1), stepsUp.at(-1) ?? 1], [height - ROOM.bottom, ROOM.top]);
  const band = (width - ROOM.left - ROOM.right) / Math.max(1, periods.length);
  const x = (period: number): number => ROOM.left + band * (period + 0.5);
  const bars: SVGElement[] = [];
  const at: Balance["at"] = [];
  periods.forEach((_, period) => {
    for (const [near, far, sign] of [[1, 2, 1], [3, 4, -1]] as const) {
      let base = 0;
      for (const quad of [near, far]) {
        const events = of(quad, period);
        if (events === 0) continue;
        const top = sign > 0 ? y(base + events) : y(-base);
        bars.push(bar(quad, x(period) - band * 0.4, top, band * 0.8, y(0) - y(events)));
        at.push({ quad, period, events });
        base += events;
      }
    }
  });
  const names = [["cooperation", ROOM.top + 10], ["conflict", height - ROOM.bottom - 4]] as const;
  const picture = svg(
    "svg", { class: "picture balance", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
    hatching(), ...axes([...stepsDown.slice(1).map((step) => -step), ...stepsUp], periods, x, y, width, height),
    ...bars, svg("line", { class: "zero", x1: ROOM.left, x2: width - ROOM.right, y1: y(0), y2: y(0) }),
    ...names.map(([words, down]) => svg("text", { class: "side", x: width - ROOM.right + 10, y: down }, words)),
  );
  return { picture, bars, at };
}

/** Return the sample of a quad class for a legend. */
export const quadSample = (quad: number): SVGSVGElement =>
  svg("svg", { viewBox: "0 0 16 12", class: "swatch", "aria-hidden": "true" }, hatching(), bar(quad, 0, 0, 16, 12));

export const quadWords = (quad: number): string => QUADS[quad] ?? "";

function bar(quad: number, x: number, y: number, width: number, height: number): SVGElement {
  const box = { x: x.toFixed(1), y: y.toFixed(1), width: width.toFixed(1), height: height.toFixed(1) };
  const hatch = quad === 2 || quad === 4 ? svg("rect", { ...box, class: "hatch", fill: "url(#hatch)" }) : null;
  return svg("g", { class: `bar quad-${quad}` }, svg("rect", box), hatch);
}

/** Material acts are hatched as well as coloured. */
const hatching = (): SVGElement =>
  svg("defs", {}, svg("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, svg("rect", { width: 1.6, height: 5, class: "hatching" })));
