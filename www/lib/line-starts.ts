// Where lines of a file begin, so that some of them can be read again without the ones before.

/** Bytes from one of them to the next: whoever shows a line reads no more than this before it. */
const EVERY = 1 << 16;

const LINE_FEED = 10;

/** Is shown the bytes of a text in UTF-8, in which a line feed is the same byte wherever it stands. */
export class LineStarts {
  readonly #pairs: number[] = [0, 0];
  #line = 0;
  #at = 0;
  #next = EVERY;

  /** The number of a line from 0, and the byte at which it begins; the same of another one; and so on. */
  pairs(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.#pairs);
  }

  pass(piece: Uint8Array): void {
    let end = piece.indexOf(LINE_FEED);
    if (end >= 0 && this.#at + end + 1 >= this.#next) {
      this.#pairs.push(this.#line + 1, this.#at + end + 1);
      this.#next = this.#at + end + 1 + EVERY;
    }
    for (; end >= 0; end = piece.indexOf(LINE_FEED, end + 1)) this.#line += 1;
    this.#at += piece.length;
  }
}
