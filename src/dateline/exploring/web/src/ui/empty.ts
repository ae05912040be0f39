/** Why nothing matches, and which filter to take away. */

import type { FilterName, Filters } from "../state";
import type { Context } from "../view";
import { chipText } from "./filters";
import { h } from "./dom";
import { note } from "./message";
import { count } from "./words";

/** Return the note for a state without events: an empty store, or the filter that empties it. */
export async function emptyNote(ctx: Context): Promise<HTMLElement> {
  const names = Object.keys(ctx.state.filters) as FilterName[];
  if (names.length === 0) return emptyStore(ctx);
  const without = await Promise.all(names.map(async (name) => ({ name, total: await totalWithout(name, ctx) })));
  const offers = without
    .sort((a, b) => b.total - a.total)
    .map(({ name, total }) => {
      const href = ctx.href({ filters: { [name]: null } });
      const what = (ctx.state.filters[name] ?? []).map((value) => chipText(name, value)).join(" or ");
      return h("li", {}, h("a", { href }, `Without “${what}”`), ` ${total === 0 ? "still none" : count(total, "event")}`);
    });
  return note("No event matches all of these filters", h("ul", { class: "offers" }, ...offers), h("p", {}, h("a", { href: ctx.href({ filters: cleared(names) }) }, "Clear all filters")));
}

const cleared = (names: FilterName[]): Partial<Record<FilterName, null>> => Object.fromEntries(names.map((name) => [name, null]));

async function totalWithout(name: FilterName, ctx: Context): Promise<number> {
  const filters: Filters = { ...ctx.state.filters };
  delete filters[name];
  return (await ctx.api.facets(filters)).total;
}

async function emptyStore(ctx: Context): Promise<HTMLElement> {
  const { articles } = await ctx.api.status();
  const why = articles === 0 ? "No article has been coded into it yet." : `${count(articles, "article")} ${articles === 1 ? "was" : "were"} read, and none of them reports an event that the codebook knows.`;
  const next = h("p", {}, "Code some with ", h("code", {}, "dateline code report.txt --published 2025-01-29 -o store.duckdb"), ", or see why with ", h("code", {}, "dateline explain report.txt"), ".");
  return note("The store holds no events", why, next);
}
