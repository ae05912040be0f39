/** Where actors stand in a picture of who deals with whom. */

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

/** An actor with its size. */
export interface Body {
  id: string;
  radius: number;
}

/** A pair of actors that deal with each other, and how much. */
export interface Pull {
  from: string;
  to: string;
  weight: number;
}

export type Positions = ReadonlyMap<string, readonly [number, number]>;

interface Node extends Body {
  x: number;
  y: number;
  fx?: number;
  fy?: number;
}

interface Link {
  source: string;
  target: string;
  weight: number;
}

const ROUNDS = 320;

/**
 * Return a place for each body within `width` and `height`: those that deal with each other near, none over another.
 * The same input gives the same picture. Bodies in `held` stay where they are, so that a picture of another month can
 * be compared with the one before.
 */
export function arrange(
  bodies: readonly Body[],
  pulls: readonly Pull[],
  width: number,
  height: number,
  held: Positions = new Map(),
): Positions {
  const nodes: Node[] = bodies.map((body, index) => {
    const kept = held.get(body.id);
    if (kept) return { ...body, x: kept[0], y: kept[1], fx: kept[0], fy: kept[1] };
    // A sunflower's spiral: spread evenly, and the same on every run.
    const angle = index * Math.PI * (3 - Math.sqrt(5));
    const away = 16 * Math.sqrt(index + 0.5);
    return { ...body, x: width / 2 + away * Math.cos(angle), y: height / 2 + away * Math.sin(angle) };
  });
  const present = new Set(nodes.map((node) => node.id));
  const links: Link[] = pulls
    .filter((pull) => pull.from !== pull.to && present.has(pull.from) && present.has(pull.to))
    .map((pull) => ({ source: pull.from, target: pull.to, weight: pull.weight }));
  const most = Math.max(1, ...links.map((link) => link.weight));
  forceSimulation(nodes)
    .force("link", forceLink<Node, Link>(links).id((node) => node.id)
      .distance((link) => 190 - 80 * Math.sqrt(link.weight / most)))
    .force("charge", forceManyBody<Node>().strength(-520))
    .force("collide", forceCollide<Node>((node) => node.radius + 10).strength(1))
    .force("x", forceX<Node>(width / 2).strength(0.06))
    .force("y", forceY<Node>(height / 2).strength(0.11))
    .stop()
    .tick(ROUNDS);
  return fit(nodes, width, height, held.size > 0);
}

function fit(nodes: readonly Node[], width: number, height: number, keep: boolean): Positions {
  const room = { left: 80, right: width - 80, top: 34, bottom: height - 40 };
  if (keep || nodes.length < 2) {
    // Who is held stands where he stood, be it at the very edge.
    return new Map(nodes.map((node) => [
      node.id,
      node.fx === undefined ? [clamp(node.x, room.left, room.right), clamp(node.y, room.top, room.bottom)] : [node.x, node.y],
    ]));
  }
  const across = span(nodes.map((node) => node.x));
  const down = span(nodes.map((node) => node.y));
  const scale = Math.min(2, (room.right - room.left) / across.width, (room.bottom - room.top) / down.width);
  return new Map(
    nodes.map((node) => [
      node.id,
      [width / 2 + (node.x - across.middle) * scale, height / 2 + (node.y - down.middle) * scale],
    ]),
  );
}

function span(values: readonly number[]): { middle: number; width: number } {
  const least = Math.min(...values);
  const most = Math.max(...values);
  return { middle: (least + most) / 2, width: Math.max(1, most - least) };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
