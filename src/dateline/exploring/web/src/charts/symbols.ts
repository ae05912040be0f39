/** Marks that tell a status by shape, as on the timeline, sized for maps. */

/** Which mark an event gets: what took place or is under way, what is announced, and all that is only said. */
export type Mark = "occurred" | "planned" | "other";

export const MARKS: readonly Mark[] = ["occurred", "planned", "other"];

/** What each mark stands for, in words for legends and labels. */
export const MARK_WORDS: Readonly<Record<Mark, string>> = {
  occurred: "happened or going on",
  planned: "announced",
  other: "possible or denied",
};

export type Tally = Readonly<Record<Mark, number>>;

export const total = (tally: Tally): number => tally.occurred + tally.planned + tally.other;

/** Return a tally in words, without what is zero: "2 happened or going on, 1 announced". */
export function tallyWords(tally: Tally): string {
  return MARKS.filter((mark) => tally[mark] > 0)
    .map((mark) => `${tally[mark]} ${MARK_WORDS[mark]}`)
    .join(", ");
}

/** Return the path of a mark of radius `r` around (0, 0): a disc, a ring, a diamond. Only the disc is to be filled. */
export function markPath(mark: Mark, r: number): string {
  if (mark === "other") return `M0,${-r}L${r},0L0,${r}L${-r},0Z`;
  return `M${-r},0A${r},${r} 0 1,1 ${r},0A${r},${r} 0 1,1 ${-r},0Z`;
}
