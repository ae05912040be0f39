/** What the page says when there is nothing to draw: always why, and what to do next. */

import { ApiError } from "../api";
import { h } from "./dom";

/** Return a calm note in place of a chart. */
export function note(title: string, ...parts: (Node | string)[]): HTMLElement {
  return h("div", { class: "note" }, h("h2", {}, title), ...parts.map((part) => (typeof part === "string" ? h("p", {}, part) : part)));
}

/** Return what went wrong in words, with the server's number and suggestion. */
export function failure(error: unknown): HTMLElement {
  // What is no answer of the server is a fault of the page: it belongs in the console with its trace, too.
  if (!(error instanceof ApiError)) console.error(error);
  const known = error instanceof ApiError ? error : new ApiError(0, "page", `The page itself failed: ${String(error)}`, null);
  const meant = known.didYouMean ? `Did you mean “${known.didYouMean}”?` : null;
  const clear = h("a", { href: "?" }, "Start again without filters");
  return h(
    "div",
    { class: "note", role: "alert" },
    h("h2", {}, "This could not be shown"),
    h("p", {}, known.message),
    meant && h("p", {}, meant),
    h("p", {}, clear),
    h("p", { class: "soft" }, known.code),
  );
}
