/** What a view is to the shell, and the shell to a view. */

import type { Api, Params } from "./api";
import type { Change, Filters, State } from "./state";

/** The table twin of a chart: the same figures for readers who cannot see a canvas. */
export interface Twin {
  caption: string;
  columns: string[];
  rows: (string | number | null)[][];
}

/** The API call behind what is shown; `csv` if the API gives the same as CSV (else the twin is written as CSV). */
export interface Call {
  path: string;
  params?: Params;
  /** Other filters than those in force: a call about one article or event has none. */
  filters?: Filters;
  csv: boolean;
}

export interface Context {
  readonly state: State;
  readonly api: Api;
  /** Change filters or options: writes the address bar and shows the view again. */
  go(change: Change): void;
  /** Return the address of a change, for links. */
  href(change: Change): string;
  /** Show the state again, after the data changed. */
  again(): Promise<void>;
  /** Say something to screen readers. */
  announce(text: string): void;
  /** Aborted when another state is shown: pass it to `api.get`, give up when it fires. */
  readonly signal: AbortSignal;
}

export interface View {
  readonly name: string;
  readonly title: string;
  /** Show the state in `root`. Called on every change of state: `root` still holds what the last call made. */
  render(root: HTMLElement, ctx: Context): Promise<void>;
  /** Let go of charts and listeners; the shell empties `root` afterwards. */
  dispose?(): void;
  /** Return the table twin; a view that is a table of its own has none. */
  twin?(ctx: Context): Promise<Twin>;
  call(ctx: Context): Call;
}
