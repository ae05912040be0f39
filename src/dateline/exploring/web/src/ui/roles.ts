/** Words of an article underlined by what they say: a line of its own for each role, so that overlaps stay readable. */

import { h } from "./dom";
import { ROLE_WORDS } from "./words";

/** From the outermost line to the innermost; a quotation is a tint, not a line. */
export const ROLES = ["quote", "speaker", "time", "place", "recipient", "actor", "trigger"] as const;
export type Role = (typeof ROLES)[number];

/** Return `inner` within one underline for each role; `made` hears of every underline. */
export function underlined(inner: Node, roles: readonly string[], made?: (line: HTMLElement, role: string) => void): Node {
  let wrapped = inner;
  for (const role of [...ROLES].reverse()) {
    if (!roles.includes(role)) continue;
    wrapped = h("span", { class: `role role-${role}` }, wrapped);
    made?.(wrapped as HTMLElement, role);
  }
  return wrapped;
}

/** Return the legend of the roles. */
export function roleLegend(): HTMLElement {
  const items = [...ROLES].reverse().map((role) => h("li", {}, h("span", { class: `role role-${role}` }, ROLE_WORDS[role] ?? role)));
  return h("ul", { class: "legend roles", "aria-label": "Underlines" }, ...items);
}
