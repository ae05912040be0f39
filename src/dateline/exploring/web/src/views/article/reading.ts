/** One article as it was read: what each stretch shows underlined in place, a card for what the reader points at. */

import type { ArticleDetail, EventRow } from "../../records";
import { articleLine, cardTitle, elsewhere, fieldList } from "../../ui/card";
import { h } from "../../ui/dom";
import { markWord } from "../../ui/marks";
import { roleLegend, underlined } from "../../ui/roles";
import { whyPart } from "../../ui/why";
import { count, day, dyad, ROLE_WORDS, span, STATUS_WORDS } from "../../ui/words";
import { VIEWS } from "../index";
import type { Context } from "../../view";

const WORTH_PASSING = 120;

/** Return the article with its cards; the event in the address is pinned. */
export function reading(detail: ArticleDetail, ctx: Context): HTMLElement {
  const events = new Map(detail.events.map((row) => [row.event_id, row]));
  const lines = new Map<string, Set<HTMLElement>>();
  const panel = h("div", { class: "panel", tabindex: -1 });
  const pinned = ctx.state.event && events.has(ctx.state.event) ? [ctx.state.event] : [];
  let shown: readonly string[] = [];
  let timer = 0;

  function show(ids: readonly string[], pin: boolean): void {
    if (ids.join() === shown.join() && !pin) return;
    shown = ids;
    text.classList.toggle("pointed", ids.length > 0);
    for (const [id, set] of lines) for (const line of set) if (!ids.includes(id)) line.classList.remove("on");
    for (const id of ids) for (const line of lines.get(id) ?? []) line.classList.add("on");
    const rows = ids.flatMap((id) => events.get(id) ?? []);
    const cards = rows.map((row) => card(row, detail, ctx, pin));
    panel.replaceChildren(...(cards.length > 0 ? cards : [contents(detail, ctx)]));
  }

  /** A pointer that only passes over words changes nothing. */
  function point(ids: readonly string[]): void {
    clearTimeout(timer);
    timer = window.setTimeout(() => show(ids, ids.join() === pinned.join()), WORTH_PASSING);
  }

  const text = h("div", { class: "text" }, ...pieces(detail, ctx, lines, point, (ids) => show(ids, false)));
  // Without a pinned event the last card stays, so that the reader can reach it.
  if (pinned.length > 0) text.addEventListener("mouseleave", () => point(pinned));
  show(pinned, true);
  if (pinned[0]) requestAnimationFrame(() => [...(lines.get(pinned[0]!) ?? [])][0]?.scrollIntoView({ block: "center" }));
  return h("div", { class: "reading" }, h("div", { class: "sheet" }, articleHead(detail, ctx), roleLegend(), text), panel);
}

function articleHead(detail: ArticleDetail, ctx: Context): HTMLElement {
  const { article } = detail;
  const back = h("a", { href: ctx.href({ event: null, options: { read: null } }) }, "All articles");
  return h("header", {}, h("p", { class: "soft" }, back), h("h2", { class: "headline" }, article.title ?? "Without headline"), articleLine({ ...article, title: article.url ? "The article where it was published" : count(detail.events.length, "event") }));
}

function pieces(
  detail: ArticleDetail,
  ctx: Context,
  lines: Map<string, Set<HTMLElement>>,
  point: (ids: readonly string[]) => void,
  focus: (ids: readonly string[]) => void,
): Node[] {
  const linked = new Set<string>();
  return detail.segments.map((segment) => {
    if (segment.marks.length === 0) return document.createTextNode(segment.text);
    const roles = segment.marks.map((mark) => mark.role);
    const triggers = segment.marks.filter((mark) => mark.role === "trigger").map((mark) => mark.event_id);
    const ids = triggers.length > 0 ? triggers : [...new Set(segment.marks.map((mark) => mark.event_id))];
    const first = triggers.some((id) => !linked.has(id));
    triggers.forEach((id) => linked.add(id));
    const inner = triggers.length > 0 ? triggerLink(segment.text, triggers, detail, ctx, first) : document.createTextNode(segment.text);
    const whole = underlined(inner, roles, (line, role) => {
      for (const mark of segment.marks) if (mark.role === role) remember(lines, mark.event_id, line);
    }) as HTMLElement;
    whole.addEventListener("mouseenter", () => point(ids));
    whole.addEventListener("focusin", () => focus(ids));
    return whole;
  });
}

