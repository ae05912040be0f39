/** A stretch of months chosen with two sliders under bars of how much happened in each. */

import { h, svg } from "../ui/dom";
import { count } from "../ui/words";
import { linear } from "./scales";
import { monthWords } from "./months";

export interface MonthCount {
  month: string;
  count: number;
}

/** The chosen stretch as places in the list of months, both included. */
export interface Stretch {
  first: number;
  last: number;
}

const HEIGHT = 44;

/** Return the sliders; `change` is called when the reader lets go, with null for the whole time. */
export function timeRange(months: readonly MonthCount[], chosen: Stretch, change: (stretch: Stretch | null) => void): HTMLElement {
  const bars = drawBars(months, chosen);
  const words = h("output", { class: "stretch", "aria-live": "off" }, stretchWords(months, chosen));
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
      words.textContent = stretchWords(months, current());
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

function stretchWords(months: readonly MonthCount[], stretch: Stretch): string {
  const events = months.slice(stretch.first, stretch.last + 1).reduce((sum, one) => sum + one.count, 0);
  const [from, to] = [months[stretch.first]?.month ?? "", months[stretch.last]?.month ?? ""];
  return `${from === to ? monthWords(from) : `${monthWords(from)} to ${monthWords(to)}`}: ${count(events, "event")}`;
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
