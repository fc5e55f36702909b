/**
 * Answers for what of a line is shown: all of it, or of a very long one the beginning and what stands around its marks.
 * Columns are UTF-16 units of the raw line, so that no folding and no invisible character can shift a mark.
 */

export interface Place {
  readonly column: number;
  readonly length: number;
}

export type Piece =
  | { readonly kind: "text"; readonly text: string }
  /** at: the number of the place in the list that was given. */
  | { readonly kind: "mark"; readonly text: string; readonly at: number }
  /** Left out: so many units, and so many marks among them. */
  | { readonly kind: "gap"; readonly length: number; readonly marks: number };

/** Ten screens wide is more than anyone scrolls sideways; a browser lays out 40 such lines in a frame. */
const longest = 1000;
const beginning = 120;
const around = 60;
/** With what stands around them, about as much as the longest line that is not cut. */
const mostMarks = 8;

export function piecesOf(line: string, places: readonly Place[], current = -1): readonly Piece[] {
  if (line.length <= longest) return marked(line, 0, line.length, places);
  const first = Math.max(0, Math.min(current - mostMarks / 2, places.length - mostMarks));
  const shown = places.slice(first, first + mostMarks);
  const parts: [from: number, to: number][] = [[0, shown.length === 0 ? longest : beginning]];
  for (const { column, length } of shown) {
    const last = parts[parts.length - 1]!;
    const to = column + length + around;
    if (column - around <= last[1]) last[1] = Math.max(last[1], to);
    else parts.push([column - around, to]);
  }
  const pieces: Piece[] = [];
  let done = 0;
  const leave = (to: number): void => {
    if (to <= done) return;
    const marks = places.filter(({ column, length }) => column + length > done && column < to).length;
    pieces.push({ kind: "gap", length: to - done, marks });
    done = to;
  };
  for (const [from, to] of parts) {
    const begin = whole(line, Math.max(from, done));
    const end = whole(line, Math.min(to, line.length));
    leave(begin);
    pieces.push(...marked(line, begin, end, places));
    done = Math.max(done, end);
  }
  leave(line.length);
  return pieces;
}

/** Not between the halves of a surrogate pair. */
function whole(line: string, at: number): number {
  return /[\udc00-\udfff]/.test(line[at] ?? "") && /[\ud800-\udbff]/.test(line[at - 1] ?? "") ? at - 1 : at;
}

function marked(line: string, from: number, to: number, places: readonly Place[]): Piece[] {
  const pieces: Piece[] = [];
  let done = from;
  const text = (end: number): void => {
    if (end > done) pieces.push({ kind: "text", text: line.slice(done, end) });
  };
  places.forEach(({ column, length }, at) => {
    const end = column + length;
    // Those of another part; and what lies beyond the line belongs to another text.
    if (column < done || end > to) return;
    text(column);
    pieces.push({ kind: "mark", text: line.slice(column, end), at });
    done = end;
  });
  text(to);
  return pieces;
}
