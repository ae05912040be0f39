/** Articles: the list of those with events that fit, and one as it was read. */

import type { ArticleRow, EventRow } from "../records";
import { keepFocus } from "../ui/focus";
import { h } from "../ui/dom";
import { note } from "../ui/message";
import { count, day, side, span, STATUS_WORDS } from "../ui/words";
import type { Call, Context, Twin, View } from "../view";
import { reading } from "./article/reading";

interface ArticlePage {
  total: number;
  articles: ArticleRow[];
  next: string | null;
}

const PAGE = 50;

/** The article to read: the one in the address, or the chosen event's. */
async function articleId(ctx: Context): Promise<string | null> {
  const read = ctx.state.options["read"];
  if (read) return read;
  return ctx.state.event ? (await ctx.api.event(ctx.state.event)).event.article_id : null;
}

async function render(root: HTMLElement, ctx: Context): Promise<void> {
  const id = await articleId(ctx);
  const shown = id ? reading(await ctx.api.article(id), ctx) : await list(ctx);
  if (ctx.signal.aborted) return;
  keepFocus(root, () => root.replaceChildren(shown));
}

async function list(ctx: Context): Promise<HTMLElement> {
  const params = { limit: PAGE, cursor: ctx.state.options["cursor"] };
  const page = await ctx.api.get<ArticlePage>("/articles", ctx.state.filters, params, ctx.signal);
  if (page.articles.length === 0) return note("No article has events that match", h("p", {}, h("a", { href: "?view=article" }, "Show all articles")));
  const items = page.articles.map((article) => h("li", {}, item(article, ctx)));
  const next = page.next && h("button", { type: "button", "data-key": "page-Next", onclick: () => ctx.go({ options: { cursor: page.next } }) }, "Older articles");
  return h("div", {}, h("p", { class: "soft" }, `${count(page.total, "article")}, the last published first`), h("ol", { class: "articles" }, ...items), next);
}

function item(article: ArticleRow, ctx: Context): HTMLElement {
  const link = h("a", { href: ctx.href({ event: null, options: { read: article.article_id } }) }, article.title ?? "Without headline");
  const facts = [article.outlet, article.published ? day(article.published) : "undated", count(article.events, "event")].filter(Boolean).join(" · ");
  return h("div", { class: "article-item" }, h("h2", {}, link), h("p", { class: "soft" }, facts));
}

const COLUMNS = ["Sentence", "Did", "Has it happened", "Who", "To whom", "When", "Where", "Who says so", "Words"];

function row(event: EventRow): (string | number | null)[] {
  const when = span(event.date_start, event.date_end, event.date_precision);
  return [event.sentence + 1, event.event_type, STATUS_WORDS[event.status], side(event.actor_name), side(event.recipient_name), when, event.place_name, event.attributed_to, event.text];
}

async function twin(ctx: Context): Promise<Twin> {
  const id = await articleId(ctx);
  if (id) {
    const { article, events } = await ctx.api.article(id);
    return { caption: `${count(events.length, "event")} in “${article.title ?? id}”`, columns: COLUMNS, rows: events.map(row) };
  }
  const page = await ctx.api.get<ArticlePage>("/articles", ctx.state.filters, { limit: PAGE }, ctx.signal);
  const rows = page.articles.map((article) => [article.title, article.outlet, article.published, article.events]);
  return { caption: `${rows.length} of ${count(page.total, "article")}`, columns: ["Headline", "Outlet", "Published", "Events"], rows };
}

function call(ctx: Context): Call {
  const read = ctx.state.options["read"];
  if (read) return { path: `/articles/${encodeURIComponent(read)}`, filters: {}, csv: false };
  if (ctx.state.event) return { path: `/events/${encodeURIComponent(ctx.state.event)}`, filters: {}, csv: false };
  return { path: "/articles", csv: true };
}

export const view: View = { name: "article", title: "Articles", render, twin, call };
