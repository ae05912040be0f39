/** The network: who deals with whom, cooperation and conflict apart, over any stretch of time. */

import { arrange, type Positions } from "../charts/arrange";
import { choices } from "../charts/choices";
import { firstDay, lastDay } from "../charts/months";
import { area } from "../charts/scales";
import { drawTies, type Kind, type Party, type Tie } from "../charts/ties";
import { type MonthCount, monthsOf, timeRange } from "../charts/timerange";
import { tips } from "../charts/tip";
import type { Filters } from "../state";
import { h, svg } from "../ui/dom";
import { keepFocus } from "../ui/focus";
import { note } from "../ui/message";
import { dataTable } from "../ui/table";
import { count } from "../ui/words";
import type { Context, View } from "../view";
import "../charts/charts.css";

interface NodeRow {
  id: string;
  label: string;
  country: string | null;
  events: number;
}

interface LinkRow {
  from: string;
  to: string;
  cooperation: number;
  conflict: number;
  net: number;
}

interface NetworkAnswer {
  nodes: NodeRow[];
  links: LinkRow[];
  months: MonthCount[];
}

type Shown = "both" | Kind;
const SHOWN: Readonly<Record<Shown, string>> = { both: "cooperation and conflict", cooperation: "cooperation", conflict: "conflict" };
const SIZES = ["15", "30", "60"] as const;
const LONGEST = 40;
const QUADS: Readonly<Record<Kind, string[]>> = { cooperation: ["1", "2"], conflict: ["3", "4"] };

const limitOf = (ctx: Context): string => SIZES.find((size) => size === ctx.state.options["parties"]) ?? "30";

const ask = (ctx: Context, filters: Filters = ctx.state.filters): Promise<NetworkAnswer> =>
  ctx.api.get<NetworkAnswer>("/network", filters, { limit: limitOf(ctx) }, ctx.signal);

function anyTime(filters: Filters): Filters {
  const { from: _from, to: _to, ...rest } = filters;
  return rest;
}

const shownOf = (ctx: Context): Shown => {
  const wanted = ctx.state.options["ties"] ?? "both";
  return wanted in SHOWN ? (wanted as Shown) : "both";
};

const kinds = (shown: Shown): Kind[] => (shown === "both" ? ["cooperation", "conflict"] : [shown]);

/** Where everybody stood in the picture of the whole time, so that pictures of its parts can be compared. */
let held: { key: string; positions: Positions } = { key: "", positions: new Map() };

export const view: View = {
  name: "network",
  title: "Network",

  async render(root, ctx) {
    const [now, ever] = await Promise.all([ask(ctx), ask(ctx, anyTime(ctx.state.filters))]);
    if (ctx.signal.aborted) return;
    if (ever.nodes.length === 0) {
      root.replaceChildren(note("Nobody is named", "None of these events has an actor or a recipient with a name: there is no network to draw."));
      return;
    }
    keepFocus(root, () => draw(root, ctx, partnered(now), partnered(ever)));
  },

  dispose() {
    held = { key: "", positions: new Map() };
  },

  async twin(ctx) {
    const { nodes, links } = await ask(ctx);
    const label = new Map(nodes.map((node) => [node.id, node.label]));
    return {
      caption: "Who deals with whom: events of cooperation and of conflict",
      columns: ["actor", "recipient", "cooperation", "conflict", "net"],
      rows: links.map((link) => [label.get(link.from) ?? link.from, label.get(link.to) ?? link.to, link.cooperation, link.conflict, link.net]),
    };
  },

  call: (ctx) => ({ path: "/network", params: { limit: limitOf(ctx) }, csv: false }),
};

/** Parties without a partner among the others are no part of the picture. */
function partnered(answer: NetworkAnswer): NetworkAnswer & { alone: number } {
  const tied = new Set(answer.links.flatMap((link) => [link.from, link.to]));
  const nodes = answer.nodes.filter((node) => tied.has(node.id));
  return { ...answer, nodes, alone: answer.nodes.length - nodes.length };
}

type Partnered = ReturnType<typeof partnered>;

const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name);

/** What is heard holds what is seen, also where a long name is cut. */
const spoken = (name: string): string => (short(name) === name ? name : `${short(name)} ${name}`);

