/** Answers for the lines of a text that is shown. They end at a line feed, as the library counts them. */

/** The lines of a text that is shown, wherever they are kept. */
export interface Lines {
  /** 0 where the text is not kept and cannot be shown, also when the report counts lines. */
  readonly count: number;
  /** Lines from (inclusive) to (exclusive), zero-based, without their line ends; a promise where a file must be read. */
  read(from: number, to: number): readonly string[] | Promise<readonly string[]>;
}

/** The place of one line in so many is remembered: a text of a million lines would cost 50 MB as a list of them. */
const STEP = 128;

export function linesOfText(text: string): Lines {
  const places: number[] = [];
  let count = 0;
  for (let at = 0; at < text.length; at = endOf(text, at) + 1) {
    if (count % STEP === 0) places.push(at);
    count += 1;
  }
  return {
    count,
    read(from, to) {
      const lines: string[] = [];
      let line = Math.floor(from / STEP) * STEP;
      for (let at = places[line / STEP] ?? text.length; at < text.length && line < to; line++) {
        const end = endOf(text, at);
        if (line >= from)
          lines.push(text.slice(at, text[end - 1] === "\r" && end > at && end < text.length ? end - 1 : end));
        at = end + 1;
      }
      return lines;
    },
  };
}

function endOf(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
