/** A note beside the mark under the pointer or the focus. What it says is also the mark's spoken label. */

/** Show `text()` beside each of `marks` while it is pointed at or focused; Escape hides it. Lines part at newlines. */
export function tips<Item extends Element>(box: HTMLElement, marks: readonly Item[], text: (index: number) => string): void {
  const note = document.createElement("div");
  note.className = "tip";
  note.hidden = true;
  note.setAttribute("aria-hidden", "true");
  box.append(note);
  const hide = (): void => {
    note.hidden = true;
  };
  marks.forEach((mark, index) => {
    const show = (): void => {
      note.replaceChildren(
        ...text(index).split("\n").map((line) => {
          const row = document.createElement("div");
          row.textContent = line;
          return row;
        }),
      );
      note.hidden = false;
      stand(box, note, mark);
    };
    mark.addEventListener("pointerenter", show);
    mark.addEventListener("focus", show);
    mark.addEventListener("pointerleave", hide);
    mark.addEventListener("blur", hide);
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
}

function stand(box: HTMLElement, note: HTMLElement, mark: Element): void {
  const around = box.getBoundingClientRect();
  const at = mark.getBoundingClientRect();
  const wanted = at.left + at.width / 2 - around.left - note.offsetWidth / 2;
  const left = Math.max(4, Math.min(wanted, around.width - note.offsetWidth - 4));
  const above = at.top - around.top - note.offsetHeight - 8;
  note.style.left = `${left}px`;
  note.style.top = `${above < 0 ? at.bottom - around.top + 8 : above}px`;
}
