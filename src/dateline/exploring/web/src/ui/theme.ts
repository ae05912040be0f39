/** Light and dark: the system's choice until the reader makes one, kept in this browser. */

import { h } from "./dom";

const KEY = "dateline.theme";
export const THEME_CHANGED = "dateline:theme";

type Theme = "light" | "dark";

function chosen(): Theme | null {
  const value = localStorage.getItem(KEY);
  return value === "light" || value === "dark" ? value : null;
}

const system = matchMedia("(prefers-color-scheme: dark)");
export const theme = (): Theme => chosen() ?? (system.matches ? "dark" : "light");

export function applyTheme(): void {
  const choice = chosen();
  if (choice) document.documentElement.dataset["theme"] = choice;
  else delete document.documentElement.dataset["theme"];
}

/** Return the button that switches; charts hear of it by the event `dateline:theme` on document. */
export function themeButton(): HTMLButtonElement {
  const label = (): string => (theme() === "dark" ? "Light theme" : "Dark theme");
  const button = h("button", { type: "button", class: "quiet", "data-key": "theme" }, label());
  const tell = (): void => {
    applyTheme();
    button.textContent = label();
    document.dispatchEvent(new Event(THEME_CHANGED));
  };
  button.addEventListener("click", () => {
    localStorage.setItem(KEY, theme() === "dark" ? "light" : "dark");
    tell();
  });
  system.addEventListener("change", tell);
  return button;
}

const probe = h("span", { class: "probe", "aria-hidden": "true" });

/** Return a colour of the style sheet ("--ink") as the browser resolves it now: what a canvas can use. */
export function colour(name: `--${string}`): string {
  if (!probe.isConnected) document.body.append(probe);
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}
