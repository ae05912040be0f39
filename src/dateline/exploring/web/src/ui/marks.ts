/** The marks of the five statuses: shape and filling tell them apart, colour only helps. */

import { STATUSES, type Status } from "../records";
import { h, svg } from "./dom";
import { STATUS_WORDS } from "./words";

/** Paths in a 12 by 12 box, and whether they are filled. */
export const MARKS: Record<Status, { path: string; filled: boolean }> = {
  occurred: { path: "M6 1a5 5 0 1 0 0 10a5 5 0 1 0 0-10Z", filled: true },
  ongoing: { path: "M2 1L11 6L2 11Z", filled: true },
  planned: { path: "M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z", filled: false },
  hypothetical: { path: "M6 1L11 6L6 11L1 6Z", filled: false },
  denied: { path: "M2 2L10 10M10 2L2 10", filled: false },
};

/** Return the mark of a status; decorative, so name the status beside it. */
export function mark(status: Status): SVGSVGElement {
  const { path, filled } = MARKS[status];
  const drawn = svg("path", { d: path, class: filled ? "filled" : "hollow" });
  return svg("svg", { viewBox: "0 0 12 12", class: "mark", "aria-hidden": "true", focusable: "false" }, drawn);
}

/** Return the mark with its word. */
export const markWord = (status: Status): HTMLElement => h("span", { class: "mark-word" }, mark(status), STATUS_WORDS[status]);

/** Return the legend of all marks. */
export const markLegend = (): HTMLElement =>
  h("ul", { class: "legend", "aria-label": "Marks" }, ...STATUSES.map((status) => h("li", {}, markWord(status))));
