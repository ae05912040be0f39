/** How codes, days and numbers read on the page. */

import type { EventRow, Status } from "../records";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export const ROLE_WORDS: Record<string, string> = {
  trigger: "what", actor: "who", recipient: "to whom", time: "when", place: "where", speaker: "who says so", quote: "quoted",
};

export const STATUS_WORDS: Record<Status, string> = {
  occurred: "happened", ongoing: "going on", planned: "announced", hypothetical: "possible", denied: "denied",
};

export const QUADS: Record<number, string> = {
  1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict",
};

/** Quad class by event type, as PLOVER groups them: for lanes and colours. */
export const QUAD_OF_TYPE: Record<string, number> = {
  AGREE: 1, CONSULT: 1, SUPPORT: 1, CONCEDE: 1, COOPERATE: 2, AID: 2, RETREAT: 2, REQUEST: 3,
  ACCUSE: 3, REJECT: 3, THREATEN: 3, PROTEST: 4, SANCTION: 4, MOBILIZE: 4, COERCE: 4, ASSAULT: 4,
};

const grouped = new Intl.NumberFormat("en-GB");

export const number = (value: number): string => grouped.format(value);

export const count = (value: number, one: string, many = `${one}s`): string => `${number(value)} ${value === 1 ? one : many}`;

/** "2025-01-29" as "29 Jan 2025"; what is no ISO day is returned as it is. */
export function day(text: string | null): string {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? "");
  if (!found) return text ?? "";
  return `${Number(found[3])} ${MONTHS[Number(found[2]) - 1] ?? "?"} ${found[1]}`;
}

/** The days of an event as it knows them: a day, a month, a year, or a span. */
export function span(start: string | null, end: string | null, precision: string): string {
  if (!start) return "no date";
  const [year, month] = start.split("-");
  if (precision === "year") return year ?? start;
  if (precision === "month") return `${MONTHS[Number(month) - 1] ?? "?"} ${year}`;
  if (precision === "quarter") return `quarter ${Math.ceil(Number(month) / 3)} of ${year}`;
  return !end || end === start ? day(start) : `${day(start)} to ${day(end)}`;
}

/** Several members of one side, as a reader says them. */
export function side(names: string | null): string {
  const all = (names ?? "").split(";").map((name) => name.trim()).filter(Boolean);
  return all.length < 2 ? (all[0] ?? "") : `${all.slice(0, -1).join(", ")} and ${all[all.length - 1]}`;
}

/** "Iran → Switzerland": who did it to whom. */
export function dyad(row: Pick<EventRow, "actor_name" | "recipient_name">): string {
  const actor = side(row.actor_name) || "someone";
  const recipient = side(row.recipient_name);
  return recipient ? `${actor} → ${recipient}` : actor;
}

export const percent = (value: number): string => `${Math.round(value * 100)} %`;

export const plain = (name: string): string => name.replaceAll("_", " ");