function draw(root: HTMLElement, ctx: Context, now: Partnered, ever: Partnered): void {
  const shown = shownOf(ctx);
  const size = { width: Math.min(1200, Math.max(420, root.clientWidth)), height: Math.min(680, Math.max(440, root.clientWidth * 0.58)) };
  const radius = area(Math.max(1, ...ever.nodes.map((node) => node.events)), 24, 5);
  const chosen = now.nodes.find((node) => node.id === ctx.state.options["party"]) ?? null;
  const ties = tiesOf(now.links, shown, chosen?.id ?? null);
  const near = new Set(ties.filter((tie) => !tie.faded).flatMap((tie) => [tie.from, tie.to]));
  const parties = now.nodes.map((node): Party => ({
    id: node.id,
    label: short(node.label),
    spoken: `${spoken(node.label)}: ${count(node.events, "event")}`,
    radius: radius(node.events),
    chosen: node === chosen,
    faded: chosen !== null && node !== chosen && !near.has(node.id),
  }));
  const picture = drawTies(
    size, `Network of ${count(now.nodes.length, "party", "parties")} and ${count(now.links.length, "pair")}`,
    parties, ties, stand(ctx, now, ever, radius, size), (index) => {
      const party = now.nodes[index];
      if (party) ctx.go({ options: { party: party === chosen ? null : party.id } });
    },
  );
  const stage = h("div", { class: "picture-frame" }, picture.picture);
  root.replaceChildren(
    summary(ctx, now, chosen),
    h(
      "div", { class: "chart-tools" },
      choices("Show", "ties", Object.entries(SHOWN), shown, (value) => ctx.go({ options: { ties: value === "both" ? null : value } })),
      choices("Parties", "parties", SIZES.map((size) => [size, size] as const), limitOf(ctx), (value) => ctx.go({ options: { parties: value === "30" ? null : value, party: null } })),
    ),
    stage,
    legend(),
    slider(ctx, ever.months),
    ...(chosen ? [partners(ctx, chosen, now)] : []),
  );
  const label = new Map(now.nodes.map((node) => [node.id, node.label]));
  tips(stage, [...picture.parties, ...picture.ties], (index) => {
    const party = parties[index];
    if (party) return party.spoken.replace(": ", "\n");
    const tie = ties[index - parties.length];
    return tie ? `${label.get(tie.from)} → ${label.get(tie.to)}\n${count(tie.events, "event")} of ${tie.kind}` : "";
  });
}

function stand(
  ctx: Context, now: NetworkAnswer, ever: NetworkAnswer, radius: (events: number) => number, size: { width: number; height: number },
): Positions {
  const pulls = (links: readonly LinkRow[]) => links.map((link) => ({ from: link.from, to: link.to, weight: link.cooperation + link.conflict }));
  // A name takes room beside its disc.
  const bodies = (nodes: readonly NodeRow[]) => nodes.map((node) => ({ id: node.id, radius: Math.max(radius(node.events), 2.9 * short(node.label).length) }));
  const key = JSON.stringify([anyTime(ctx.state.filters), size]);
  if (held.key !== key) held = { key, positions: arrange(bodies(ever.nodes), pulls(ever.links), size.width, size.height) };
  if (now.nodes.every((node) => held.positions.has(node.id))) return held.positions;
  return arrange(bodies(now.nodes), pulls(now.links), size.width, size.height, held.positions);
}

function tiesOf(links: readonly LinkRow[], shown: Shown, chosen: string | null): Tie[] {
  return links.flatMap((link) =>
    kinds(shown).filter((kind) => link[kind] > 0).map((kind) => ({
      from: link.from,
      to: link.to,
      kind,
      events: link[kind],
      faded: chosen !== null && link.from !== chosen && link.to !== chosen,
    })));
}

