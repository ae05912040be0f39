/** Review: one event at a time, the least certain first; keys A accept, R reject, E edit, U undo, N next. */

import { ApiError } from "../api";
import type { EventDetail, EventRow, Schema } from "../records";
import { articleLine, cardTitle, elsewhere, fieldList, reviewHistory } from "../ui/card";
import { h } from "../ui/dom";
import { note } from "../ui/message";
import { whyPart } from "../ui/why";
import { count, day, dyad, number, percent, STATUS_WORDS } from "../ui/words";
import type { Call, Context, Twin, View } from "../view";
import { VIEWS } from "./index";
import { createForm, type Form } from "./review/form";
import { passage, stretches, type Text } from "./review/passage";

const QUEUE = 50;
const REVIEWER = "dateline.reviewer";
const KEYS = "dateline.review-keys";

type Decision = "accept" | "reject" | "correct" | "undo";

/** What is on the table: the event, its text, and the form while it is edited. */
interface Desk {
  detail: EventDetail;
  schema: Schema;
  text: Text;
  form: Form | null;
}

class ReviewView {
  private ctx!: Context;
  private root!: HTMLElement;
  private desk: Desk | null = null;
  private queue: EventRow[] = [];
  private total = 0;
  /** Events decided in this sitting, the last at the end: what U takes back. */
  private readonly decided: string[] = [];
  private readonly passed = new Set<string>();
  private listening = false;
  private busy = false;
  private readonly key = (event: KeyboardEvent): void => this.press(event);

  async render(root: HTMLElement, ctx: Context): Promise<void> {
    const { total, events } = await ctx.api.queue(ctx.state.filters, QUEUE);
    if (ctx.signal.aborted) return;
    this.ctx = ctx;
    this.root = root;
    this.total = total;
    this.queue = events.filter((row) => !this.passed.has(row.event_id));
    if (!this.listening) document.addEventListener("keydown", this.key);
    this.listening = true;
    const id = ctx.state.event ?? this.queue[0]?.event_id;
    this.desk = id ? await this.lay(id) : null;
    if (!ctx.signal.aborted) this.draw();
  }

  dispose(): void {
    document.removeEventListener("keydown", this.key);
    this.listening = false;
    this.desk = null;
  }

  private async lay(id: string): Promise<Desk> {
    const [detail, schema] = await Promise.all([this.ctx.api.event(id), this.ctx.api.schema()]);
    const { segments } = await this.ctx.api.article(detail.event.article_id);
    return { detail, schema, text: Array.from(segments.map((segment) => segment.text).join("")), form: null };
  }

  private draw(): void {
    const desk = this.desk;
    const inside = this.root.contains(document.activeElement) || document.activeElement === document.body;
    this.root.replaceChildren(this.top(), desk ? this.sheet(desk) : this.done());
    if (inside) this.root.querySelector<HTMLElement>(desk?.form ? ".edit select, .edit input" : ".desk")?.focus({ preventScroll: true });
    this.root.dataset["ready"] = "yes";
  }

  private top(): HTMLElement {
    const name = h("input", { type: "text", value: reviewer(), autocomplete: "name", "data-key": "reviewer", name: "reviewer" });
    name.addEventListener("change", () => localStorage.setItem(REVIEWER, name.value.trim()));
    const keys = h("input", { type: "checkbox", checked: keysOn(), "data-key": "keys" });
    keys.addEventListener("change", () => localStorage.setItem(KEYS, keys.checked ? "on" : "off"));
    const gold = h("a", { class: "button quiet", href: "/api/v1/reviews?format=jsonl", download: "gold.jsonl" }, "Reviewed articles as gold");
    return h(
      "div",
      { class: "review-top" },
      h("label", { class: "field" }, h("span", {}, "Reviewed by"), name),
      h("p", { class: "soft" }, `${count(this.total, "event")} to review, the least certain first`),
      h("label", { class: "switch" }, keys, "Single keys A R E U N"),
      gold,
    );
  }

  private done(): HTMLElement {
    const queue = this.total > 0 ? "Those that you passed over come again when the page is loaded." : "Every event that fits the filters has been reviewed.";
    const undo = this.decided.length > 0 && h("p", {}, this.button("Undo the last decision", "U", () => void this.undo()));
    return h("div", {}, note("Nothing left to review", h("p", {}, queue), ...(undo ? [undo] : [])));
  }

  private sheet(desk: Desk): HTMLElement {
    const { event } = desk.detail;
    const text = h("div", { class: "passage-frame" }, passage(desk.text, stretches(desk.detail.spans)));
    const state = event.review === "unreviewed" ? `${percent(event.confidence)} sure, not reviewed yet` : `${percent(event.confidence)} sure, ${event.review}`;
    const head = h("header", {}, cardTitle(event), h("p", { class: "soft" }, state));
    const body = desk.form?.element ?? h("div", { class: "review-fields" }, fieldList(event), whyPart(event, this.ctx, false), reviewHistory(desk.detail.reviews), elsewhere(event, this.ctx, VIEWS));
    const decisions = desk.form ? null : this.decisions();
    return h("section", { class: `desk card quad-${event.quad_class}`, tabindex: -1, "aria-label": said(event) }, head, text, decisions, body, articleLine(event));
  }

