/** What is shown, and the address bar that says so: every view is a link. */

export const FILTER_NAMES = [
  "search", "type", "mode", "actor", "recipient", "actor_country", "recipient_country", "country", "status",
  "attribution", "attributed_to", "from", "to", "min_confidence", "max_confidence", "outlet", "article", "incident",
  "review", "quad",
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Partial<Record<FilterName, readonly string[]>>;
export type Options = Readonly<Record<string, string>>;

export interface State {
  readonly view: string;
  readonly filters: Filters;
  /** What a view remembers of itself in the address: sort, columns, zoom. Dropped when the view changes. */
  readonly options: Options;
  /** The chosen event, kept from view to view. */
  readonly event: string | null;
}

/** A change of state. Filters and options merge by name; an empty list or null takes one away. */
export interface Change {
  view?: string;
  filters?: Partial<Record<FilterName, readonly string[] | null>>;
  options?: Record<string, string | null>;
  event?: string | null;
  /** Replace the history entry: for small steps such as dragging a zoom. */
  replace?: boolean;
}

/** Options that hold only for the filters they were made under. */
const PASSING = ["cursor"];

const isFilter = (name: string): name is FilterName => (FILTER_NAMES as readonly string[]).includes(name);

/** Return the state that an address tells. `first` is the view of an address that names none. */
export function read(query: string, first: string): State {
  const filters: Partial<Record<FilterName, string[]>> = {};
  const options: Record<string, string> = {};
  let view = first;
  let event: string | null = null;
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === "view") view = value || first;
    else if (name === "event") event = value || null;
    else if (isFilter(name)) {
      if (value !== "") (filters[name] ??= []).push(value);
    } else options[name] = value;
  }
  return { view, filters, options, event };
}

/** Return the filters as query parameters, in a fixed order. */
export function filterParams(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of FILTER_NAMES) for (const value of filters[name] ?? []) params.append(name, value);
  return params;
}

/** Return the address of a state: a query string that `read` understands. */
export function write(state: State): string {
  const params = new URLSearchParams({ view: state.view });
  for (const [name, value] of filterParams(state.filters)) params.append(name, value);
  for (const [name, value] of Object.entries(state.options)) params.set(name, value);
  if (state.event) params.set("event", state.event);
  return `?${params}`;
}

/** Return the state after a change. */
export function changed(state: State, change: Change): State {
  const view = change.view ?? state.view;
  const filters: Filters = { ...state.filters };
  for (const [name, values] of Object.entries(change.filters ?? {}) as [FilterName, readonly string[] | null][]) {
    if (values === null || values.length === 0) delete filters[name];
    else filters[name] = [...values];
  }
  const options: Record<string, string> = view === state.view ? { ...state.options } : {};
  if (change.filters) for (const name of PASSING) delete options[name];
  for (const [name, value] of Object.entries(change.options ?? {})) {
    if (value === null || value === "") delete options[name];
    else options[name] = value;
  }
  return { view, filters, options, event: change.event === undefined ? state.event : change.event };
}

/** Return the filter's values with `value` added, or taken away if it was there. */
export function toggled(filters: Filters, name: FilterName, value: string): string[] {
  const values = filters[name] ?? [];
  return values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
}

export const isFiltered = (filters: Filters): boolean => Object.keys(filters).length > 0;
