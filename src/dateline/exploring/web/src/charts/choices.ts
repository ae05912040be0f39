/** A row of radio buttons: one of a few ways to draw the same events. */

import { h } from "../ui/dom";

/** Return the group; `change` is called with the value that the reader chooses. */
export function choices(
  title: string,
  name: string,
  values: readonly (readonly [string, string])[],
  chosen: string,
  change: (value: string) => void,
): HTMLElement {
  const radios = values.map(([value, words]) => {
    const box = h("input", { type: "radio", name, value, checked: value === chosen, "data-key": `${name}-${value}`, onchange: () => change(value) });
    return h("label", {}, box, ` ${words}`);
  });
  return h("fieldset", { class: "one-of" }, h("legend", {}, title), ...radios);
}
