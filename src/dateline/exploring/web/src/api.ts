/** The explorer's own API, typed. Nothing here leaves the machine that served the page. */

import type { ArticleDetail, ArticleRow, EventDetail, EventPage, EventRow, Facets, Schema, SchemaColumn, StoreStatus, Value } from "./records";
import { filterParams, type Filters } from "./state";

export const ROOT = "/api/v1";

export type Params = Record<string, string | number | null | undefined>;

/** An answer other than 2xx: what the server said, and what it thinks was meant. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly didYouMean: string | null,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export interface ReviewRequest {
  event_id: string;
  decision: "accept" | "reject" | "correct" | "undo";
  changes?: Record<string, Value>;
  spans?: Record<string, [number, number][]>;
  reviewer: string;
}

export interface Api {
  /** Return the JSON of `path` (as "/timeline") under these filters and further parameters. */
  get<T>(path: string, filters?: Filters, params?: Params, signal?: AbortSignal): Promise<T>;
  /** Return the address of the same call, as a person would open it. */
  url(path: string, filters?: Filters, params?: Params): string;
  post<T>(path: string, body: unknown): Promise<T>;
  events(filters: Filters, params?: Params): Promise<EventPage>;
  event(id: string): Promise<EventDetail>;
  article(id: string): Promise<ArticleDetail>;
  articles(filters: Filters, params?: Params): Promise<{ total: number; articles: ArticleRow[]; next: string | null }>;
  facets(filters: Filters): Promise<Facets>;
  schema(): Promise<Schema>;
  status(): Promise<StoreStatus>;
  /** Return why an event was coded so: its article is coded again, which takes a moment. */
  why(id: string): Promise<{ found_again: boolean; why: string[] }>;
  queue(filters: Filters, limit: number): Promise<{ total: number; events: EventRow[] }>;
  review(request: ReviewRequest): Promise<{ review_id: string; event: EventRow }>;
}

function query(filters: Filters, params: Params): string {
  const all = filterParams(filters);
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== "") all.set(name, String(value));
  }
  const text = all.toString();
  return text ? `?${text}` : "";
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const body = (await response.json().catch(() => null)) as {
    error?: { code?: string; message?: string; did_you_mean?: string | string[] | null };
  } | null;
  const error = body?.error;
  const meant = error?.did_you_mean;
  throw new ApiError(
    response.status,
    error?.code ?? String(response.status),
    error?.message ?? `The server answered ${response.status} ${response.statusText}.`,
    Array.isArray(meant) ? (meant[0] ?? null) : (meant ?? null),
  );
}

async function call(address: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { credentials: "same-origin", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiError(0, "offline", "The server does not answer. Is `dateline serve` still running?", null);
  }
}

const KEPT = 24;

/** Return the API. Recent answers are kept, so that going back shows the page at once; a review empties them. */
export function createApi(): Api {
  const kept = new Map<string, unknown>();
  const under = (path: string, filters: Filters = {}, params: Params = {}): string => ROOT + path + query(filters, params);

  async function get<T>(path: string, filters?: Filters, params?: Params, signal?: AbortSignal): Promise<T> {
    const address = under(path, filters, params);
    if (kept.has(address)) return kept.get(address) as T;
    const value = await answer<T>(await call(address, signal ? { signal } : undefined));
    kept.set(address, value);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value as string);
    return value;
  }

  async function post<T>(path: string, body: unknown): Promise<T> {
    const headers = { "Content-Type": "application/json" };
    return answer<T>(await call(ROOT + path, { method: "POST", headers, body: JSON.stringify(body) }));
  }

  return {
    get,
    post,
    url: (path, filters, params) => new URL(under(path, filters, params), location.href).href,
    events: (filters, params) => get("/events", filters, params),
    event: (id) => get(`/events/${encodeURIComponent(id)}`),
    article: (id) => get(`/articles/${encodeURIComponent(id)}`),
    articles: (filters, params) => get("/articles", filters, params),
    facets: (filters) => get("/facets", filters),
    async schema() {
      const { tables, modes } = await get<{ tables: { table: string; columns: SchemaColumn[] }[]; modes: Schema["modes"] }>("/schema");
      return { columns: tables.find(({ table }) => table === "events")?.columns ?? [], modes };
    },
    status: () => get("/status"),
    why: (id) => get(`/events/${encodeURIComponent(id)}/why`),
    queue: (filters, limit) => get("/reviews/queue", filters, { limit }),
    async review(request) {
      const done = await post<{ review_id: string; event: EventRow }>("/reviews", request);
      kept.clear();
      return done;
    },
  };
}
