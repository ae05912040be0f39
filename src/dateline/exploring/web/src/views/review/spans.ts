/** The ends of stretches, moved by keyboard: arrows move by a word, with Alt by a character; up and down choose the end. */

import { h } from "../../ui/dom";
import { ROLE_WORDS } from "../../ui/words";
import { nextWord, words, type Stretches, type Text } from "./passage";

const ROLE_ORDER = ["trigger", "actor", "recipient", "time", "place", "speaker", "quote"];

/** Return the editor; `changed` runs after every move. `found` is changed in place. */
export function spanEditor(text: Text, found: Stretches, changed: (role: string) => void): HTMLElement {
  const list = h("ul", { class: "span-list" });
  const draw = (): void => {
    const rows = ROLE_ORDER.flatMap((role) => (found[role] ?? []).map((_, place) => row(role, place)));
    const missing = ROLE_ORDER.filter((role) => (found[role] ?? []).length === 0);
    list.replaceChildren(...rows, h("li", { class: "add" }, ...missing.map(adder)));
  };

  function row(role: string, place: number): HTMLElement {
    const shown = h("span", { class: `role role-${role} on` });
    const pair = (): [number, number] => found[role]![place]!;
    const tell = (): void => {
      shown.textContent = words(text, ...pair());
    };
    const move = (side: "start" | "end", to: number): void => {
      const [start, end] = pair();
      const next: [number, number] = side === "start" ? [Math.min(Math.max(to, 0), end - 1), end] : [start, Math.max(Math.min(to, text.length), start + 1)];
      found[role]![place] = next;
      tell();
      changed(role);
    };
    tell();
    const name = ROLE_WORDS[role] ?? role;
    const drop = h("button", { type: "button", class: "quiet", "aria-label": `Remove the words for ${name}`, disabled: role === "trigger" }, "Remove");
    drop.addEventListener("click", () => {
      found[role]!.splice(place, 1);
      changed(role);
      draw();
    });
    return h("li", {}, h("span", { class: "soft span-name" }, name), handle(text, "start", name, pair, move), shown, handle(text, "end", name, pair, move), drop);
  }

  /** A role without words begins at the trigger; the ends are then moved. */
  function adder(role: string): HTMLElement {
    const button = h("button", { type: "button", class: "quiet" }, `Add ${ROLE_WORDS[role] ?? role}`);
    button.addEventListener("click", () => {
      const at = found["trigger"]?.[0] ?? [0, 1];
      found[role] = [[at[0], at[1]]];
      changed(role);
      draw();
      const names = ROLE_ORDER.filter((name) => (found[name] ?? []).length > 0);
      list.children[names.indexOf(role)]?.querySelector<HTMLElement>("[role=spinbutton]")?.focus();
    });
    return button;
  }

  draw();
  const help = h("p", { class: "soft" }, "Choose an end with Tab and move it: ", h("kbd", {}, "←"), " ", h("kbd", {}, "→"), " by a word, with ", h("kbd", {}, "Alt"), " by a character.");
  return h("fieldset", { class: "spans-edit" }, h("legend", {}, "Words of the article"), help, list);
}

function handle(
  text: Text,
  side: "start" | "end",
  name: string,
  pair: () => [number, number],
  move: (side: "start" | "end", to: number) => void,
): HTMLElement {
  const at = (): number => pair()[side === "start" ? 0 : 1];
  const grip = h("span", { class: `grip ${side}`, role: "spinbutton", tabindex: 0, "aria-label": `${side === "start" ? "First" : "Last"} word of ${name}` }, side === "start" ? "⟨" : "⟩");
  const tell = (): void => {
    grip.setAttribute("aria-valuenow", String(at()));
    grip.setAttribute("aria-valuemin", "0");
    grip.setAttribute("aria-valuemax", String(text.length));
    grip.setAttribute("aria-valuetext", words(text, ...pair()));
  };
  grip.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : null;
    if (step === null) return;
    event.preventDefault();
    move(side, event.altKey ? at() + step : nextWord(text, at(), step, side));
    tell();
  });
  tell();
  return grip;
}
