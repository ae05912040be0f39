/** A complete grid of counts, as the API sends it, taken apart into series over periods. */

/** The answer of `/counts`: label columns, the period if one was asked for, and the number of events. */
export interface Grid {
  columns: string[];
  rows: (string | number)[][];
  statuses: string[];
  events: number;
  other_status: number;
  undated: number;
  unplaced: number;
}

/** One line of a heat map: its labels and its counts, one for each period. */
export interface Series {
  labels: string[];
  counts: number[];
  total: number;
}

export interface SeriesGrid {
  periods: string[];
  series: Series[];
  /** The largest count of one cell. */
  most: number;
}

/** Return the series of a grid whose last label column is the period, those with the most events first. */
export function seriesOf(grid: Grid): SeriesGrid {
  const at = grid.columns.length - 2;
  const periods = [...new Set(grid.rows.map((row) => String(row[at])))].sort();
  const place = new Map(periods.map((period, index) => [period, index]));
  const found = new Map<string, Series>();
  let most = 0;
  for (const row of grid.rows) {
    const labels = row.slice(0, at).map(String);
    const key = labels.join("\u0000");
    let series = found.get(key);
    if (!series) found.set(key, (series = { labels, counts: new Array<number>(periods.length).fill(0), total: 0 }));
    const count = Number(row[at + 1]);
    series.counts[place.get(String(row[at])) ?? 0] = count;
    series.total += count;
    most = Math.max(most, count);
  }
  const series = [...found.values()].sort((a, b) => b.total - a.total || a.labels.join().localeCompare(b.labels.join()));
  return { periods, series, most };
}
