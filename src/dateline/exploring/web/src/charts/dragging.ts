/** Dragging a picture by pointer, without taking a press of a mark for a drag. */

const SLACK = 4;

/** Call `move` with the way from where the drag began, in pixels, and `done` at its end. */
export function dragging(element: Element, move: (right: number, down: number) => void, done: () => void): void {
  let start: { x: number; y: number } | null = null;
  let dragged = false;
  element.addEventListener("pointerdown", (event) => {
    if (!(event instanceof PointerEvent) || event.button !== 0) return;
    start = { x: event.clientX, y: event.clientY };
    dragged = false;
  });
  element.addEventListener("pointermove", (event) => {
    if (!start || !(event instanceof PointerEvent)) return;
    const right = event.clientX - start.x;
    const down = event.clientY - start.y;
    if (!dragged && Math.hypot(right, down) < SLACK) return;
    if (!dragged) element.setPointerCapture(event.pointerId);
    dragged = true;
    move(right, down);
  });
  const end = (): void => {
    start = null;
    if (dragged) done();
  };
  element.addEventListener("pointerup", end);
  element.addEventListener("pointercancel", end);
  // The click that ends a drag is no press.
  element.addEventListener("click", (event) => {
    if (!dragged) return;
    event.stopPropagation();
    dragged = false;
  }, { capture: true });
}
