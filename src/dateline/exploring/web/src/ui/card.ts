/** The card of an event: every field, how it is known, and what decided. */

import type { EventDetail, EventRow, ReviewRecord } from "../records";
import type { Context } from "../view";
import { h, safeLink } from "./dom";
import { markWord } from "./marks";
import { whyPart } from "./why";
import { day, dyad, percent, plain, side, span } from "./words";

type Pair = [string, string | Node | null | undefined];

const known = (value: string | null, how: string | null): string | null => (value && how ? `${value} (${how})` : value);

function party(row: EventRow, which: "actor" | "recipient"): string | null {
  const name = side(row[`${which}_name`]);
  if (!name) return null;
  const parts = [row[`${which}_country`], row[`${which}_sector`], row[`${which}_role`]];
  const about = parts.map((part) => side(part)).filter(Boolean).join(", ");
  return about ? `${name} (${about})` : name;
}

function words(row: EventRow, which: "actor" | "recipient"): string | null {
  const ids = [row[`${which}_id`], row[`${which}_wikidata`]].map((id) => side(id)).filter(Boolean).join(", ");
  return [row[`${which}_text`] && `“${row[`${which}_text`]}”`, ids].filter(Boolean).join(" · ") || null;
}

const when = (row: EventRow): string =>
  row.date_start ? `${span(row.date_start, row.date_end, row.date_precision)}, to the ${row.date_precision}` : "not known";

function where(row: EventRow): string {
  const names = [row.place_name, row.admin1, row.country].filter(Boolean).join(", ");
  return names ? `${names}, to the ${row.geo_precision}` : "not known";
}

const speaker = (row: EventRow): string =>
  row.attributed_to ? `${row.attributed_to}${row.attributed_country ? ` (${row.attributed_country})` : ""}` : "the article itself";

/** Return the fields of an event in the order in which a reader asks. */
export function fields(row: EventRow): Pair[] {
  const point = row.latitude !== null && row.longitude !== null ? `${row.latitude.toFixed(3)}, ${row.longitude.toFixed(3)}` : null;
  return [
    ["Who", party(row, "actor")],
    ["as written", words(row, "actor")],
    ["Did", [row.event_type, row.event_mode && plain(row.event_mode)].filter(Boolean).join(", ")],
    ["plain act", row.act === row.event_type ? null : row.act],
    ["about", row.contexts && side(row.contexts)],
    ["To whom", party(row, "recipient")],
    ["as written", words(row, "recipient")],
    ["When", when(row)],
    ["known by", row.date_text ? known(`“${row.date_text}”`, row.date_basis) : row.date_basis === "none" ? null : row.date_basis],
    ["Where", where(row)],
    ["as written", row.place_text && `“${row.place_text}”`],
    ["point", [point, row.geonames_id && `GeoNames ${row.geonames_id}`].filter(Boolean).join(" · ") || null],
    ["Has it happened", markWord(row.status)],
    ["decided by", row.status_cue && `“${row.status_cue}”`],
    ["Who says so", speaker(row)],
    ["in the words", row.quote && `“${row.quote}”`],
    ["How sure", percent(row.confidence)],
    ["reviewed", row.review],
    ["Codes", `quad ${row.quad_class} · score ${row.score} · CAMEO ${row.cameo_code ?? "none"}`],
    ["Coded by", `${row.model_id} · ${row.codebook} · Dateline ${row.coder_version}`],
    ["Event", row.event_id],
    ["incident", row.incident_id],
  ];
}

/** Return the fields as a list of terms; what is empty is left out. */
export function fieldList(row: EventRow): HTMLElement {
  const list = h("dl", { class: "fields" });
  for (const [term, value] of fields(row)) {
    if (value === null || value === undefined || value === "") continue;
    const minor = term[0] === term[0]?.toLowerCase();
    list.append(h("dt", { class: minor ? "minor" : null }, term), h("dd", { class: minor ? "minor" : null }, value));
  }
  return list;
}

/** Return the links that show one event on the other views. */
export function elsewhere(row: EventRow, ctx: Context, views: readonly { name: string; title: string }[]): HTMLElement {
  const links = views
    .filter((view) => view.name !== ctx.state.view)
    .map((view) => h("li", {}, h("a", { href: ctx.href({ view: view.name, event: row.event_id }) }, view.title)));
  return h("nav", { class: "elsewhere", "aria-label": "This event on other views" }, h("ul", {}, ...links));
}

/** Return the article of an event in one line: outlet, headline, day. */
export function articleLine(row: Pick<EventRow, "title" | "outlet" | "published" | "published_basis" | "url">): HTMLElement {
  const address = safeLink(row.url);
  const title = row.title ?? "Without headline";
  const headline = address ? h("a", { href: address, rel: "noreferrer noopener", target: "_blank" }, title) : title;
  const published = row.published ? known(day(row.published), row.published_basis === "given" ? null : row.published_basis) : "undated";
  return h("p", { class: "article-line" }, headline, h("span", { class: "soft" }, [row.outlet, published].filter(Boolean).join(", ")));
}

/** Return the heading of a card: type, who and to whom. */
export const cardTitle = (row: EventRow): HTMLElement => h("h3", {}, h("span", { class: "type" }, row.event_type), dyad(row));

/** Return what readers decided on an event, the last first. */
export function reviewHistory(reviews: readonly ReviewRecord[]): HTMLElement | null {
  if (reviews.length === 0) return null;
  const lines = [...reviews].reverse().map((one) => {
    const changed = Object.keys({ ...one.changes, ...one.spans }).map(plain).join(", ");
    return h("li", {}, `${one.decision}${changed ? ` (${changed})` : ""}, ${one.reviewer}, ${day(one.time)}`);
  });
  return h("section", {}, h("h4", {}, "Reviews"), h("ul", { class: "why" }, ...lines));
}

/** Return the whole card; the reasons are asked for when they are opened. */
export function eventCard(detail: EventDetail, ctx: Context): HTMLElement {
  const row = detail.event;
  return h(
    "article",
    { class: `card quad-${row.quad_class}` },
    cardTitle(row),
    h("blockquote", {}, row.text),
    fieldList(row),
    whyPart(row, ctx, false),
    reviewHistory(detail.reviews),
    articleLine(row),
  );
}
