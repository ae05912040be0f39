/** The paragraph of an event with its stretches underlined, cut by code points as the store counts them. */

import type { Span } from "../../records";
import { h } from "../../ui/dom";
import { underlined } from "../../ui/roles";

export type Stretches = Record<string, [number, number][]>;

/** An article's text as code points: offsets of the store are indices of it. */
export type Text = readonly string[];

export const words = (text: Text, start: number, end: number): string => text.slice(start, end).join("");

/** Return the stretches by role. */
export function stretches(spans: readonly Span[]): Stretches {
  const found: Stretches = {};
  for (const { role, start, end } of spans) (found[role] ??= []).push([start, end]);
  return found;
}

/** Return the paragraphs that the stretches lie in, underlined. */
export function passage(text: Text, found: Stretches): HTMLElement {
  const pairs = Object.entries(found).flatMap(([role, all]) => all.map(([start, end]) => ({ role, start, end })));
  const [from, to] = paragraphs(text, pairs);
  const cuts = [...new Set([from, to, ...pairs.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const nodes = cuts.slice(0, -1).map((start, place) => {
    const end = cuts[place + 1]!;
    const roles = pairs.filter((pair) => pair.start <= start && end <= pair.end).map(({ role }) => role);
    const marked = underlined(document.createTextNode(words(text, start, end)), roles, (line) => line.classList.add("on"));
    return marked;
  });
  return h("p", { class: "text passage" }, ...nodes);
}

function paragraphs(text: Text, pairs: readonly { start: number; end: number }[]): [number, number] {
  let from = Math.min(...pairs.map(({ start }) => start), text.length);
  let to = Math.max(...pairs.map(({ end }) => end), 0);
  if (pairs.length === 0) return [0, text.length];
  while (from > 0 && text[from - 1] !== "\n") from -= 1;
  while (to < text.length && text[to] !== "\n") to += 1;
  return [from, to];
}

const isWord = (letter: string | undefined): boolean => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);

/** Return the next place from `at`, in the direction of `step`, where a word starts (for a start) or ends (for an end). */
export function nextWord(text: Text, at: number, step: 1 | -1, side: "start" | "end"): number {
  const edge = (place: number): boolean =>
    side === "start" ? isWord(text[place]) && !isWord(text[place - 1]) : isWord(text[place - 1]) && !isWord(text[place]);
  let place = at + step;
  while (place > 0 && place < text.length && !edge(place)) place += step;
  return Math.min(Math.max(place, 0), text.length);
}