function summary(ctx: Context, now: Partnered, chosen: NodeRow | null): HTMLElement {
  const sums = { cooperation: 0, conflict: 0 };
  for (const link of now.links) {
    sums.cooperation += link.cooperation;
    sums.conflict += link.conflict;
  }
  const drawn = `${count(now.nodes.length, "party", "parties")} with ${count(sums.cooperation, "act")} of cooperation and ${sums.conflict} of conflict between them.`;
  const alone = now.alone > 0 ? ` Of the ${limitOf(ctx)} with the most events, ${now.alone} had no partner among the others and are not drawn.` : "";
  return h("p", { class: "summary" }, drawn + alone + (chosen ? "" : " Press a party to see its partners."));
}

function slider(ctx: Context, counts: readonly MonthCount[]): HTMLElement {
  const months = monthsOf(counts);
  const { shown } = months;
  if (shown.length < 2) return h("div", {});
  const { from, to } = ctx.state.filters;
  const first = from?.[0] ? shown.findIndex((one) => one.month >= from[0]!.slice(0, 7)) : 0;
  const last = to?.[0] ? shown.findLastIndex((one) => one.month <= to[0]!.slice(0, 7)) : shown.length - 1;
  const end = last < 0 ? shown.length - 1 : last;
  const chosen = { first: Math.min(Math.max(0, first), end), last: end };
  return timeRange(months, chosen, (stretch) => {
    const start = stretch && stretch.first > 0 ? shown[stretch.first] : undefined;
    const stop = stretch && stretch.last < shown.length - 1 ? shown[stretch.last] : undefined;
    ctx.go({ filters: { from: start ? [firstDay(start.month)] : null, to: stop ? [lastDay(stop.month)] : null } });
  });
}

interface Partner {
  actor: string;
  recipient: string;
  kind: Kind;
  events: number;
  href: string;
}

function partners(ctx: Context, chosen: NodeRow, now: NetworkAnswer): HTMLElement {
  const label = new Map(now.nodes.map((node) => [node.id, node.label]));
  const rows = now.links
    .filter((link) => link.from === chosen.id || link.to === chosen.id)
    .flatMap((link) => kinds("both").filter((kind) => link[kind] > 0).map((kind): Partner => {
      const [actor, recipient] = [label.get(link.from) ?? link.from, label.get(link.to) ?? link.to];
      const filters = { actor: [actor], recipient: [recipient], quad: QUADS[kind] };
      return { actor, recipient, kind, events: link[kind], href: ctx.href({ view: "table", filters }) };
    }))
    .sort((a, b) => b.events - a.events || a.actor.localeCompare(b.actor) || a.recipient.localeCompare(b.recipient));
  const columns = [
    { name: "actor", title: "Actor", cell: (row: Partner) => row.actor },
    { name: "recipient", title: "Recipient", cell: (row: Partner) => row.recipient },
    { name: "kind", title: "Kind", cell: (row: Partner) => row.kind },
    { name: "events", title: "Events", numeric: true, cell: (row: Partner) => h("a", { href: row.href, "aria-label": `${count(row.events, "event")} of ${row.kind}, ${row.actor} to ${row.recipient}` }, String(row.events)) },
  ];
  return h(
    "section", { class: "partners" },
    h("h2", {}, chosen.label),
    h("p", {}, h("a", { href: ctx.href({ view: "table", filters: { actor: [chosen.label] } }) }, `What ${chosen.label} did`), " · ",
      h("a", { href: ctx.href({ view: "table", filters: { recipient: [chosen.label] } }) }, `What was done to ${chosen.label}`)),
    rows.length > 0 ? dataTable(`Partners of ${chosen.label}`, columns, rows) : h("p", { class: "soft" }, "No partner among the parties shown."),
  );
}

function legend(): HTMLElement {
  const line = (kind: Kind): SVGSVGElement =>
    svg("svg", { class: "line-sample", viewBox: "0 0 40 10", "aria-hidden": "true" },
      svg("g", { class: `tie ${kind}` }, svg("path", { class: "line", d: "M1,5L39,5", "stroke-width": 4, ...(kind === "conflict" ? { "stroke-dasharray": "8 5" } : {}) })));
  return h(
    "ul", { class: "legend", "aria-label": "Lines" },
    h("li", {}, line("cooperation"), " cooperation"), h("li", {}, line("conflict"), " conflict"),
    h("li", { class: "soft" }, "Arrows go from actor to recipient; the thicker, the more events."),
  );
}
