/** What stands in a tooltip: elements, so that text stays text. */

import type { EventType } from "../../records";
import { h } from "../../ui/dom";
import { markWord } from "../../ui/marks";
import { count, day, dyad, number, span } from "../../ui/words";
import { KIND_WORDS, KINDS, type Kind, type Point } from "./data";

export function pointTip(point: Point): HTMLElement {
  const parties = dyad({ actor_name: point.actor, recipient_name: point.recipient });
  return h(
    "div",
    { class: "tip" },
    h("strong", {}, `${point.type}: ${parties}`),
    h("span", {}, `${span(point.start, point.end, point.precision)}, `, markWord(point.status)),
    h("q", {}, point.summary),
  );
}

const kinds = (counts: Record<Kind, number>): HTMLElement[] =>
  KINDS.filter((kind) => counts[kind] > 0).map((kind) => h("span", {}, `${number(counts[kind])} ${KIND_WORDS[kind]}`));

export const total = (counts: Record<Kind, number>): number => counts.happened + counts.announced + counts.unsure;

export const monthTip = (month: string, counts: Record<Kind, number>): HTMLElement =>
  h("div", { class: "tip" }, h("strong", {}, `${span(`${month}-01`, null, "month")}: ${count(total(counts), "event")}`), ...kinds(counts));

export function binTip(type: EventType, from: string, to: string, counts: Record<Kind, number>): HTMLElement {
  const days = from === to ? day(from) : `${day(from)} to ${day(to)}`;
  return h("div", { class: "tip" }, h("strong", {}, `${number(total(counts))} ${type}, ${days}`), ...kinds(counts), h("em", {}, "click to zoom in"));
}
