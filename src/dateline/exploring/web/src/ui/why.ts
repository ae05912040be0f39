/** Why an event was coded so, asked for when a reader wants to know: the server codes the article again. */

import type { EventRow } from "../records";
import type { Context } from "../view";
import { h } from "./dom";

/** Return the part of a card that tells why; it asks when it is opened. */
export function whyPart(row: EventRow, ctx: Context, open: boolean): HTMLElement {
  const answer = h("div", { class: "why", "aria-live": "polite" });
  const part = h("details", { class: "why-part" }, h("summary", {}, "Why"), answer);
  let asked = false;
  part.addEventListener("toggle", () => {
    if (!part.open || asked) return;
    asked = true;
    void tell(row, ctx, answer);
  });
  part.open = open;
  return part;
}

async function tell(row: EventRow, ctx: Context, answer: HTMLElement): Promise<void> {
  answer.replaceChildren(h("p", { class: "soft" }, "Reading the article again …"));
  try {
    const { found_again, why } = await ctx.api.why(row.event_id);
    const lines = h("ul", {}, ...why.map((line) => h("li", {}, line)));
    answer.replaceChildren(found_again ? lines : h("p", {}, "This version of Dateline codes the sentence differently: the reasons of then are not known."));
  } catch (error) {
    answer.replaceChildren(h("p", {}, `The reasons could not be had: ${error instanceof Error ? error.message : String(error)}`));
  }
}
