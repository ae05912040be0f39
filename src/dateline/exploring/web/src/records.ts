/** The records that the API sends: names as in `dateline schema`. */

export const EVENT_TYPES = [
  "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
  "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
] as const;
export const STATUSES = ["occurred", "ongoing", "planned", "hypothetical", "denied"] as const;
export const ATTRIBUTIONS = ["named", "anonymous", "outlet"] as const;
export const REVIEWS = ["unreviewed", "accepted", "corrected", "rejected"] as const;

export type EventType = (typeof EVENT_TYPES)[number];
export type Status = (typeof STATUSES)[number];
export type Value = string | number | null;

/** One event: the flat row of the store, as reviewed. Several actors are joined by semicolons. */
export interface EventRow {
  event_id: string;
  incident_id: string | null;
  article_id: string;
  sentence: number;
  coder_version: string;
  model_id: string;
  codebook: string;
  event_type: EventType;
  event_mode: string | null;
  contexts: string | null;
  act: EventType;
  quad_class: number;
  score: number;
  cameo_code: string | null;
  actor_name: string | null;
  actor_text: string | null;
  actor_country: string | null;
  actor_sector: string | null;
  actor_role: string | null;
  actor_id: string | null;
  actor_wikidata: string | null;
  recipient_name: string | null;
  recipient_text: string | null;
  recipient_country: string | null;
  recipient_sector: string | null;
  recipient_role: string | null;
  recipient_id: string | null;
  recipient_wikidata: string | null;
  date_start: string | null;
  date_end: string | null;
  date_precision: string;
  date_basis: string;
  date_text: string | null;
  place_name: string | null;
  place_text: string | null;
  country: string | null;
  admin1: string | null;
  latitude: number | null;
  longitude: number | null;
  geo_precision: string;
  geonames_id: number | null;
  status: Status;
  status_cue: string | null;
  attributed_to: string | null;
  attributed_country: string | null;
  attribution_kind: string;
  quote: string | null;
  confidence: number;
  review: string;
  text: string;
  published: string | null;
  published_basis: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  language: string | null;
}

export interface ArticleRow {
  article_id: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: string | null;
  published_basis: string;
  language: string | null;
  origin: string | null;
  events: number;
  length: number;
}

/** Part of an article's text with the events and roles that it serves; several marks where spans overlap. */
export interface Segment {
  text: string;
  marks: { event_id: string; role: string }[];
}

export interface ReviewRecord {
  review_id: string;
  event_id: string;
  decision: string;
  /** Left out where nothing was changed. */
  changes?: Record<string, Value>;
  spans?: Record<string, [number, number][]>;
  reviewer: string;
  time: string;
}

export interface EventPage {
  total: number;
  events: EventRow[];
  next: string | null;
  previous: string | null;
}

/** A stretch of the article's text in code points, end exclusive. */
export interface Span {
  role: string;
  start: number;
  end: number;
  text: string;
}

export interface EventDetail {
  event: EventRow;
  spans: Span[];
  article: ArticleRow;
  reviews: ReviewRecord[];
}

export interface ArticleDetail {
  article: ArticleRow;
  segments: Segment[];
  events: EventRow[];
}

export interface FacetValue {
  value: string;
  count: number;
  name?: string | null;
}

export interface Facets {
  type: FacetValue[];
  status: FacetValue[];
  country: FacetValue[];
  actor: FacetValue[];
  recipient: FacetValue[];
  outlet: FacetValue[];
  attribution: FacetValue[];
  review?: FacetValue[];
  years: { first: number | null; last: number | null };
  total: number;
  undated: number;
}

/** One column of the event record, as `dateline schema` describes it. */
export interface SchemaColumn {
  name: string;
  type: "text" | "integer" | "float" | "date";
  group: string;
  description: string;
  nullable: boolean;
  many: boolean;
  allowed: string[];
}

/** The columns of an event, and the modes that each type may have. */
export interface Schema {
  columns: SchemaColumn[];
  modes: Record<string, string[]>;
}

export interface StoreStatus {
  name: string;
  events: number;
  articles: number;
  skips: Record<string, number>;
  reviews: Record<string, number>;
  dateline: string;
}
