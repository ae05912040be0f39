/** The diary: what was announced, by date, who said so and when, and what became of it. */

import { monthWords } from "../charts/months";
import { choices } from "../charts/choices";
import { h } from "../ui/dom";
import { keepFocus } from "../ui/focus";
import { note } from "../ui/message";
import { count, day, number, plain, side, span } from "../ui/words";
import type { Context, View } from "../view";
import "../charts/charts.css";

/** What became of an announcement. Held, moved and cancelled are known from other reports of the same incident. */
const STATES = {
  due: { sign: "○", words: "still due", says: "its day is yet to come" },
  past: { sign: "◔", words: "day past", says: "its day has passed, and no report read here tells what became of it" },
  held: { sign: "●", words: "held", says: "a later report says that it took place" },
  moved: { sign: "➔", words: "moved", says: "a later report gives another day" },
  cancelled: { sign: "✕", words: "cancelled", says: "a later report says that it is off" },
  undated: { sign: "?", words: "no day named", says: "no report read here names its day" },
} as const;
type StateName = keyof typeof STATES;

interface Entry {
  event_id: string;
  incident_id: string | null;
  article_id: string;
  date_start: string | null;
  date_end: string | null;
  precision: string;
  actor: string | null;
  recipient: string | null;
  type: string;
  act: string;
  mode: string | null;
  place: string | null;
  said_by: string | null;
  published: string | null;
  outlet: string | null;
  state: StateName;
  quote: string | null;
  text: string;
}

interface DiaryAnswer {
  today: string;
  total: number;
  entries: Entry[];
}

const ask = (ctx: Context): Promise<DiaryAnswer> =>
  ctx.api.get<DiaryAnswer>("/diary", ctx.state.filters, { today: ctx.state.options["today"] ?? null }, ctx.signal);

const stateOf = (ctx: Context): string => {
  const wanted = ctx.state.options["state"] ?? "all";
  return wanted in STATES ? wanted : "all";
};

export const view: View = {
  name: "diary",
  title: "Diary",

  async render(root, ctx) {
    const answer = await ask(ctx);
    if (ctx.signal.aborted) return;
    keepFocus(root, () => draw(root, ctx, answer));
  },

  async twin(ctx) {
    const { entries } = await ask(ctx);
    return {
      caption: "Announced events by date",
      columns: ["from", "to", "known to the", "state", "actor", "act", "mode", "recipient", "place", "said by", "on", "outlet", "sentence"],
      rows: chosen(ctx, entries).map((one) => [
        one.date_start, one.date_end, one.precision, STATES[one.state].words, side(one.actor), one.act, one.mode, side(one.recipient),
        one.place, speaker(one), one.published, one.outlet, one.text,
      ]),
    };
  },

  call: (ctx) => ({ path: "/diary", params: { today: ctx.state.options["today"] ?? null }, csv: true }),
};

const chosen = (ctx: Context, entries: readonly Entry[]): Entry[] => {
  const state = stateOf(ctx);
  return entries.filter((one) => state === "all" || one.state === state);
};

function draw(root: HTMLElement, ctx: Context, answer: DiaryAnswer): void {
  if (answer.entries.length === 0) {
    root.replaceChildren(note("Nothing announced", "None of these events is planned; the diary lists only what was announced."));
    return;
  }
  const entries = chosen(ctx, answer.entries);
  root.replaceChildren(
    summary(answer),
    h("div", { class: "chart-tools" }, stateChoice(ctx, answer.entries), todayField(ctx, answer.today, answer.entries), calendarLink(ctx)),
    ...(entries.length > 0 ? byMonth(entries, answer.today, ctx) : [h("p", { class: "soft" }, "No entry is in this state.")]),
    meanings(answer.entries),
  );
}

function summary(answer: DiaryAnswer): HTMLElement {
  const shown = answer.entries.length < answer.total ? `The first ${number(answer.entries.length)} of ${count(answer.total, "announced event")}` : count(answer.total, "announced event");
  return h("p", { class: "summary" }, `${shown}, by the day announced. Reports tell what was to come; of what came there is only what other reports read here say.`);
}

