/** The frame around the views: navigation, filters, heading, and the way from the address to what is shown. */

import type { Api } from "./api";
import type { Facets } from "./records";
import { changed, isFiltered, read, write, type Change, type State } from "./state";
import { h } from "./ui/dom";
import { chosenPanel } from "./ui/chosen";
import { emptyNote } from "./ui/empty";
import { chips, createRail, type Rail } from "./ui/filters";
import { keepFocus } from "./ui/focus";
import { failure, note } from "./ui/message";
import { shareButtons } from "./ui/share";
import { twinTable } from "./ui/table";
import { themeButton } from "./ui/theme";
import { count } from "./ui/words";
import { FIRST, VIEWS } from "./views";
import type { Context, View } from "./view";

/** Views that make sense without a single event. */
const NEEDS_NO_EVENTS = new Set(["article", "review"]);
/** Views that show the chosen event themselves. */
const SHOWS_CHOSEN = new Set(["article", "review"]);

export class Shell {
  private state: State = read(location.search, FIRST);
  private mounted: View | null = null;
  private aborter = new AbortController();
  private readonly main = document.querySelector<HTMLElement>("main")!;
  private readonly nav = document.querySelector<HTMLElement>("nav.views")!;
  private readonly spoken = document.querySelector<HTMLElement>(".spoken")!;
  private readonly head = h("div", { class: "head" });
  private readonly body = h("div", { class: "body" });
  private readonly twin = h("div", { class: "twin" });
  private readonly side = h("div", { class: "side" });
  private readonly rail: Rail;

  constructor(private readonly api: Api) {
    this.rail = createRail((change) => this.go(change));
    document.querySelector(".rail")!.append(this.rail.element);
    document.querySelector(".tools")!.append(this.rail.opener, themeButton());
    addEventListener("popstate", () => {
      this.state = read(location.search, FIRST);
      void this.show();
    });
    document.addEventListener("click", (event) => this.follow(event));
  }

  go(change: Change): void {
    const next = changed(this.state, change);
    const address = write(next);
    if (address === write(this.state)) return;
    if (change.replace) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.state = next;
    void this.show();
  }

  /** Links of our own change the state without loading the page again. */
  private follow(event: MouseEvent): void {
    const link = (event.target as Element | null)?.closest("a");
    const address = link?.getAttribute("href");
    if (!address?.startsWith("?") || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", address);
    this.state = read(address, FIRST);
    void this.show();
  }

  private context(): Context {
    const state = this.state;
    return {
      state,
      api: this.api,
      signal: this.aborter.signal,
      go: (change) => this.go(change),
      again: () => this.show(),
      href: (change) => write(changed(state, change)),
      announce: (text) => {
        this.spoken.textContent = text;
      },
    };
  }

  /** Show the state. A newer call aborts an older one that still waits for the server. */
  async show(): Promise<void> {
    this.aborter.abort();
    this.aborter = new AbortController();
    const ctx = this.context();
    this.main.setAttribute("aria-busy", "true");
    this.drawNav(ctx);
    try {
      await this.draw(ctx);
    } catch (error) {
      if (ctx.signal.aborted) return;
      this.unmount();
      this.main.replaceChildren(failure(error));
    }
    if (!ctx.signal.aborted) this.main.removeAttribute("aria-busy");
  }

  private async draw(ctx: Context): Promise<void> {
    const entry = VIEWS.find((view) => view.name === ctx.state.view);
    if (!entry) {
      const views = VIEWS.map(({ name, title }) => h("li", {}, h("a", { href: ctx.href({ view: name }) }, title)));
      this.unmount();
      this.main.replaceChildren(note(`There is no view called “${ctx.state.view}”`, h("ul", { class: "offers" }, ...views)));
      return;
    }
    const [view, facets] = await Promise.all([entry.load(), this.api.facets(ctx.state.filters)]);
    if (ctx.signal.aborted) return;
    this.rail.update(ctx.state, facets);
    this.mount(view);
    keepFocus(this.head, () => this.drawHead(view, facets, ctx));
    if (facets.total === 0 && !NEEDS_NO_EVENTS.has(view.name)) {
      this.unmount();
      this.side.replaceChildren();
      this.main.classList.remove("has-chosen");
      this.twin.hidden = true;
      this.body.hidden = false;
      this.body.replaceChildren(await emptyNote(ctx));
      return;
    }
    await Promise.all([this.drawView(view, ctx), this.drawChosen(view, ctx)]);
  }

  private async drawChosen(view: View, ctx: Context): Promise<void> {
    const panel = SHOWS_CHOSEN.has(view.name) ? null : await chosenPanel(ctx, VIEWS);
    if (ctx.signal.aborted) return;
    keepFocus(this.side, () => this.side.replaceChildren(...(panel ? [panel] : [])));
    this.main.classList.toggle("has-chosen", panel !== null);
  }

  private async drawView(view: View, ctx: Context): Promise<void> {
    const asTable = view.twin !== undefined && ctx.state.options["twin"] === "1";
    this.twin.hidden = !asTable;
    this.body.hidden = asTable;
    if (asTable) {
      const twin = await view.twin!(ctx);
      if (!ctx.signal.aborted) this.twin.replaceChildren(twinTable(twin));
      return;
    }
    await view.render(this.body, ctx);
  }

  private mount(view: View): void {
    if (this.mounted !== view) this.unmount();
    this.mounted = view;
    this.body.dataset["view"] = view.name;
    if (!this.body.isConnected) this.main.replaceChildren(this.head, h("div", { class: "stage" }, this.body, this.twin, this.side));
  }

  private unmount(): void {
    this.mounted?.dispose?.();
    this.mounted = null;
    this.body.replaceChildren();
  }

  private drawHead(view: View, facets: Facets, ctx: Context): void {
    const total = count(facets.total, "event");
    document.title = `${view.title}: ${total} · Dateline`;
    const years = facets.years.first === null ? "" : facets.years.first === facets.years.last ? `, ${facets.years.first}` : `, ${facets.years.first} to ${facets.years.last}`;
    const said = h("p", { class: "total" }, total + years + (isFiltered(ctx.state.filters) ? ", filtered" : ""));
    const title = h("h1", {}, view.title);
    this.head.replaceChildren(h("div", { class: "title" }, title, said), this.viewTools(view, ctx), ...chips(ctx));
    ctx.announce(`${view.title}, ${total}`);
  }

  private viewTools(view: View, ctx: Context): HTMLElement {
    const asTable = ctx.state.options["twin"] === "1";
    const swap = (): void => this.go({ options: { twin: asTable ? null : "1" } });
    const attributes = { type: "button", class: "quiet", "aria-pressed": String(asTable), "data-key": "twin", onclick: swap };
    const toggle = view.twin && h("button", attributes, "As a table");
    return h("div", { class: "view-tools" }, toggle, shareButtons(view, ctx));
  }

  private drawNav(ctx: Context): void {
    const links = VIEWS.map(({ name, title }) => {
      const current = name === ctx.state.view ? "page" : null;
      return h("li", {}, h("a", { href: ctx.href({ view: name }), "aria-current": current, "data-key": `view-${name}` }, title));
    });
    keepFocus(this.nav, () => this.nav.replaceChildren(h("ul", {}, ...links)));
  }
}

/** Start the page on an API. */
export function startShell(api: Api): void {
  void new Shell(api).show();
}
