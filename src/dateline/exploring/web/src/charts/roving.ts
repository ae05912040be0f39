/** One tab stop for a chart of many marks; arrow keys, Home and End go from mark to mark, Enter and Space press it. */

/** A mark that takes the focus. */
export type Stop = HTMLElement | SVGElement;

/**
 * Make `stops` reachable by keyboard within `box`, the first by Tab and the others by arrow keys.
 * `columns` above 1 makes up and down go a row at a time. `press` runs on click, Enter and Space.
 */
export function rove(box: Element, stops: readonly Stop[], press: (index: number) => void, columns = 1): void {
  let current = 0;
  stops.forEach((stop, index) => {
    stop.setAttribute("tabindex", index === 0 ? "0" : "-1");
    stop.addEventListener("click", () => press(index));
    stop.addEventListener("focus", () => {
      stops[current]?.setAttribute("tabindex", "-1");
      stop.setAttribute("tabindex", "0");
      current = index;
    });
  });
  box.addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = stops.indexOf(event.target as Stop);
    if (at < 0) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      press(at);
      return;
    }
    const next = step(event.key, at, stops.length, columns);
    if (next === null) return;
    event.preventDefault();
    stops[next]?.focus();
  });
}

function step(key: string, at: number, length: number, columns: number): number | null {
  const wanted: Record<string, number> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: length - 1,
  };
  const next = wanted[key];
  return next === undefined || next < 0 || next >= length ? null : next;
}
