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

export function windowOf(ctx: Context): Window | null {
  const { window_from: from, window_to: to } = ctx.state.options;
  return from && to ? { from, to } : null;
}

/** Return the timeline; only above the limit does the window narrow what the server sends. */
export async function load(ctx: Context): Promise<Timeline> {
  const whole = await ctx.api.get<Timeline>("/timeline", ctx.state.filters, {}, ctx.signal);
  const window = windowOf(ctx);
  if (!whole.bins || !window) return whole;
  const params = { window_from: window.from, window_to: window.to };
  const part = await ctx.api.get<Timeline>("/timeline", ctx.state.filters, params, ctx.signal);
  return { ...part, months: whole.months, published_first: whole.published_first, published_last: whole.published_last };
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

/** Return every month from the first to the last, those without events too. */
export function months(timeline: Timeline): MonthCount[] {
  const counts = new Map<string, Record<Kind, number>>();
  for (const { month, status, count } of timeline.months) {
    const key = month.slice(0, 7);
    const found = counts.get(key) ?? { happened: 0, announced: 0, unsure: 0 };
    found[kindOf(status)] += count;
    counts.set(key, found);
  }
  return [...counts].map(([month, found]) => ({ month, counts: found }));
}

/** Return first and last moment of all that is drawn, with room at both sides. */
export function extent(timeline: Timeline): [number, number] {
  const all = timeline.months.map(({ month }) => month.slice(0, 7)).sort();
  const first = all[0] ?? timeline.today.slice(0, 7);
  const last = all[all.length - 1] ?? first;
  let from = time(`${first}-01`);
  let to = nextMonth(last);
  if (timeline.points && timeline.points.length > 0) {
    from = Math.min(...timeline.points.map((point) => time(point.start)));
    to = Math.max(...timeline.points.map((point) => endTime(point.end ?? point.start)));
  }
  if (timeline.published_last) to = Math.max(to, endTime(timeline.published_last));
  const room = Math.max((to - from) * 0.02, DAY);
  return [from - room, to + room];
}

export function nextMonth(month: string): number {
  const [year, number] = month.split("-").map(Number);
  return Date.UTC(year ?? 1970, number ?? 1, 1);
}
