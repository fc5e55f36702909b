/** Answers for the lines of a file: they are read from it when they are shown, so that no file is held in memory. */
import { linesOfText, type Lines } from "./lines.ts";

/** Of what lies between two of them so much is read: only a line longer than this is cut off. */
const MOST_BYTES = 1 << 20;

/** `starts` are those of `LongReport`. `read` rejects when the file was changed or removed since. */
export function linesOfFile(file: Blob, starts: Float64Array, count: number): Lines {
  const known = starts.length / 2;
  const lineAt = (start: number): number => starts[2 * start] ?? count;
  const byteAt = (start: number): number => starts[2 * start + 1] ?? file.size;

  /** The last known one at or before a line. */
  const before = (line: number): number => {
    let low = 0;
    for (let high = known; high - low > 1;) {
      const middle = (low + high) >> 1;
      if (lineAt(middle) <= line) low = middle;
      else high = middle;
    }
    return low;
  };

  return {
    count,
    async read(from, to) {
      const lines: string[] = [];
      for (let start = before(from); start < known && lineAt(start) < to; start++) {
        const begin = byteAt(start);
        const bytes = await file.slice(begin, Math.min(byteAt(start + 1), begin + MOST_BYTES)).arrayBuffer();
        // A byte-order mark is one at the beginning of the file alone, and counts as a character elsewhere.
        const text = new TextDecoder("utf-8", { ignoreBOM: begin > 0 }).decode(bytes);
        const first = lineAt(start);
        lines.push(...(await linesOfText(text).read(Math.max(from - first, 0), to - first)));
      }
      return lines;
    },
  };
}