function stateChoice(ctx: Context, entries: readonly Entry[]): HTMLElement {
  const values = (Object.keys(STATES) as StateName[])
    .map((name) => ({ name, found: entries.filter((one) => one.state === name).length }))
    .filter(({ found }) => found > 0)
    .map(({ name, found }) => [name, `${STATES[name].words} (${found})`] as const);
  return choices("Show", "state", [["all", `all (${entries.length})`], ...values], stateOf(ctx), (value) =>
    ctx.go({ options: { state: value === "all" ? null : value } }));
}

/** Seen from the past, the diary of an old archive is a calendar of what people then expected. */
function todayField(ctx: Context, today: string, entries: readonly Entry[]): HTMLElement {
  const box = h("input", { type: "date", value: today, "data-key": "diary-today" });
  box.addEventListener("change", () => ctx.go({ options: { today: box.value || null, state: null } }));
  const last = entries.reduce((latest, one) => ((one.published ?? "") > latest ? (one.published ?? "") : latest), "");
  const then = last && last !== today ? h("a", { href: ctx.href({ options: { today: last, state: null } }), "data-key": "diary-last" }, `as of the last report, ${day(last)}`) : null;
  return h("div", { class: "buttons" }, h("label", {}, "Due or past as of ", box), then);
}

const calendarLink = (ctx: Context): HTMLElement =>
  h("a", { class: "button", href: ctx.api.url("/diary", ctx.state.filters, { today: ctx.state.options["today"] ?? null, format: "ics" }), download: "dateline-diary.ics" }, "Calendar (.ics)");

function byMonth(entries: readonly Entry[], today: string, ctx: Context): HTMLElement[] {
  const months = new Map<string, Entry[]>();
  for (const one of entries) {
    const month = one.date_start?.slice(0, 7) ?? "";
    months.set(month, [...(months.get(month) ?? []), one]);
  }
  const now = today.slice(0, 7);
  return [...months].map(([month, ones]) =>
    h("section", { class: "diary-month" },
      h("h2", {}, month === "" ? "No day named" : monthWords(month), month === now ? h("span", { class: "soft" }, " this month") : null),
      h("ol", { class: "diary" }, ...ones.map((one) => entryItem(one, ctx)))));
}

function entryItem(one: Entry, ctx: Context): HTMLElement {
  const state = STATES[one.state];
  const picked = ctx.state.event === one.event_id;
  return h(
    "li", { class: `entry ${one.state}${picked ? " chosen" : ""}` },
    h("p", { class: "entry-when" }, one.date_start ? h("time", { datetime: one.date_start }, span(one.date_start, one.date_end, one.precision)) : null),
    h("div", { class: "entry-what" },
      h("p", {}, h("a", { href: ctx.href({ view: "article", event: one.event_id }), "data-key": `diary-${one.event_id}` }, headline(one))),
      h("blockquote", {}, one.text),
      h("p", { class: "soft" }, said(one))),
    h("p", { class: "entry-state" }, h("span", { "aria-hidden": "true" }, state.sign), ` ${state.words}`),
  );
}

/** "Iran and France: talks, in Geneva": who with or to whom, what, where. */
function headline(one: Entry): string {
  const what = one.mode ? plain(one.mode) : one.act.toLowerCase();
  const to = side(one.recipient);
  return `${side(one.actor) || "Somebody"}${to ? ` → ${to}` : ""}: ${what}${one.place ? `, ${one.place}` : ""}`;
}

const speaker = (one: Entry): string => one.said_by ?? one.outlet ?? "the report";

function said(one: Entry): string {
  const on = one.published ? `, ${day(one.published)}` : "";
  const outlet = one.said_by && one.outlet ? `, in ${one.outlet}` : "";
  return `Said by ${speaker(one)}${outlet}${on}`;
}

function meanings(entries: readonly Entry[]): HTMLElement {
  const found = (Object.keys(STATES) as StateName[]).filter((name) => entries.some((one) => one.state === name));
  return h("ul", { class: "legend", "aria-label": "States" }, ...found.map((name) =>
    h("li", {}, h("span", { "aria-hidden": "true" }, `${STATES[name].sign} `), `${STATES[name].words}: ${STATES[name].says}`)));
}
