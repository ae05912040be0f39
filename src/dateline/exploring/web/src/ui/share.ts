/** Take it with you: what is shown as CSV, as R code, as Python code, as an API call. */

import type { Call, Context, Twin, View } from "../view";
import { h } from "./dom";

/** Return the address of the CSV that the API gives for the call. */
const csvAddress = (ctx: Context, call: Call): string =>
  ctx.api.url(call.path, call.filters ?? ctx.state.filters, { ...call.params, format: "csv" });

const jsonAddress = (ctx: Context, call: Call): string => ctx.api.url(call.path, call.filters ?? ctx.state.filters, call.params);

export function rCode(address: string, csv: boolean): string {
  if (csv) return `events <- read.csv("${address}")\nhead(events)\n`;
  return `library(jsonlite)\n\nshown <- fromJSON("${address}")\nstr(shown, max.level = 2)\n`;
}

export function pythonCode(address: string, csv: boolean): string {
  if (csv) return `import pandas as pd\n\nevents = pd.read_csv("${address}")\nprint(events.head())\n`;
  return `import json\nfrom urllib.request import urlopen\n\nshown = json.load(urlopen("${address}"))\nprint(shown.keys())\n`;
}

function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  // A leading = + - @ would run as a formula when a spreadsheet opens the file.
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Return a table twin as CSV (RFC 4180). */
export const twinCsv = (twin: Twin): string =>
  [twin.columns, ...twin.rows].map((row) => row.map(csvCell).join(",")).join("\r\n") + "\r\n";

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  h("a", { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

async function copy(text: string, ctx: Context, from: HTMLTextAreaElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    ctx.announce("Copied");
  } catch {
    // No clipboard without permission or a secure context: the text is selected for the reader to copy.
    from.select();
    ctx.announce("Selected: copy it with Ctrl+C");
  }
}

/** Return the four buttons; the codes open below them. */
export function shareButtons(view: View, ctx: Context): HTMLElement {
  const call = view.call(ctx);
  const panel = h("div", { class: "share-panel", hidden: true });
  const codes: [string, () => string][] = [
    ["R code", () => rCode(call.csv ? csvAddress(ctx, call) : jsonAddress(ctx, call), call.csv)],
    ["Python code", () => pythonCode(call.csv ? csvAddress(ctx, call) : jsonAddress(ctx, call), call.csv)],
    ["API call", () => `${jsonAddress(ctx, call)}\n`],
  ];
  const buttons = codes.map(([title, code]) => {
    const button = h("button", { type: "button", class: "quiet", "aria-expanded": "false", "data-key": `share-${title}` }, title);
    button.addEventListener("click", () => open(title, code(), button));
    return button;
  });

  function open(title: string, code: string, button: HTMLButtonElement): void {
    const shut = button.getAttribute("aria-expanded") === "true";
    for (const other of buttons) other.setAttribute("aria-expanded", "false");
    panel.hidden = shut;
    if (shut) return;
    button.setAttribute("aria-expanded", "true");
    const lines = Math.min(code.split("\n").length, 8);
    const text = h("textarea", { readonly: true, rows: lines, spellcheck: "false", "aria-label": title }, code);
    const again = h("button", { type: "button", onclick: () => void copy(code, ctx, text) }, "Copy");
    panel.replaceChildren(text, again);
  }

  return h("div", { class: "share", role: "group", "aria-label": "Take what is shown with you" }, csvButton(view, call, ctx), ...buttons, panel);
}

function csvButton(view: View, call: Call, ctx: Context): HTMLElement {
  const name = `dateline-${view.name}.csv`;
  if (call.csv || !view.twin) {
    return h("a", { class: "button quiet", href: csvAddress(ctx, call), download: name, "data-key": "share-CSV" }, "CSV");
  }
  const take = async (): Promise<void> => save(name, twinCsv(await view.twin!(ctx)));
  return h("button", { type: "button", class: "quiet", "data-key": "share-CSV", onclick: () => void take() }, "CSV");
}
