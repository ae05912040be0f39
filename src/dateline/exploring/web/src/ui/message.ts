/** What the page says when there is nothing to draw: always why, and what to do next. */

import { ApiError } from "../api";
import { h } from "./dom";

/** Return a calm note in place of a chart. */
export function note(title: string, ...parts: (Node | string)[]): HTMLElement {
  return h("div", { class: "note" }, h("h2", {}, title), ...parts.map((part) => (typeof part === "string" ? h("p", {}, part) : part)));
}

/** Return what went wrong in words, with the server's number and suggestion. */
export function failure(error: unknown): HTMLElement {
  if (!(error instanceof ApiError)) throw error;
  const meant = error.didYouMean ? `Did you mean “${error.didYouMean}”?` : null;
  const clear = h("a", { href: "?" }, "Start again without filters");
  return h(
    "div",
    { class: "note", role: "alert" },
    h("h2", {}, "This could not be shown"),
    h("p", {}, error.message),
    meant && h("p", {}, meant),
    h("p", {}, clear),
    h("p", { class: "soft" }, error.code),
  );
}
