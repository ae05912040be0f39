/** Focus that survives a redraw: whoever moves by keyboard stays where they were. */

/** Run `draw`, which rebuilds `root`, then focus the element with the same `data-key` as before. */
export function keepFocus(root: HTMLElement, draw: () => void): void {
  const active = document.activeElement;
  const key = (active instanceof HTMLElement || active instanceof SVGElement) && root.contains(active) ? active.dataset["key"] : undefined;
  const field = active instanceof HTMLInputElement && active.type === "search" ? active : null;
  const typed = field ? { value: field.value, start: field.selectionStart, end: field.selectionEnd } : null;
  draw();
  if (key === undefined) return;
  const again = root.querySelector<HTMLElement | SVGElement>(`[data-key="${CSS.escape(key)}"]`);
  again?.focus({ preventScroll: true });
  if (typed && again instanceof HTMLInputElement) {
    const further = again.value !== typed.value;
    again.value = typed.value;
    again.setSelectionRange(typed.start, typed.end);
    // Typed on while the answer was under way: the new field must hear of it.
    if (further) again.dispatchEvent(new Event("input"));
  }
}
