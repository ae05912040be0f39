/** The table: every event as a row, sorted and paged by the server, with the columns that the reader chose. */

import type { EventPage, EventRow, SchemaColumn } from "../records";
import { keepFocus } from "../ui/focus";
import { h } from "../ui/dom";
import { markWord } from "../ui/marks";
import { dataTable, type Column } from "../ui/table";
import { day, number, percent, plain, side, span } from "../ui/words";
import type { Call, Context, View } from "../view";


const USUAL = ["date_start", "event_type", "status", "actor_name", "recipient_name", "text", "place_name", "attributed_to", "confidence"];
const TITLES: Record<string, string> = {
  date_start: "When", event_type: "Did", status: "Status", actor_name: "Who", recipient_name: "To whom",
  place_name: "Where", attributed_to: "Who says so", confidence: "How sure", text: "Sentence",
};
const PAGE = 50;

const sortOf = (ctx: Context): string => ctx.state.options["sort"] ?? "date";
const chosenColumns = (ctx: Context): string[] => ctx.state.options["columns"]?.split(",").filter(Boolean) ?? USUAL;

/** The columns that the server sorts by, and its word for each. */
const SORTS: Record<string, string> = {
  date_start: "date", published: "published", confidence: "confidence", score: "score", event_type: "type", event_mode: "mode",
  status: "status", actor_name: "actor", recipient_name: "recipient", country: "country", place_name: "place",
  attribution_kind: "attribution", attributed_to: "attributed_to", outlet: "outlet", article_id: "article", review: "review",
};

function cell(name: string, row: EventRow, ctx: Context): string | number | null | Node {
  const value = row[name as keyof EventRow];
  if (name === "text") return h("span", { class: "sentence" }, row.text);
  if (name === "event_type") return h("a", { href: ctx.href({ view: "article", event: row.event_id }) }, row.event_type);
  if (name === "date_start") return row.date_start ? span(row.date_start, row.date_end, row.date_precision) : null;
  if (name === "status") return markWord(row.status);
  if (name === "confidence") return percent(row.confidence);
  if (name === "published" || name === "date_end") return day(value as string | null);
  if (name.startsWith("actor_") || name.startsWith("recipient_") || name === "contexts") return side(value as string | null);
  return value;
}

function tableColumns(ctx: Context, schema: readonly SchemaColumn[]): Column<EventRow>[] {
  const known = new Map(schema.map((column) => [column.name, column]));
  return chosenColumns(ctx)
    .filter((name) => known.has(name))
    .map((name) => ({
      name,
      title: TITLES[name] ?? plain(name),
      ...(SORTS[name] ? { sort: SORTS[name] } : {}),
      numeric: ["integer", "float"].includes(known.get(name)?.type ?? ""),
      cell: (row) => cell(name, row, ctx),
    }));
}

async function load(ctx: Context): Promise<[EventPage, SchemaColumn[]]> {
  const params = { sort: sortOf(ctx), limit: PAGE, cursor: ctx.state.options["cursor"] };
  const page = ctx.api.get<EventPage>("/events", ctx.state.filters, params, ctx.signal);
  const [events, { columns }] = await Promise.all([page, ctx.api.schema()]);
  return [events, columns];
}

function chooser(ctx: Context, schema: readonly SchemaColumn[]): HTMLElement {
  const chosen = chosenColumns(ctx);
  const boxes = schema.map((column) => {
    const box = h("input", { type: "checkbox", checked: chosen.includes(column.name), "data-key": `column-${column.name}` });
    box.addEventListener("change", () => {
      const next = box.checked ? [...chosen, column.name] : chosen.filter((name) => name !== column.name);
      ctx.go({ options: { columns: next.join(",") === USUAL.join(",") ? null : next.join(",") } });
    });
    return h("label", { title: column.description }, box, column.name);
  });
  const menu = h("div", { class: "menu", role: "group", "aria-label": "Columns" }, ...boxes);
  return h("details", { class: "chooser" }, h("summary", { class: "button quiet", "data-key": "columns" }, "Columns"), menu);
}

function pager(ctx: Context, page: EventPage): HTMLElement {
  const turn = (label: string, cursor: string | null): HTMLElement =>
    h("button", { type: "button", disabled: cursor === null, "data-key": `page-${label}`, onclick: () => ctx.go({ options: { cursor } }) }, label);
  const first = h("button", { type: "button", disabled: page.previous === null, "data-key": "page-First", onclick: () => ctx.go({ options: { cursor: null } }) }, "First");
  return h("nav", { class: "pager", "aria-label": "Pages" }, first, turn("Previous", page.previous), turn("Next", page.next));
}

async function render(root: HTMLElement, ctx: Context): Promise<void> {
  const [page, schema] = await load(ctx);
  const sort = sortOf(ctx);
  const sorting = {
    by: sort.replace(/^-/, ""),
    down: sort.startsWith("-"),
    change: (by: string, down: boolean) => ctx.go({ options: { sort: (down ? "-" : "") + by, cursor: null } }),
  };
  const caption = `${number(page.events.length)} of ${number(page.total)} events, by ${plain(sorting.by)}`;
  const chosen = (row: EventRow): string => (row.event_id === ctx.state.event ? "chosen" : "");
  const table = dataTable(caption, tableColumns(ctx, schema), page.events, sorting, chosen);
  const open = root.querySelector<HTMLDetailsElement>(".chooser")?.open ?? false;
  keepFocus(root, () => {
    const columns = chooser(ctx, schema);
    columns.toggleAttribute("open", open);
    root.replaceChildren(h("div", { class: "table-tools" }, columns, pager(ctx, page)), table);
  });
}

export const view: View = {
  name: "table",
  title: "Table",
  render,
  call: (ctx): Call => ({ path: "/events", params: { sort: sortOf(ctx) }, csv: true }),
};
