/** The shapes of countries, from world-atlas (Natural Earth, public domain), with the codes that events carry. */

import { type ExtendedFeature, type GeoProjection, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import table from "./countries.tsv?raw";

/** A country as drawn: its code ("" for a shape without one) and its outline as SVG path data. */
export interface Shape {
  country: string;
  path: string;
}

/** Width and height of the drawn world, in the units of every path and point. */
export const WORLD = { width: 1000, height: 500 } as const;

const ANTARCTICA = "010";

const codes = new Map<string, string>();
const points = new Map<string, readonly [number, number]>();
for (const line of table.split("\n")) {
  const [iso3 = "", shape = "", latitude = "", longitude = ""] = line.split("\t");
  if (line.startsWith("#") || iso3 === "iso3" || iso3 === "") continue;
  if (shape !== "") codes.set(shape, iso3);
  if (latitude !== "") points.set(iso3, [Number(latitude), Number(longitude)]);
}

// Turned by 11 degrees, the edge of the map runs through the Bering Strait, and Russia stays in one piece.
const projection: GeoProjection = geoNaturalEarth1()
  .rotate([-11, 0])
  .fitExtent([[2, 2], [WORLD.width - 2, WORLD.height + 40]], { type: "Sphere" });
const draw = geoPath(projection).digits(1);

const drawn = new Map<string, Promise<Shape[]>>();

/** Return the countries of the world, with small ones and finer coasts if `detailed`; read once each. */
export function shapes(detailed: boolean): Promise<Shape[]> {
  const address = detailed ? fine : coarse;
  const known = drawn.get(address);
  if (known) return known;
  const made = read(address);
  drawn.set(address, made);
  made.catch(() => drawn.delete(address));
  return made;
}

/** Return where a point of the earth is drawn, or null if it has no place on the map. */
export function place(latitude: number, longitude: number): readonly [number, number] | null {
  return projection([longitude, latitude]);
}

/** Return the point that stands for a country, or null for a code that is no country (UNO, NGO). */
export function countryPoint(country: string): readonly [number, number] | null {
  const point = points.get(country);
  return point ? place(point[0], point[1]) : null;
}

async function read(address: string): Promise<Shape[]> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the outlines of countries could not be read (${answer.status})`);
  const topology = (await answer.json()) as Topology<{ countries: GeometryCollection<{ name: string }> }>;
  return feature(topology, topology.objects.countries)
    .features.filter((country) => country.id !== ANTARCTICA)
    .map((country) => ({
      country: codes.get(String(country.id ?? country.properties.name)) ?? "",
      path: draw(country as ExtendedFeature) ?? "",
    }));
}