function remember(lines: Map<string, Set<HTMLElement>>, id: string, line: HTMLElement): void {
  const set = lines.get(id) ?? new Set<HTMLElement>();
  lines.set(id, set.add(line));
}

/** The word that tells an act is a link to its event: the keyboard's way from event to event. */
function triggerLink(text: string, ids: readonly string[], detail: ArticleDetail, ctx: Context, first: boolean): HTMLElement {
  const id = ids.find((one) => one !== ctx.state.event) ?? ids[0] ?? "";
  const about = detail.events.filter((row) => ids.includes(row.event_id)).map(summary).join("; ");
  const link = h("a", { class: "trigger", href: ctx.href({ event: id }), tabindex: first ? null : -1, "data-key": first ? `trigger-${ids[0]}` : null }, text);
  link.setAttribute("aria-description", about);
  return link;
}

/** An event in one line, for screen readers and lists. */
export const summary = (row: EventRow): string =>
  `${row.event_type}, ${dyad(row)}, ${span(row.date_start, row.date_end, row.date_precision)}, ${STATUS_WORDS[row.status]}`;

function card(row: EventRow, detail: ArticleDetail, ctx: Context, pin: boolean): HTMLElement {
  const close = pin && h("button", { type: "button", class: "quiet close", "data-key": "close", onclick: () => ctx.go({ event: null, options: { read: row.article_id } }) }, "Close");
  return h(
    "article",
    { class: `card quad-${row.quad_class}`, "data-event": row.event_id },
    close,
    cardTitle(row),
    spansOf(row.event_id, detail),
    fieldList(row),
    whyPart(row, ctx, pin),
    elsewhere(row, ctx, VIEWS),
  );
}

/** The words of each role, as they stand in the text. */
function spansOf(id: string, detail: ArticleDetail): HTMLElement {
  const found = new Map<string, string[]>();
  let before = new Set<string>();
  for (const segment of detail.segments) {
    const now = new Set(segment.marks.filter((mark) => mark.event_id === id).map((mark) => mark.role));
    for (const role of now) {
      const parts = found.get(role) ?? [];
      if (before.has(role) && parts.length > 0) parts[parts.length - 1] += segment.text;
      else parts.push(segment.text);
      found.set(role, parts);
    }
    before = now;
  }
  const items = [...found].map(([role, parts]) => h("li", {}, h("span", { class: "soft" }, `${ROLE_WORDS[role] ?? role} `), h("span", { class: `role role-${role} on` }, parts.join(" … "))));
  return h("ul", { class: "spans", "aria-label": "In the words of the article" }, ...items);
}

/** What stands in the panel while no event is pointed at: all events in the order of the text. */
function contents(detail: ArticleDetail, ctx: Context): HTMLElement {
  if (detail.events.length === 0) {
    return h("div", { class: "contents" }, h("h3", {}, "No events"), h("p", {}, "The article was read, and no sentence of it reports an act that the codebook knows."));
  }
  const items = detail.events.map((row) =>
    h("li", {}, h("a", { href: ctx.href({ event: row.event_id }) }, h("span", { class: `dot quad-${row.quad_class}`, "aria-hidden": "true" }), `${row.event_type} ${dyad(row)}`), h("span", { class: "soft" }, row.date_start ? day(row.date_start) : "no date"), markWord(row.status)),
  );
  return h("div", { class: "contents" }, h("h3", {}, count(detail.events.length, "event")), h("p", { class: "soft" }, "Point at underlined words, or move with Tab; click to keep the card."), h("ol", {}, ...items));
}
