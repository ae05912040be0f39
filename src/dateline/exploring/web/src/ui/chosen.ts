/** The chosen event beside a chart: its card, and the way to it on every other view. */

import { ApiError } from "../api";
import type { Context } from "../view";
import { elsewhere, eventCard } from "./card";
import { h } from "./dom";

/** Return the panel of the event in the address, or null if the address names none. */
export async function chosenPanel(ctx: Context, views: readonly { name: string; title: string }[]): Promise<HTMLElement | null> {
  const id = ctx.state.event;
  if (!id) return null;
  const close = h("button", { type: "button", class: "quiet close", "data-key": "close", onclick: () => ctx.go({ event: null }) }, "Close");
  const head = h("div", { class: "chosen-head" }, h("h2", {}, "Chosen event"), close);
  const panel = (...children: Node[]): HTMLElement => h("aside", { class: "chosen-panel", "aria-label": "Chosen event" }, head, ...children);
  try {
    const detail = await ctx.api.event(id);
    return panel(elsewhere(detail.event, ctx, views), eventCard(detail, ctx));
  } catch (error) {
    // A link may be older than the store: the view itself is still good.
    if (error instanceof ApiError && error.status === 404) return panel(h("p", {}, `This store has no event ${id}.`));
    throw error;
  }
}
