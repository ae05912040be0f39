/** Months and days as the text that the API writes: 2013-11, 2013-11-24. All in UTC, so that no time zone moves a day. */

const NAMES = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/** Return the first day of a month: 2013-11 to 2013-11-01. */
export function firstDay(month: string): string {
  return `${month}-01`;
}

/** Return the last day of a month: 2012-02 to 2012-02-29. */
export function lastDay(month: string): string {
  const { year, index } = parts(month);
  const day = new Date(Date.UTC(year, index + 1, 0)).getUTCDate();
  return `${month}-${String(day).padStart(2, "0")}`;
}

/** Return the month after `steps` months, before if negative. */
export function shiftMonth(month: string, steps: number): string {
  const { year, index } = parts(month);
  const all = year * 12 + index + steps;
  return `${String(Math.floor(all / 12)).padStart(4, "0")}-${String((((all % 12) + 12) % 12) + 1).padStart(2, "0")}`;
}

/** Return all months from the first to the last, both included; none if the last is before the first. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last && months.length < 12_000; month = shiftMonth(month, 1)) months.push(month);
  return months;
}

/** Return a month in words: "November 2013". */
export function monthWords(month: string): string {
  const { year, index } = parts(month);
  return `${NAMES[index] ?? month} ${year}`;
}

/** Return a day in words: "24 November 2013". */
export function dayWords(day: string): string {
  return `${Number(day.slice(8, 10))} ${monthWords(day.slice(0, 7))}`;
}

/** Return the days of an event in words, no finer than they are known. */
export function spanWords(start: string, end: string | null, precision: string): string {
  if (precision === "year") return start.slice(0, 4);
  if (precision === "quarter") return `${start.slice(0, 4)}, quarter ${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
  if (precision === "month") return monthWords(start.slice(0, 7));
  if (precision === "week") return `week of ${dayWords(start)}`;
  return end === null || end === start ? dayWords(start) : `${dayWords(start)} to ${dayWords(end)}`;
}

function parts(month: string): { year: number; index: number } {
  return { year: Number(month.slice(0, 4)), index: Number(month.slice(5, 7)) - 1 };
}
