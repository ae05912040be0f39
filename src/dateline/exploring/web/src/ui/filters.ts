/** The filters: a rail of choices with their counts, and chips for those in force. */

import type { FacetValue, Facets } from "../records";
import { EVENT_TYPES, REVIEWS, STATUSES, type Status } from "../records";
import { FILTER_NAMES, isFiltered, toggled, type Change, type FilterName, type State } from "../state";
import type { Context } from "../view";
import { h } from "./dom";
import { keepFocus } from "./focus";
import { mark } from "./marks";
import { day, number, plain, QUAD_OF_TYPE, QUADS, STATUS_WORDS } from "./words";

type Go = (change: Change) => void;

const NAMES: Partial<Record<FilterName, string>> = {
  search: "words", actor_country: "actor country", recipient_country: "recipient country", attributed_to: "said by",
  min_confidence: "at least", max_confidence: "at most", review: "review", quad: "class", attribution: "said by",
};
const ATTRIBUTION_WORDS: Record<string, string> = { named: "a named speaker", anonymous: "an unnamed speaker", outlet: "the outlet itself" };
const SHOWN_FIRST = 8;

function valueText(name: FilterName, value: string): string {
  if (name === "status") return STATUS_WORDS[value as Status] ?? value;
  if (name === "from" || name === "to") return day(value);
  if (name === "quad") return QUADS[Number(value)] ?? value;
  if (name === "attribution") return ATTRIBUTION_WORDS[value] ?? value;
  if (name === "min_confidence" || name === "max_confidence") return `${Math.round(Number(value) * 100)} % sure`;
  return value;
}

/** Return a filter value in words: "status: announced". */
export const chipText = (name: FilterName, value: string): string => `${NAMES[name] ?? plain(name)}: ${valueText(name, value)}`;

/** Return the chips of the filters in force, each a button that takes one away; nothing without filters. */
export function chips(ctx: Context): HTMLElement[] {
  if (!isFiltered(ctx.state.filters)) return [];
  const all = FILTER_NAMES.map((name): [FilterName, readonly string[]] => [name, ctx.state.filters[name] ?? []]).filter(([, values]) => values.length > 0);
  const buttons = all.flatMap(([name, values]) =>
    values.map((value) => {
      const text = chipText(name, value);
      const drop = (): void => ctx.go({ filters: { [name]: toggled(ctx.state.filters, name, value) } });
      return h("li", {}, h("button", { type: "button", class: "chip", "aria-label": `Remove ${text}`, onclick: drop }, text, h("span", { "aria-hidden": "true" }, "×")));
    }),
  );
  const clear = (): void => ctx.go({ filters: Object.fromEntries(all.map(([name]) => [name, null])) });
  const last = h("li", {}, h("button", { type: "button", class: "chip clear", onclick: clear }, "Clear all"));
  return [h("ul", { class: "chips", "aria-label": "Filters in force" }, ...buttons, last)];
}

export interface Rail {
  element: HTMLElement;
  /** The button that opens the rail on narrow screens. */
  opener: HTMLElement;
  update(state: State, facets: Facets): void;
}

/** Return the rail; `update` shows a state and its counts. */
export function createRail(go: Go): Rail {
  const groups = h("div", { class: "groups" });
  const element = h("form", { class: "filters", role: "search", onsubmit: (event: Event) => event.preventDefault() }, groups);
  const opener = h("button", { type: "button", class: "quiet opener", "aria-expanded": "false" }, "Filters");
  opener.addEventListener("click", () => {
    const open = document.documentElement.classList.toggle("rail-open");
    opener.setAttribute("aria-expanded", String(open));
  });
  const opened = new Set<string>(["type", "status", "dates"]);
  const update = (state: State, facets: Facets): void =>
    keepFocus(element, () => groups.replaceChildren(...railGroups(state, facets, go, opened)));
  return { element, opener, update };
}

function railGroups(state: State, facets: Facets, go: Go, opened: Set<string>): HTMLElement[] {
  const choose = (name: FilterName, values: FacetValue[], look?: Look): HTMLElement => choices(name, values, state, go, opened, look);
  const group = (key: string, title: string, ...children: (Node | null)[]): HTMLElement => disclosure(key, title, opened, children);
  return [
    searchField(state, go),
    group("type", "What", choose("type", ordered(facets.type, EVENT_TYPES), (value) => typeDot(value))),
    group("status", "Has it happened", choose("status", ordered(facets.status, STATUSES), (value) => mark(value as Status))),
    group("dates", "When", dateFields(state, go)),
    group("country", "Where", choose("country", facets.country)),
    group("actor", "Who", nameField("actor", "Name contains", state, go), choose("actor", facets.actor)),
    group("recipient", "To whom", nameField("recipient", "Name contains", state, go), choose("recipient", facets.recipient)),
    group("attribution", "Who says so", choose("attribution", facets.attribution)),
    group("outlet", "Outlet", choose("outlet", facets.outlet)),
    group("confidence", "How sure", confidenceField(state, go)),
    group("review", "Reviewed", choose("review", facets.review ?? REVIEWS.map((value) => ({ value, count: NaN })))),
  ];
}

