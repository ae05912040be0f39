/** Marks of one lane side by side: who would cover another moves to the next row of the lane. */

/**
 * Return the row (0 to rows - 1) of each of the moments, which are in order.
 *
 * A mark takes the first row whose last mark ended more than `width` before; where all rows are taken, the row whose
 * last mark is the oldest, so that covering is shared evenly.
 */
export function pack(moments: readonly number[], width: number, rows: number): number[] {
  const last = new Array<number>(rows).fill(-Infinity);
  return moments.map((moment) => {
    let row = last.findIndex((taken) => moment - taken >= width);
    if (row < 0) row = last.indexOf(Math.min(...last));
    last[row] = moment;
    return row;
  });
}
