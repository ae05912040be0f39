/** What the timeline draws: months, and in the window events as points or, above 20,000, as bins. */

import { EVENT_TYPES, type EventType, type Status } from "../../records";
import type { Context } from "../../view";

export interface Point {
  event_id: string;
  type: EventType;
  status: Status;
  start: string;
  end: string | null;
  precision: string;
  actor: string | null;
  recipient: string | null;
  summary: string;
}

export interface Bin {
  from: string;
  to: string;
  type: EventType;
  status: Status;
  count: number;
}

export interface Timeline {
  today: string;
  published_first: string | null;
  published_last: string | null;
  months: { month: string; status: Status; count: number }[];
  points?: Point[];
  bins?: Bin[];
}

/** The window that the reader zoomed to: first and last day, or null for all. */
export interface Window {
  from: string;
  to: string;
}

const DAY = 86_400_000;
export const time = (day: string): number => Date.parse(`${day.slice(0, 10)}T00:00:00Z`);
export const isoDay = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
/** The end of a last day, which belongs to the span. */
export const endTime = (day: string): number => time(day) + DAY;

/** Return the window in the address, or null. */
export function windowOf(ctx: Context): Window | null {
  const { window_from: from, window_to: to } = ctx.state.options;
  return from && to ? { from, to } : null;
}

/** A share of the events at either end that may lie outside the window shown at first. */
const FEW = 0.02;

/** Return the window that holds nearly all events, where few old or far ones would squeeze the rest; else null. */
export function usualWindow(timeline: Timeline): Window | null {
  const all = months(timeline).map(({ month, counts }) => ({ month, total: counts.happened + counts.announced + counts.unsure }));
  const most = all.reduce((sum, { total }) => sum + total, 0);
  const beyond = (list: typeof all): string | undefined => {
    let sum = 0;
    return list.find(({ total }) => (sum += total) > most * FEW)?.month;
  };
  const first = beyond(all);
  const last = beyond([...all].reverse());
  if (!first || !last) return null;
  const [whole, usual] = [nextMonth(all[all.length - 1]!.month) - time(`${all[0]!.month}-01`), nextMonth(last) - time(`${first}-01`)];
  return usual < whole / 2 ? { from: `${first}-01`, to: isoDay(nextMonth(last) + usual * 0.04) } : null;
}

/** Return the timeline and its window; only above the limit does the window narrow what the server sends. */
export async function load(ctx: Context): Promise<{ timeline: Timeline; window: Window | null }> {
  const whole = await ctx.api.get<Timeline>("/timeline", ctx.state.filters, {}, ctx.signal);
  const window = windowOf(ctx) ?? usualWindow(whole);
  if (!whole.bins || !window) return { timeline: whole, window };
  const params = { window_from: window.from, window_to: window.to };
  const part = await ctx.api.get<Timeline>("/timeline", ctx.state.filters, params, ctx.signal);
  const { months, published_first, published_last } = whole;
  return { timeline: { ...part, months, published_first, published_last }, window };
}

/** The event types that occur, in the codebook's order: one lane each. */
export function lanes(timeline: Timeline): EventType[] {
  const found = new Set<EventType>();
  for (const row of timeline.points ?? timeline.bins ?? []) found.add(row.type);
  return EVENT_TYPES.filter((type) => found.has(type));
}

/** Three kinds of marks in bars and bins: filled, hollow, hatched. */
export type Kind = "happened" | "announced" | "unsure";
export const kindOf = (status: Status): Kind =>
  status === "occurred" || status === "ongoing" ? "happened" : status === "planned" ? "announced" : "unsure";
export const KINDS: readonly Kind[] = ["happened", "announced", "unsure"];
export const KIND_WORDS: Record<Kind, string> = {
  happened: "happened or going on",
  announced: "announced",
  unsure: "possible or denied",
};

export interface MonthCount {
  month: string;
  counts: Record<Kind, number>;
}

/** Return the months that have events, in order. */
export function months(timeline: Timeline): MonthCount[] {
  const counts = new Map<string, Record<Kind, number>>();
  for (const { month, status, count } of timeline.months) {
    const key = month.slice(0, 7);
    const found = counts.get(key) ?? { happened: 0, announced: 0, unsure: 0 };
    found[kindOf(status)] += count;
    counts.set(key, found);
  }
  return [...counts].map(([month, found]) => ({ month, counts: found })).sort((a, b) => a.month.localeCompare(b.month));
}

/** Return first and last moment of all that is drawn, with room at both sides. */
export function extent(timeline: Timeline): [number, number] {
  const all = timeline.months.map(({ month }) => month.slice(0, 7)).sort();
  const first = all[0] ?? timeline.today.slice(0, 7);
  const last = all[all.length - 1] ?? first;
  const from = time(`${first}-01`);
  let to = nextMonth(last);
  if (timeline.published_last) to = Math.max(to, endTime(timeline.published_last));
  const room = Math.max((to - from) * 0.02, DAY);
  return [from - room, to + room];
}

export function nextMonth(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return Date.UTC(year ?? 1970, number ?? 1, 1);
}
