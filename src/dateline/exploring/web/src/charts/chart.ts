/** ECharts as this page uses it: only the parts that are used, colours from the style sheet, size from the frame. */

import { use, init, type ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { THEME_CHANGED } from "../ui/theme";

type Parts = Parameters<typeof use>[0];

use([CanvasRenderer]);

/** Register the chart types and components that a view needs: `parts([BarChart, GridComponent])`. */
export const parts = (wanted: Parts): void => use(wanted);

export interface Chart {
  readonly echarts: ECharts;
  readonly frame: HTMLElement;
  dispose(): void;
}

/**
 * Return a chart that fills `frame` and follows its size; `redraw` runs when the theme changes.
 *
 * A canvas says nothing to screen readers: the twin table says the same, and `label` names what it shows.
 * Tooltip formatters must return elements, never HTML strings: the content policy and hostile text forbid them.
 */
export function createChart(frame: HTMLElement, label: string, redraw: () => void): Chart {
  frame.setAttribute("role", "img");
  frame.setAttribute("aria-label", label);
  const echarts = init(frame, null, { renderer: "canvas" });
  // A canvas tells nothing of what it shows: the console and the tests ask the chart itself.
  Object.assign(frame, { chart: echarts });
  // The first call comes without a change: drawing everything again would double the time of a large chart.
  const observer = new ResizeObserver(() => {
    if (frame.clientWidth !== echarts.getWidth() || frame.clientHeight !== echarts.getHeight()) echarts.resize();
  });
  observer.observe(frame);
  document.addEventListener(THEME_CHANGED, redraw);
  return {
    echarts,
    frame,
    dispose() {
      observer.disconnect();
      document.removeEventListener(THEME_CHANGED, redraw);
      echarts.dispose();
    },
  };
}