  private decisions(): HTMLElement {
    return h(
      "div",
      { class: "decisions", role: "group", "aria-label": "Decide" },
      this.button("Accept", "A", () => void this.decide("accept"), "primary"),
      this.button("Reject", "R", () => void this.decide("reject")),
      this.button("Edit", "E", () => this.edit()),
      this.button("Undo", "U", () => void this.undo()),
      this.button("Next", "N", () => void this.next()),
    );
  }

  private button(text: string, key: string, act: () => void, look?: string): HTMLElement {
    return h("button", { type: "button", class: look ?? null, "aria-keyshortcuts": key, "data-key": `decide-${key}`, onclick: act }, `${text} `, h("kbd", {}, key));
  }

  private press(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (this.desk?.form) {
      if (event.key === "Escape") this.cancel();
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void this.save();
      return;
    }
    const typing = target.closest("input, textarea, select, [contenteditable]") !== null;
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !keysOn()) return;
    const act = { a: () => this.decide("accept"), r: () => this.decide("reject"), e: () => this.edit(), u: () => this.undo(), n: () => this.next() }[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    void act();
  }

  private edit(): void {
    const desk = this.desk;
    if (!desk || !this.named()) return;
    const moved = (found: ReturnType<typeof stretches>): void => this.root.querySelector(".passage-frame")?.replaceChildren(passage(desk.text, found));
    desk.form = createForm(desk.detail, desk.schema, desk.text, { moved, save: () => void this.save(), cancel: () => this.cancel() });
    this.draw();
    desk.form.element.querySelector<HTMLElement>("[name=event_type]")?.focus();
    this.ctx.announce("Editing. Control and Enter saves, Escape cancels.");
  }

  private cancel(): void {
    if (this.desk) this.desk.form = null;
    this.draw();
    this.root.querySelector<HTMLElement>(".desk")?.focus();
  }

  private async save(): Promise<void> {
    const form = this.desk?.form;
    if (!form) return;
    const { changes, spans } = form.correction();
    if (Object.keys(changes).length + Object.keys(spans).length === 0) return form.complain("Nothing was changed. To keep the event as it is, cancel and accept it.");
    await this.decide("correct", { changes, spans });
  }

  /** Write a decision, then show the next event. */
  private async decide(decision: Decision, correction?: object): Promise<void> {
    const event = this.desk?.detail.event;
    if (!event || this.busy || !this.named()) return;
    if (!(await this.send(event.event_id, decision, correction))) return;
    this.decided.push(event.event_id);
    this.ctx.announce(`${decision}: ${said(event)}`);
    await this.show(null);
  }

  private async undo(): Promise<void> {
    const id = this.decided[this.decided.length - 1] ?? this.desk?.detail.event.event_id;
    if (!id || this.busy || !this.named()) return;
    if (!(await this.send(id, "undo"))) return;
    this.decided.pop();
    this.ctx.announce("Taken back");
    await this.show(id);
  }

  private async next(): Promise<void> {
    const id = this.desk?.detail.event.event_id;
    if (!id) return;
    this.passed.add(id);
    await this.show(null);
  }

  /** Show an event, or the first of the queue. */
  private async show(id: string | null): Promise<void> {
    if (this.ctx.state.event === id) await this.ctx.again();
    else this.ctx.go({ event: id, replace: true });
  }

  private async send(event_id: string, decision: Decision, correction: object = {}): Promise<boolean> {
    this.busy = true;
    try {
      await this.ctx.api.review({ event_id, decision, reviewer: reviewer(), ...correction });
      return true;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const hint = error.didYouMean ? ` Did you mean ${error.didYouMean}?` : "";
      this.complain(`${error.message}.${hint}`.replace("..", "."));
      return false;
    } finally {
      this.busy = false;
    }
  }

  private complain(text: string): void {
    if (this.desk?.form) this.desk.form.complain(text);
    else {
      this.root.querySelector(".complaint")?.remove();
      this.root.querySelector(".review-top")?.after(h("p", { class: "complaint", role: "alert" }, text));
    }
  }

  /** The log says who decided: without a name nothing is written. */
  private named(): boolean {
    const field = this.root.querySelector<HTMLInputElement>("input[name=reviewer]");
    if (field?.value.trim()) localStorage.setItem(REVIEWER, field.value.trim());
    if (reviewer()) return true;
    this.complain("Say first who reviews: the log keeps a name with every decision.");
    field?.focus();
    return false;
  }
}

const reviewer = (): string => localStorage.getItem(REVIEWER) ?? "";
const keysOn = (): boolean => localStorage.getItem(KEYS) !== "off";
const said = (row: EventRow): string => `${row.event_type}, ${dyad(row)}, ${STATUS_WORDS[row.status]}`;

async function twin(ctx: Context): Promise<Twin> {
  const { total, events } = await ctx.api.queue(ctx.state.filters, QUEUE);
  const rows = events.map((row) => [percent(row.confidence), row.event_type, dyad(row), STATUS_WORDS[row.status], day(row.date_start), row.text]);
  return { caption: `The ${number(rows.length)} least certain of ${count(total, "event")} to review`, columns: ["How sure", "Did", "Who and to whom", "Has it happened", "When", "Sentence"], rows };
}

const shown = new ReviewView();

export const view: View = {
  name: "review",
  title: "Review",
  render: (root, ctx) => shown.render(root, ctx),
  dispose: () => shown.dispose(),
  twin,
  call: (): Call => ({ path: "/reviews/queue", params: { limit: QUEUE }, csv: false }),
};
