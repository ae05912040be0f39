/** The chosen event beside a chart: its card, and the way to it on every other view. */

import type { Context } from "../view";
import { elsewhere, eventCard } from "./card";
import { h } from "./dom";

/** Return the panel of the event in the address; null if there is none or the store no longer has it. */
export async function chosenPanel(ctx: Context, views: readonly { name: string; title: string }[]): Promise<HTMLElement | null> {
  const id = ctx.state.event;
  if (!id) return null;
  const detail = await ctx.api.event(id);
  const close = h("button", { type: "button", class: "quiet close", "data-key": "close", onclick: () => ctx.go({ event: null }) }, "Close");
  const head = h("div", { class: "chosen-head" }, h("h2", {}, "Chosen event"), close);
  return h("aside", { class: "chosen-panel", "aria-label": "Chosen event" }, head, elsewhere(detail.event, ctx, views), eventCard(detail, ctx));
}
