/** Periods as the grids write them: 2013-11-24, 2013-W47, 2013-11, 2013-Q4, 2013. */

import { dayWords, firstDay, lastDay, monthWords } from "./months";

export const PERIODS = ["day", "week", "month", "quarter", "year"] as const;

/** Return the first and the last day of a period. */
export function daysOf(period: string): { from: string; to: string } {
  const year = period.slice(0, 4);
  if (/^\d{4}$/.test(period)) return { from: `${year}-01-01`, to: `${year}-12-31` };
  const quarter = /-Q([1-4])$/.exec(period);
  if (quarter) {
    const last = Number(quarter[1]) * 3;
    return { from: firstDay(`${year}-${two(last - 2)}`), to: lastDay(`${year}-${two(last)}`) };
  }
  const week = /-W(\d{2})$/.exec(period);
  if (week) return weekDays(Number(year), Number(week[1]));
  return period.length === 7 ? { from: firstDay(period), to: lastDay(period) } : { from: period, to: period };
}

/** Return a period in words: "November 2013", "quarter 4 of 2013". */
export function periodWords(period: string): string {
  const year = period.slice(0, 4);
  const quarter = /-Q([1-4])$/.exec(period);
  if (quarter) return `quarter ${quarter[1]} of ${year}`;
  const week = /-W(\d{2})$/.exec(period);
  if (week) return `week ${Number(week[1])} of ${year}`;
  if (period.length === 7) return monthWords(period);
  return period.length === 10 ? dayWords(period) : period;
}

/** ISO 8601: week 1 is the week of 4 January; weeks begin on Monday. */
function weekDays(year: number, week: number): { from: string; to: string } {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (week - 1) * 7);
  return { from: isoDay(monday), to: isoDay(monday + 6 * 86_400_000) };
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
const two = (value: number): string => String(value).padStart(2, "0");
