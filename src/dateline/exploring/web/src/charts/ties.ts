/** The picture of a network: actors as discs, what they do to each other as arrows, cooperation and conflict apart. */

import { svg } from "../ui/dom";
import type { Positions } from "./arrange";
import { rove } from "./roving";

/** A party; `faded` when another one is looked at. */
export interface Party {
  id: string;
  label: string;
  spoken: string;
  radius: number;
  chosen: boolean;
  faded: boolean;
}

export type Kind = "cooperation" | "conflict";

/** What one party did to another: so many acts of one kind. */
export interface Tie {
  from: string;
  to: string;
  kind: Kind;
  events: number;
  faded: boolean;
}

export interface TiesPicture {
  picture: SVGSVGElement;
  parties: SVGElement[];
  ties: SVGElement[];
}

// Arrows from A to B bow to one side and arrows back to the other; conflict bows further than cooperation.
const BOW: Readonly<Record<Kind, number>> = { cooperation: 0.1, conflict: 0.24 };
const THICKEST = 9;

/** Draw parties at `positions` in a picture of this size; a press of a party calls `choose` with its place in the list. */
export function drawTies(
  size: { width: number; height: number }, label: string, parties: readonly Party[], ties: readonly Tie[],
  positions: Positions, choose: (index: number) => void,
): TiesPicture {
  const most = Math.max(1, ...ties.map((tie) => tie.events));
  const radius = new Map(parties.map((party) => [party.id, party.radius]));
  const arrows = ties.map((tie) => arrow(tie, most, positions, radius));
  const discs = parties.map((party) => disc(party, positions));
  const picture = svg(
    "svg", { class: "picture network", viewBox: `0 0 ${size.width} ${size.height}`, role: "group", "aria-label": label },
    svg("g", { class: "ties", "aria-hidden": "true" }, ...arrows),
    svg("g", { class: "parties", role: "group", "aria-label": "Parties" }, ...discs),
  );
  rove(picture, discs, choose);
  return { picture, parties: discs, ties: arrows };
}

function disc(party: Party, positions: Positions): SVGElement {
  const [x, y] = positions.get(party.id) ?? [0, 0];
  return svg(
    "g",
    {
      class: `party${party.chosen ? " chosen" : ""}${party.faded ? " faded" : ""}`, role: "button", "aria-label": party.spoken,
      "aria-pressed": String(party.chosen), "data-key": `party-${party.id}`, transform: `translate(${x.toFixed(1)},${y.toFixed(1)})`,
    },
    svg("circle", { r: party.radius }),
    svg("text", { y: party.radius + 13, "text-anchor": "middle" }, party.label),
  );
}

function arrow(tie: Tie, most: number, positions: Positions, radius: ReadonlyMap<string, number>): SVGElement {
  const width = 1 + (THICKEST - 1) * (tie.events / most);
  const from: Point = positions.get(tie.from) ?? [0, 0];
  const to: Point = positions.get(tie.to) ?? [0, 0];
  const d = tie.from === tie.to
    ? loop(from, radius.get(tie.from) ?? 0, tie.kind)
    : bowed(from, to, radius.get(tie.from) ?? 0, radius.get(tie.to) ?? 0, BOW[tie.kind], width);
  return svg(
    "g", { class: `tie ${tie.kind}${tie.faded ? " faded" : ""}` },
    svg("path", { d: d.line, class: "line", "stroke-width": width.toFixed(2), ...(tie.kind === "conflict" ? { "stroke-dasharray": dashes(width) } : {}) }),
    svg("path", { d: d.head, class: "head" }),
  );
}

const dashes = (width: number): string => `${(3 + width * 1.6).toFixed(1)} ${(2.5 + width * 0.8).toFixed(1)}`;

type Point = readonly [number, number];

/** Return a curve from rim to rim, and the head of the arrow at its end. */
function bowed(from: Point, to: Point, near: number, far: number, bow: number, width: number): { line: string; head: string } {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const middle: Point = [(from[0] + to[0]) / 2 - dy * bow, (from[1] + to[1]) / 2 + dx * bow];
  const head = 5 + width * 0.9;
  const start = towards(from, middle, near);
  const tip = towards(to, middle, far + 1);
  const neck = towards(to, middle, far + head);
  const wing = (0.45 * head + width * 0.3) / Math.max(1, Math.hypot(neck[0] - tip[0], neck[1] - tip[1]));
  const [ux, uy] = [(neck[0] - tip[0]) * wing, (neck[1] - tip[1]) * wing];
  return {
    line: `M${pair(start)}Q${pair(middle)} ${pair(neck)}`,
    head: `M${pair(tip)}L${pair([neck[0] - uy, neck[1] + ux])}L${pair([neck[0] + uy, neck[1] - ux])}Z`,
  };
}

/** Return the loop of a party that acts upon itself: a government upon its own people, say. */
function loop(at: Point, radius: number, kind: Kind): { line: string; head: string } {
  const side = kind === "cooperation" ? -1 : 1;
  const far = radius + 20;
  const start: Point = [at[0] + side * radius * 0.5, at[1] - radius * 0.86];
  const end: Point = [at[0] + side * radius, at[1]];
  const line = `M${pair(start)}C${pair([at[0] + side * far * 0.7, at[1] - far * 1.3])} ${pair([at[0] + side * far * 1.4, at[1] - far * 0.6])} ${pair(end)}`;
  return { line, head: "" };
}

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.max(1, Math.hypot(to[0] - from[0], to[1] - from[1]));
  return [from[0] + ((to[0] - from[0]) / length) * distance, from[1] + ((to[1] - from[1]) / length) * distance];
}

const pair = (point: Point): string => `${point[0].toFixed(1)},${point[1].toFixed(1)}`;
