/** The form that corrects an event: every field that may change, and the ends of its stretches. */

import type { EventDetail, EventRow, Schema, SchemaColumn, Value } from "../../records";
import { h } from "../../ui/dom";
import { plain } from "../../ui/words";
import { stretches, type Stretches, type Text } from "./passage";
import { spanEditor } from "./spans";

/** What follows from type and mode, or says how the event was made: not for the reader to set. */
const FIXED = new Set(["sentence", "quad_class", "score", "cameo_code", "confidence", "review", "text", "coder_version", "model_id"]);
const GROUPS: readonly [string, string][] = [["what", "What"], ["who", "Who and to whom"], ["when", "When"], ["where", "Where"], ["whether", "Has it happened"], ["who says", "Who says so"]];

export interface Correction {
  changes: Record<string, Value>;
  spans: Stretches;
}

export interface Form {
  element: HTMLFormElement;
  /** What the reader changed, and nothing else. */
  correction(): Correction;
  complain(text: string): void;
}

/** Return whether a reader may correct the column. */
export const correctable = (column: SchemaColumn): boolean => !FIXED.has(column.name) && !["ids", "article"].includes(column.group);

/** Return the form; `moved` runs when a stretch changes, `save` and `cancel` as their names say. */
export function createForm(
  detail: EventDetail,
  schema: Schema,
  text: Text,
  act: { moved(found: Stretches): void; save(): void; cancel(): void },
): Form {
  const row = detail.event;
  const found = stretches(detail.spans);
  const before = JSON.stringify(found);
  const touched = new Set<string>();
  const fields = new Map<string, HTMLInputElement | HTMLSelectElement>();
  const sets = GROUPS.map(([group, title]) => fieldset(group, title, row, schema, fields));
  const editor = spanEditor(text, found, (role) => {
    touched.add(role);
    act.moved(found);
  });
  const complaint = h("p", { class: "complaint", role: "alert" });
  const buttons = h("div", { class: "decisions" }, h("button", { type: "submit", class: "primary" }, "Save ", h("kbd", {}, "Ctrl+Enter")), h("button", { type: "button", onclick: act.cancel }, "Cancel ", h("kbd", {}, "Esc")));
  const element = h("form", { class: "edit", "aria-label": "Correct this event" }, complaint, editor, ...sets, buttons);
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    act.save();
  });
  followType(fields, schema);

  function correction(): Correction {
    const changes: Record<string, Value> = {};
    for (const [name, field] of fields) {
      const value = valueOf(field, schema.columns.find((column) => column.name === name));
      if (value !== row[name as keyof EventRow]) changes[name] = value;
    }
    const spans = JSON.stringify(found) === before ? {} : Object.fromEntries([...touched].map((role) => [role, found[role] ?? []]));
    return { changes, spans };
  }

  return {
    element,
    correction,
    complain(said) {
      complaint.textContent = said;
      complaint.scrollIntoView({ block: "nearest" });
    },
  };
}

function fieldset(group: string, title: string, row: EventRow, schema: Schema, fields: Map<string, HTMLInputElement | HTMLSelectElement>): HTMLElement {
  const columns = schema.columns.filter((column) => column.group === group && correctable(column));
  const labels = columns.map((column) => {
    const field = input(column, row, schema);
    fields.set(column.name, field);
    return h("label", { class: "field", title: column.description }, h("span", {}, plain(column.name)), field);
  });
  return h("fieldset", {}, h("legend", {}, title), h("div", { class: "edit-grid" }, ...labels));
}

function input(column: SchemaColumn, row: EventRow, schema: Schema): HTMLInputElement | HTMLSelectElement {
  const value = row[column.name as keyof EventRow];
  if (column.name === "event_mode") return select(column, modesOf(schema, row.event_type, value as string | null), value);
  if (column.allowed.length > 0) return select(column, column.allowed, value);
  const type = column.type === "date" ? "date" : column.type === "text" ? "text" : "number";
  return h("input", { type, name: column.name, value: value ?? "", step: column.type === "float" ? "any" : null });
}

function select(column: SchemaColumn, values: readonly string[], value: Value): HTMLSelectElement {
  const all = column.nullable ? ["", ...values] : values;
  return h("select", { name: column.name }, ...all.map((one) => h("option", { value: one, selected: one === (value ?? "") }, one === "" ? "none" : one)));
}

const modesOf = (schema: Schema, type: string, now: string | null): string[] => [...new Set([...(schema.modes[type] ?? []), ...(now ? [now] : [])])];

/** Another type has other modes: offer those, and keep the chosen one only if it is among them. */
function followType(fields: Map<string, HTMLInputElement | HTMLSelectElement>, schema: Schema): void {
  const type = fields.get("event_type");
  const mode = fields.get("event_mode");
  type?.addEventListener("change", () => {
    const modes = ["", ...(schema.modes[type.value] ?? [])];
    const kept = mode && modes.includes(mode.value) ? mode.value : "";
    mode?.replaceChildren(...modes.map((one) => h("option", { value: one, selected: one === kept }, one === "" ? "none" : one)));
  });
}

function valueOf(field: HTMLInputElement | HTMLSelectElement, column: SchemaColumn | undefined): Value {
  const text = field.value.trim();
  if (text === "") return null;
  return column?.type === "integer" || column?.type === "float" ? Number(text) : text;
}

