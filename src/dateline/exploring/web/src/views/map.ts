/** The map: countries shaded by their events, places as marks, what is announced apart from what happened. */

import { type Shape, shapes } from "../charts/atlas";
import { dragging } from "../charts/dragging";
import { classBounds, classOf, classWords } from "../charts/scales";
import { MARK_WORDS, MARKS, markPath, type Mark, type Tally, tallyWords, total } from "../charts/symbols";
import { tips } from "../charts/tip";
import {
  DETAILED_BELOW, type MapWindow, moved, WHOLE, windowAround, windowOf, windowText, type WorldMap, worldMap, zoomed,
} from "../charts/worldmap";
import { choices } from "../charts/choices";
import { toggled } from "../state";
import { h, svg } from "../ui/dom";
import { keepFocus } from "../ui/focus";
import { note } from "../ui/message";
import { count, number } from "../ui/words";
import type { Context, View } from "../view";
import "../charts/charts.css";

interface CountryTotal extends Tally {
  country: string;
  name: string;
}

interface PlaceTotal extends Tally {
  place: string | null;
  country: string | null;
  latitude: number;
  longitude: number;
  precision: string;
}

interface MapAnswer {
  countries: CountryTotal[];
  places: PlaceTotal[];
  unplaced: number;
}

/** Which events shade the countries. */
type Shading = "all" | Mark;
const SHADINGS: Readonly<Record<Shading, string>> = { all: "all events", ...MARK_WORDS };

const ask = (ctx: Context): Promise<MapAnswer> => ctx.api.get<MapAnswer>("/map", ctx.state.filters, {}, ctx.signal);

const shadingOf = (ctx: Context): Shading => {
  const wanted = ctx.state.options["shade"] ?? "all";
  return wanted in SHADINGS ? (wanted as Shading) : "all";
};

const shadedBy = (tally: Tally, shading: Shading): number => (shading === "all" ? total(tally) : tally[shading]);

/** Return the places, those with the most events first, so that the small ones are drawn above them. */
const located = (answer: MapAnswer): PlaceTotal[] =>
  [...answer.places].sort((a, b) => total(b) - total(a) || nameOf(a).localeCompare(nameOf(b)));

/** Very many places come in cells, each named by the place with the most events. */
const nameOf = (place: PlaceTotal): string => (place.precision === "cell" ? `around ${place.place ?? "here"}` : (place.place ?? "a place without a name"));

export const view: View = {
  name: "map",
  title: "Map",

  async render(root, ctx) {
    const answer = await ask(ctx);
    if (answer.countries.length === 0 && answer.places.length === 0) {
      root.replaceChildren(note("No place is known", `${count(answer.unplaced, "event")} ${answer.unplaced === 1 ? "matches" : "match"}, none with a known place: there is nothing to draw. The table and the timeline show them.`));
      return;
    }
    const places = located(answer).map((place) => ({ ...place, tally: place, label: `${nameOf(place)}: ${tallyWords(place)}` }));
    const at = windowOf(ctx.state.options["at"]) ?? windowAround(places);
    const outlines = await shapes(at.width < DETAILED_BELOW);
    if (ctx.signal.aborted) return;
    keepFocus(root, () => draw(root, ctx, answer, places, at, outlines));
  },

  async twin(ctx) {
    const answer = await ask(ctx);
    const heads = ["kind", "place", "country", "latitude", "longitude", ...MARKS.map((mark) => MARK_WORDS[mark]), "events"];
    const tally = (one: Tally): number[] => [...MARKS.map((mark) => one[mark]), total(one)];
    return {
      caption: "Events by country and by place",
      columns: heads,
      rows: [
        ...answer.countries.map((one) => ["country", one.name, one.country, null, null, ...tally(one)]),
        ...located(answer).map((one) => ["place", one.place, one.country, one.latitude, one.longitude, ...tally(one)]),
      ],
    };
  },

  call: () => ({ path: "/map", csv: false }),
};

type Drawn = PlaceTotal & { tally: Tally; label: string };

function draw(
  root: HTMLElement, ctx: Context, answer: MapAnswer, places: Drawn[], start: MapWindow, outlines: readonly Shape[],
): void {
  let at = start;
  const shading = shadingOf(ctx);
  const chosen = ctx.state.filters.country ?? [];
  const bounds = classBounds(Math.max(1, ...answer.countries.map((one) => shadedBy(one, shading))));
  const countries = [...answer.countries].sort((a, b) => total(b) - total(a)).map((one) => ({
    country: one.country,
    label: `${one.name}: ${tallyWords(one)}`,
    shade: classOf(shadedBy(one, shading), bounds),
    chosen: chosen.includes(one.country),
  }));
  const label = `Map of ${count(places.length, "place")} in ${count(countries.length, "country", "countries")}`;
  const map = worldMap(label, outlines, countries, places, {
    country: (index) => pick(ctx, countries[index]?.country ?? null),
    place: (index) => pickPlace(ctx, places[index]),
  });
  const stage = h("div", { class: "picture-frame" }, map.picture);
  const show = (next: MapWindow): void => ctx.go({ options: { at: windowText(next) }, replace: true });
  root.replaceChildren(
    summary(answer, places),
    h("div", { class: "chart-tools" }, shadingChoice(ctx, shading), zoomButtons(at, windowAround(places), show)),
    stage,
    legend(bounds, shading),
    h("p", { class: "soft" }, "Press a country or a place to see only its events; press the country again for all. Outlines: Natural Earth, as borders are held, which takes no side in any dispute."),
  );
  map.look(at);
  wire(map, stage, () => at, (next) => { at = next; map.look(at); }, show);
  tips(stage, [...map.countries, ...map.places], (index) => tipText(countries, places, index));
}

