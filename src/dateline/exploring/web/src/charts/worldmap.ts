/** The map: countries as shapes, places as marks whose area tells the number of events; zoomed by a window. */

import { svg } from "../ui/dom";
import { countryPoint, place, type Shape, WORLD } from "./atlas";
import { rove } from "./roving";
import { area } from "./scales";
import { MARKS, markPath, type Tally } from "./symbols";

/** The part of the world that is shown, in the units of `WORLD`; twice as wide as high. */
export interface MapWindow {
  x: number;
  y: number;
  width: number;
}

/** A country with events, shaded by their class (1 to 5), or 0 where none of those asked for. */
export interface Country {
  country: string;
  label: string;
  shade: number;
  chosen: boolean;
}

export interface Place {
  label: string;
  latitude: number;
  longitude: number;
  tally: Tally;
}

export interface WorldMap {
  picture: SVGSVGElement;
  countries: SVGElement[];
  places: SVGElement[];
  /** Show another part of the world; marks keep their size on the screen. */
  look(at: MapWindow): void;
}

export const WHOLE: MapWindow = { x: 0, y: 0, width: WORLD.width };
/** Narrower than this, the finer outlines are worth their weight. */
export const DETAILED_BELOW = 420;
const CLOSEST = 40;
const LARGEST = 17;
const SMALLEST = 3.5;

/** Return the window that holds all these places with some room around them. */
export function windowAround(places: readonly Place[]): MapWindow {
  const at = places.map((one) => place(one.latitude, one.longitude)).filter((point) => point !== null);
  if (at.length === 0) return WHOLE;
  const [left, right] = ends(at.map((point) => point[0]));
  const [top, bottom] = ends(at.map((point) => point[1]));
  const width = Math.max(160, (right - left) * 1.2, (bottom - top) * 2 * 1.3);
  return inside({ x: (left + right - width) / 2, y: (top + bottom - width / 2) / 2, width });
}

/** Return the window that shows `factor` times as much around the same middle. */
export function zoomed(at: MapWindow, factor: number, middle: readonly [number, number] = [0.5, 0.5]): MapWindow {
  const width = Math.min(WORLD.width, Math.max(CLOSEST, at.width * factor));
  const lost = at.width - width;
  return inside({ x: at.x + lost * middle[0], y: at.y + (lost / 2) * middle[1], width });
}

/** Return the window moved by a share of its width and height. */
export const moved = (at: MapWindow, right: number, down: number): MapWindow =>
  inside({ ...at, x: at.x + right * at.width, y: at.y + (down * at.width) / 2 });

/** Return a window as text for the address, and back; null for a text that is none. */
export const windowText = (at: MapWindow): string => [at.x, at.y, at.width].map((value) => value.toFixed(1)).join(",");
export function windowOf(text: string | undefined): MapWindow | null {
  const [x, y, width] = (text ?? "").split(",").map(Number);
  if (x === undefined || y === undefined || width === undefined) return null;
  return [x, y, width].every(Number.isFinite) && width > 0 ? zoomed({ x, y, width }, 1) : null;
}

/** Draw the map. `choose` is called with what was pressed. */
export function worldMap(
  label: string,
  shapes: readonly Shape[],
  countries: readonly Country[],
  places: readonly Place[],
  choose: { country(index: number): void; place(index: number): void },
): WorldMap {
  const land = svg("g", { class: "land" });
  const known = new Map(countries.map((one, index) => [one.country, { one, index }]));
  const pieces = new Map<number, SVGElement[]>();
  const sized: [SVGElement, number, number][] = [];
  for (const shape of shapes) {
    const found = known.get(shape.country);
    if (!found) land.append(svg("path", { d: shape.path, class: "shade-0" }));
    else pieces.set(found.index, [...(pieces.get(found.index) ?? []), svg("path", { d: shape.path })]);
  }
  const stops = countries.map((one, index) => {
    const outline = pieces.get(index) ?? speck(one.country, sized);
    const name = `country shade-${one.shade}${one.chosen ? " chosen" : ""}`;
    return svg("g", { class: name, ...pressable(one.label, one.chosen), "data-key": `map-${one.country}` }, ...outline);
  });
  const drawn = svg("g", { class: "countries", role: "group", "aria-label": "Countries" }, ...stops);
  const marks = drawPlaces(places, sized);
  const spots = svg("g", { class: "places", role: "group", "aria-label": "Places" }, ...marks);
  const picture = svg("svg", { class: "picture map", role: "group", "aria-label": label }, land, drawn, spots);
  rove(drawn, stops, choose.country);
  rove(spots, marks, choose.place);

  const look = (at: MapWindow): void => {
    picture.setAttribute("viewBox", `${at.x} ${at.y} ${at.width} ${at.width / 2}`);
    const unit = at.width / (picture.clientWidth || WORLD.width);
    for (const [mark, x, y] of sized) mark.setAttribute("transform", `translate(${x},${y}) scale(${unit})`);
  };
  return { picture, countries: stops, places: marks, look };
}

function drawPlaces(places: readonly Place[], sized: [SVGElement, number, number][]): SVGElement[] {
  const most = Math.max(1, ...places.map((one) => Math.max(...MARKS.map((mark) => one.tally[mark]))));
  const radius = area(most, LARGEST, SMALLEST);
  return places.map((one, index) => {
    const mark = svg("g", { class: "place", ...pressable(one.label, false), "data-key": `place-${index}` }, ...row(one.tally, radius));
    const at = place(one.latitude, one.longitude);
    if (at) sized.push([mark, at[0], at[1]]);
    return mark;
  });
}

/** Return the marks of a place side by side, so that none hides another, the row centred on the place. */
function row(tally: Tally, radius: (count: number) => number): SVGElement[] {
  const shown = MARKS.filter((mark) => tally[mark] > 0);
  const wide = shown.reduce((sum, mark) => sum + 2 * radius(tally[mark]) + 1, -1);
  let left = -wide / 2;
  return shown.map((mark) => {
    const r = radius(tally[mark]);
    const drawn = svg("path", { d: markPath(mark, r), class: `mark-${mark}`, transform: `translate(${left + r},0)` });
    left += 2 * r + 1;
    return drawn;
  });
}

/** Return the square that stands for a country too small for a shape, or nothing for what has no place on earth. */
function speck(country: string, sized: [SVGElement, number, number][]): SVGElement[] {
  const at = countryPoint(country);
  if (!at) return [];
  const square = svg("rect", { x: -4, y: -4, width: 8, height: 8 });
  sized.push([square, at[0], at[1]]);
  return [square];
}

const pressable = (label: string, pressed: boolean): Record<string, string> => ({
  role: "button",
  "aria-label": label,
  "aria-pressed": String(pressed),
});

function inside(at: MapWindow): MapWindow {
  const width = Math.min(at.width, WORLD.width);
  return {
    x: Math.min(WORLD.width - width, Math.max(0, at.x)),
    y: Math.min(WORLD.height - width / 2, Math.max(0, at.y)),
    width,
  };
}

/** Return the least and the most; not by spreading, which fails for very many. */
function ends(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [
    Infinity,
    -Infinity,
  ]);
}