function disclosure(key: string, title: string, opened: Set<string>, children: (Node | null)[]): HTMLElement {
  const summary = h("summary", { "data-key": `group-${key}` }, title);
  const element = h("details", { open: opened.has(key) }, summary, h("div", { class: "group" }, ...children));
  element.addEventListener("toggle", () => (element.open ? opened.add(key) : opened.delete(key)));
  return element;
}

/** The values that the codebook orders, in its order; values without events are left out unless chosen. */
function ordered(values: FacetValue[], order: readonly string[]): FacetValue[] {
  return [...values].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value));
}

type Look = (value: string) => Node;

const typeDot = (value: string): Node => h("span", { class: `dot quad-${QUAD_OF_TYPE[value] ?? 0}`, "aria-hidden": "true" });

function choices(name: FilterName, values: FacetValue[], state: State, go: Go, opened: Set<string>, look?: Look): HTMLElement {
  const chosen = state.filters[name] ?? [];
  const missing = chosen.filter((value) => !values.some((other) => other.value === value)).map((value) => ({ value, count: 0 }));
  const all = [...missing, ...values];
  const more = `more-${name}`;
  const few = name === "type" || opened.has(more) ? all : all.filter((entry, place) => place < SHOWN_FIRST || chosen.includes(entry.value));
  const items = few.map((entry) => choice(name, entry, chosen, state, go, look));
  const list = h("ul", { class: "choices" }, ...items);
  if (few.length === all.length) return list;
  const button = h("button", { type: "button", class: "more", "data-key": more }, `${number(all.length - few.length)} more`);
  button.addEventListener("click", () => {
    opened.add(more);
    const rest = all.filter((entry) => !few.includes(entry)).map((entry) => choice(name, entry, chosen, state, go, look));
    list.append(...rest);
    rest[0]?.querySelector("input")?.focus();
    button.remove();
  });
  return h("div", {}, list, button);
}

function choice(name: FilterName, entry: FacetValue, chosen: readonly string[], state: State, go: Go, look?: Look): HTMLElement {
  const box = h("input", { type: "checkbox", checked: chosen.includes(entry.value), "data-key": `${name}-${entry.value}` });
  box.addEventListener("change", () => go({ filters: { [name]: toggled(state.filters, name, entry.value) } }));
  const text = "name" in entry && entry.name ? entry.name : valueText(name, entry.value);
  const counted = Number.isNaN(entry.count) ? null : h("span", { class: "count" }, number(entry.count));
  return h("li", {}, h("label", {}, box, look?.(entry.value), h("span", { class: "value" }, text), counted));
}

/** A text field that filters when the reader leaves it, presses Enter, or rests for a moment. */
function textField(name: FilterName, label: string, state: State, go: Go): HTMLElement {
  const before = state.filters[name]?.[0] ?? "";
  const field = h("input", { type: "search", value: before, autocomplete: "off", "data-key": `text-${name}` });
  let timer = 0;
  const send = (): void => {
    clearTimeout(timer);
    const value = field.value.trim();
    if (value !== before && field.isConnected) go({ filters: { [name]: value ? [value] : null } });
  };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(send, 450);
  });
  field.addEventListener("change", send);
  return h("label", { class: "field" }, h("span", {}, label), field);
}

const searchField = (state: State, go: Go): HTMLElement => textField("search", "Search the sentences", state, go);

function nameField(name: "actor" | "recipient", label: string, state: State, go: Go): HTMLElement | null {
  // With several names chosen below, one text field could not say them all.
  return (state.filters[name]?.length ?? 0) > 1 ? null : textField(name, label, state, go);
}

function dateFields(state: State, go: Go): HTMLElement {
  const field = (name: "from" | "to", label: string): HTMLElement => {
    const input = h("input", { type: "date", value: state.filters[name]?.[0] ?? "", "data-key": `date-${name}` });
    input.addEventListener("change", () => go({ filters: { [name]: input.value ? [input.value] : null } }));
    return h("label", { class: "field" }, h("span", {}, label), input);
  };
  return h("div", { class: "pair" }, field("from", "From"), field("to", "To"));
}

function confidenceField(state: State, go: Go): HTMLElement {
  const value = Number(state.filters.min_confidence?.[0] ?? 0);
  const out = h("output", {}, `at least ${Math.round(value * 100)} %`);
  const input = h("input", { type: "range", min: 0, max: 1, step: 0.05, value, "data-key": "min-confidence", "aria-label": "Least confidence" });
  input.addEventListener("input", () => {
    out.textContent = `at least ${Math.round(Number(input.value) * 100)} %`;
  });
  input.addEventListener("change", () => go({ filters: { min_confidence: Number(input.value) > 0 ? [input.value] : null } }));
  return h("div", { class: "field" }, input, out);
}