function wire(
  map: WorldMap, stage: HTMLElement, current: () => MapWindow, look: (next: MapWindow) => void, show: (next: MapWindow) => void,
): void {
  let from: MapWindow | null = null;
  dragging(
    map.picture,
    (right, down) => {
      from ??= current();
      const box = map.picture.getBoundingClientRect();
      look(moved(from, -right / box.width, -down / box.height));
    },
    () => { from = null; show(current()); },
  );
  // A wheel alone scrolls the page; with Ctrl, as from a pinch on a touch pad, it zooms.
  map.picture.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = map.picture.getBoundingClientRect();
    const middle: [number, number] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    look(zoomed(current(), event.deltaY > 0 ? 1.15 : 1 / 1.15, middle));
  }, { passive: false });
  new ResizeObserver(() => map.look(current())).observe(stage);
}

function summary(answer: MapAnswer, places: readonly Drawn[]): HTMLElement {
  const sum = (ones: readonly Tally[]): number => ones.reduce((all, one) => all + total(one), 0);
  const coarse = sum(answer.countries) - sum(places);
  const lost = answer.unplaced > 0 ? ` ${count(answer.unplaced, "event")} without a known place ${answer.unplaced === 1 ? "is" : "are"} not drawn.` : "";
  const only = coarse > 0 ? ` ${count(coarse, "event")} known only by the country ${coarse === 1 ? "shades it and has" : "shade it and have"} no mark.` : "";
  return h("p", { class: "summary" }, `${count(places.length, "place")} in ${count(answer.countries.length, "country", "countries")}.${lost}${only}`);
}

const pick = (ctx: Context, country: string | null): void => {
  if (country) ctx.go({ filters: { country: toggled(ctx.state.filters, "country", country) } });
};

/** A place has no filter of its own: its country, and its name as words, come nearest. */
function pickPlace(ctx: Context, place: PlaceTotal | undefined): void {
  if (place) ctx.go({ view: "table", filters: { country: place.country ? [place.country] : null, search: place.place ? [`"${place.place}"`] : null } });
}

function shadingChoice(ctx: Context, shading: Shading): HTMLElement {
  return choices("Countries shaded by", "shade", Object.entries(SHADINGS), shading, (value) =>
    ctx.go({ options: { shade: value === "all" ? null : value } }));
}

function zoomButtons(at: MapWindow, events: MapWindow, show: (next: MapWindow) => void): HTMLElement {
  const button = (key: string, label: string, title: string, next: () => MapWindow): HTMLElement =>
    h("button", { type: "button", class: "quiet", "data-key": `map-${key}`, "aria-label": title, title, onclick: () => show(next()) }, label);
  return h(
    "div", { class: "buttons", role: "group", "aria-label": "Part of the world" },
    button("in", "+", "Closer", () => zoomed(at, 1 / 1.6)),
    button("out", "−", "Further away", () => zoomed(at, 1.6)),
    button("left", "←", "West", () => moved(at, -0.25, 0)),
    button("right", "→", "East", () => moved(at, 0.25, 0)),
    button("up", "↑", "North", () => moved(at, 0, -0.25)),
    button("down", "↓", "South", () => moved(at, 0, 0.25)),
    button("world", "World", "The whole world", () => WHOLE),
    button("events", "Events", "Where the events are", () => events),
  );
}

function legend(bounds: readonly number[], shading: Shading): HTMLElement {
  const swatch = (step: number): SVGSVGElement =>
    svg("svg", { viewBox: "0 0 16 12", class: "swatch", "aria-hidden": "true" }, svg("rect", { width: 16, height: 12, class: `shade-${step}` }));
  const sample = (mark: Mark): SVGSVGElement =>
    svg("svg", { viewBox: "-7 -7 14 14", class: "mark", "aria-hidden": "true" }, svg("path", { d: markPath(mark, 5), class: `mark-${mark}` }));
  return h(
    "div", { class: "legends" },
    h("ul", { class: "legend", "aria-label": "Places" }, ...MARKS.map((mark) => h("li", {}, sample(mark), ` ${MARK_WORDS[mark]}`)),
      h("li", { class: "soft" }, "The larger, the more events")),
    h("ul", { class: "legend", "aria-label": `Countries, ${SHADINGS[shading]}` }, h("li", { class: "soft" }, `${SHADINGS[shading]}:`),
      ...classWords(bounds).map((words, index) => h("li", {}, swatch(index + 1), ` ${words}`))),
  );
}

function tipText(countries: readonly { label: string }[], places: readonly Drawn[], index: number): string {
  const country = countries[index];
  if (country) return country.label.replace(": ", "\n").replaceAll(", ", "\n");
  const place = places[index - countries.length];
  if (!place) return "";
  return [nameOf(place), ...MARKS.filter((mark) => place[mark] > 0).map((mark) => `${number(place[mark])} ${MARK_WORDS[mark]}`)].join("\n");
}
