/** A stretch of months chosen with two sliders under bars of how much happened in each. */

import { h, svg } from "../ui/dom";
import { count } from "../ui/words";
import { linear } from "./scales";
import { monthsBetween, monthWords } from "./months";

export interface MonthCount {
  month: string;
  count: number;
}

/** Months in a row, and how many events lie before the first and after the last of them. */
export interface Months {
  shown: readonly MonthCount[];
  earlier: number;
  later: number;
}

/** The chosen stretch as places in the list of months, both included. */
export interface Stretch {
  first: number;
  last: number;
}

const HEIGHT = 44;
/** A few events of long ago would squeeze all others into a corner: this share may lie beyond either end. */
const BEYOND = 0.03;

/**
 * Return every month between the first and the last, without the few far ones: a slider's end stands for them, too.
 * Months without an event are there: a gap is part of the story.
 */
export function monthsOf(counts: readonly MonthCount[]): Months {
  const all = counts.reduce((sum, one) => sum + one.count, 0);
  let [first, last, earlier, later] = [0, counts.length - 1, 0, 0];
  while (first < last && earlier + counts[first]!.count <= all * BEYOND) earlier += counts[first++]!.count;
  while (last > first && later + counts[last]!.count <= all * BEYOND) later += counts[last--]!.count;
  const [from, to] = [counts[first]?.month, counts[last]?.month];
  if (!from || !to) return { shown: [], earlier, later };
  const known = new Map(counts.map((one) => [one.month, one.count]));
  return { shown: monthsBetween(from, to).map((month) => ({ month, count: known.get(month) ?? 0 })), earlier, later };
}

/** Return the sliders; `change` is called when the reader lets go, with null for the whole time. */
export function timeRange(all: Months, chosen: Stretch, change: (stretch: Stretch | null) => void): HTMLElement {
  const months = all.shown;
  const bars = drawBars(months, chosen);
  const words = h("output", { class: "stretch", "aria-live": "off" }, stretchWords(all, chosen));
  const slider = (key: "first" | "last", title: string): HTMLInputElement =>
    h("input", {
      type: "range", min: 0, max: months.length - 1, step: 1, value: chosen[key], "data-key": `time-${key}`,
      "aria-label": title, "aria-valuetext": monthWords(months[chosen[key]]?.month ?? ""),
    });
  const first = slider("first", "First month");
  const last = slider("last", "Last month");
  const current = (): Stretch => ({
    first: Math.min(Number(first.value), Number(last.value)),
    last: Math.max(Number(first.value), Number(last.value)),
  });
  for (const input of [first, last]) {
    input.addEventListener("input", () => {
      words.textContent = stretchWords(all, current());
      input.setAttribute("aria-valuetext", monthWords(months[Number(input.value)]?.month ?? ""));
      mark(bars, current());
    });
    input.addEventListener("change", () => change(whole(current(), months) ? null : current()));
  }
  const length = chosen.last - chosen.first + 1;
  const step = (key: string, label: string, title: string, by: number): HTMLElement => {
    const next = { first: chosen.first + by, last: chosen.last + by };
    const out = next.first < 0 || next.last >= months.length;
    return h("button", { type: "button", class: "quiet", "data-key": key, "aria-label": title, title, disabled: out, onclick: () => change(next) }, label);
  };
  return h(
    "div", { class: "time-range", role: "group", "aria-label": "Time" },
    h("div", { class: "sliders" }, bars, h("div", { class: "thumbs" }, first, last)),
    h("div", { class: "buttons" },
      step("time-back", "←", "The stretch before", -length), words, step("time-on", "→", "The stretch after", length),
      h("button", { type: "button", class: "quiet", "data-key": "time-all", disabled: whole(chosen, months), onclick: () => change(null) }, "Whole time")),
  );
}

const whole = (stretch: Stretch, months: readonly MonthCount[]): boolean => stretch.first === 0 && stretch.last === months.length - 1;

function stretchWords(all: Months, stretch: Stretch): string {
  const months = all.shown;
  const [atStart, atEnd] = [stretch.first === 0, stretch.last === months.length - 1];
  const events =
    months.slice(stretch.first, stretch.last + 1).reduce((sum, one) => sum + one.count, 0) +
    (atStart ? all.earlier : 0) + (atEnd ? all.later : 0);
  const [from, to] = [monthWords(months[stretch.first]?.month ?? ""), monthWords(months[stretch.last]?.month ?? "")];
  const start = atStart && all.earlier > 0 ? `before ${from}` : from;
  const end = atEnd && all.later > 0 ? `after ${to}` : to;
  return `${start === end ? start : `${start} to ${end}`}: ${count(events, "event")}`;
}

function drawBars(months: readonly MonthCount[], chosen: Stretch): SVGSVGElement {
  const high = linear([0, Math.max(1, ...months.map((one) => one.count))], [0, HEIGHT]);
  const bars = months.map((one, index) =>
    svg("rect", { x: index + 0.1, width: 0.8, y: HEIGHT - high(one.count), height: high(one.count) }));
  const picture = svg(
    "svg",
    { class: "bars", viewBox: `0 0 ${months.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" },
    ...bars,
  );
  mark(picture, chosen);
  return picture;
}

function mark(bars: SVGSVGElement, stretch: Stretch): void {
  [...bars.children].forEach((bar, index) => bar.setAttribute("class", index >= stretch.first && index <= stretch.last ? "in" : "out"));
}
