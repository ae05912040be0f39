/** Numbers to lengths and classes. */

import { number } from "../ui/words";

/** Return a function that maps `domain` linearly onto `range`; a domain of no width maps to the start of the range. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): (value: number) => number {
  const [from, to] = domain;
  const slope = to === from ? 0 : (range[1] - range[0]) / (to - from);
  return (value) => range[0] + (value - from) * slope;
}

/** Return a function from a count to a radius, so that the area of a mark grows with the count; at least `least`. */
export function area(most: number, radius: number, least: number): (count: number) => number {
  return (count) => (count <= 0 ? 0 : Math.max(least, radius * Math.sqrt(count / Math.max(most, 1))));
}

/** Return about `wanted` round whole numbers from 0 to at least `most`, for the lines behind a chart. */
export function ticks(most: number, wanted = 4): number[] {
  const rough = Math.max(most, 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 1);
  const last = Math.ceil(Math.max(most, 1) / step);
  return Array.from({ length: last + 1 }, (_, index) => index * step);
}

/**
 * Return the lower bounds of at most `classes` classes of counts from 1 up, each about as many times larger than the
 * one before: counts of events are far from evenly spread, and equal steps would leave all but one country pale.
 */
export function classBounds(most: number, classes = 5): number[] {
  const bounds = new Set<number>();
  for (let index = 0; index < classes; index += 1) {
    bounds.add(Math.max(1, Math.round(Math.max(most, 1) ** (index / classes))));
  }
  return [...bounds].sort((a, b) => a - b);
}

/** Return the class of a count, from 0 for nothing to the number of bounds. */
export function classOf(count: number, bounds: readonly number[]): number {
  let found = 0;
  bounds.forEach((bound, index) => {
    if (count >= bound) found = index + 1;
  });
  return found;
}

/** Return the classes in words: "1", "2–4", "5 and more". */
export function classWords(bounds: readonly number[]): string[] {
  return bounds.map((bound, index) => {
    const next = bounds[index + 1];
    if (next === undefined) return `${number(bound)} and more`;
    return next - 1 === bound ? number(bound) : `${number(bound)}–${number(next - 1)}`;
  });
}
