// Long texts: read piece by piece, from strings, bytes and streams. The module finds the codes; here is what it cannot
// know of: encodings, and characters that a piece cuts in half.
import { report } from "./dress.ts";
import { ready, use } from "./engine.ts";
import { catalogIds, options, wholeNumber } from "./options.ts";
import { pour } from "./pour.ts";
import type * as Public from "./public.js";
import type { RawReport, RawScanner } from "./raw.ts";

const DEFAULT_MENTIONS = 50_000;
const MOST_MENTIONS = 1_000_000;

/** UTF-16 units, or bytes, that go to the module at a time: its copy there then weighs little. */
const PIECE = 1 << 16;

/** The report as the module gives it: what a worker sends to the page, which dresses it. Ends the scanner. */
export let rawReport: (scanner: Scanner) => RawReport;

/** Texts cross as UTF-8 through this one piece of memory: three bytes are the most that a unit takes. */
const ENCODER = new TextEncoder();
const ENCODED = new Uint8Array(3 * PIECE);

/** The marks at the beginning of bytes that tell how they are to be read; UTF-8 needs none. */
const MARKS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: "utf-8" },
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

const LONGEST_MARK = 3;

export class Scanner implements Public.Scanner {
  static {
    rawReport = (scanner) => scanner.#end();
  }

  /** Undefined when the report was given or the scanner freed. */
  #raw: RawScanner | undefined;
  /** The first bytes, while they may be a mark or the beginning of one. */
  #begin: number[] | undefined = [];
  /** Reads bytes that are not UTF-8. */
  #decoder: TextDecoder | undefined;
  /** The first half of a character, whose second half comes with the next piece. */
  #half = "";

  constructor(given?: Public.ScanOptions) {
    const { catalogs, maxMentions } = options(given);
    const most = wholeNumber(maxMentions, "options.maxMentions", 0, MOST_MENTIONS, DEFAULT_MENTIONS);
    const asked = catalogIds(catalogs);
    this.#raw = new (use().Scanner)(most, asked);
  }

  write(chunk: string | Uint8Array): void {
    const raw = this.#alive();
    if (typeof chunk === "string") {
      if (chunk === "") return;
      this.#endBytes(raw);
      this.#addText(raw, chunk);
    } else if (chunk instanceof Uint8Array) {
      this.#endText(raw);
      this.#addBytes(raw, chunk);
    } else throw new TypeError("chunk must be a string or a Uint8Array");
  }

  finish(): Public.Report {
    return report(this.#end());
  }

  free(): void {
    this.#raw?.free();
    this.#raw = undefined;
  }

  #end(): RawReport {
    const raw = this.#alive();
    this.#endBytes(raw);
    this.#endText(raw);
    this.#raw = undefined;
    return raw.finish();
  }

  #alive(): RawScanner {
    if (this.#raw) return this.#raw;
    throw new Error("the scanner has given its report or was freed: make a new one");
  }

  #addText(raw: RawScanner, text: string): void {
    let rest = this.#half + text;
    this.#half = "";
    if (isHalf(rest, rest.length)) {
      this.#half = rest.slice(-1);
      rest = rest.slice(0, -1);
    }
    for (let at = 0; at < rest.length;) {
      let end = Math.min(at + PIECE, rest.length);
      if (end < rest.length && isHalf(rest, end)) end -= 1;
      send(raw, rest.slice(at, end));
      at = end;
    }
  }

  #addBytes(raw: RawScanner, chunk: Uint8Array): void {
    let bytes = chunk;
    if (this.#begin) {
      const taken = LONGEST_MARK - this.#begin.length;
      this.#begin.push(...chunk.subarray(0, taken));
      if (this.#begin.length < LONGEST_MARK) return;
      this.#endMark(raw);
      bytes = chunk.subarray(taken);
    }
    if (this.#decoder) this.#addText(raw, this.#decoder.decode(bytes, { stream: true }));
    else for (let at = 0; at < bytes.length; at += PIECE) raw.write(bytes.subarray(at, at + PIECE));
  }

  /** Chooses how bytes are read by the first of them, and reads those. */
  #endMark(raw: RawScanner): void {
    const begin = this.#begin ?? [];
    this.#begin = undefined;
    const found = markOf(begin);
    if (found && found.encoding !== "utf-8") this.#decoder = new TextDecoder(found.encoding);
    this.#addBytes(raw, Uint8Array.from(begin.slice(found?.mark.length)));
  }

  /** No unit follows: what is left of them is half a character. */
  #endText(raw: RawScanner): void {
    if (this.#half) send(raw, this.#half);
    this.#half = "";
  }

  /** No byte follows: what is left of them is no character. The next bytes may begin with a mark again. */
  #endBytes(raw: RawScanner): void {
    if (this.#begin?.length) this.#endMark(raw);
    if (this.#decoder) this.#addText(raw, this.#decoder.decode());
    this.#decoder = undefined;
    this.#begin = [];
  }
}

/** Is the last unit before a place the first half of a character? */
function isHalf(text: string, end: number): boolean {
  const unit = text.charCodeAt(end - 1);
  return unit >= 0xd800 && unit < 0xdc00;
}

/** Gives a piece of text to the module. A lone half of a character crosses as U+FFFD, which is as wide. */
function send(raw: RawScanner, text: string): void {
  const { written } = ENCODER.encodeInto(text, ENCODED);
  raw.write(ENCODED.subarray(0, written));
}

function markOf(begin: ArrayLike<number>): (typeof MARKS)[number] | undefined {
  return MARKS.find(({ mark }) => mark.every((byte, at) => begin[at] === byte));
}

/** How the bytes of a text are read, by the first of them. */
export function encodingOf(begin: ArrayLike<number>): (typeof MARKS)[number]["encoding"] {
  return markOf(begin)?.encoding ?? "utf-8";
}

export const scan: typeof Public.scan = (source, given) => {
  if (typeof source !== "string" && !(source instanceof Uint8Array))
    throw new TypeError("text must be a string or a Uint8Array");
  const scanner = new Scanner(given);
  scanner.write(source);
  return scanner.finish();
};

export const scanStream: typeof Public.scanStream = async (source, given) => {
  const blob = typeof Blob === "function" && source instanceof Blob ? source : undefined;
  if (!blob && !(typeof ReadableStream === "function" && source instanceof ReadableStream))
    throw new TypeError("source must be a Blob or a ReadableStream");
  const { signal, onProgress, ...rest } = options(given);
  if (signal !== undefined && !(signal instanceof AbortSignal))
    throw new TypeError("options.signal must be an AbortSignal");
  if (onProgress !== undefined && typeof onProgress !== "function")
    throw new TypeError("options.onProgress must be a function");
  signal?.throwIfAborted();
  await ready();
  const scanner = new Scanner(rest);
  try {
    await pour(source, (piece) => scanner.write(piece), {
      signal,
      onProgress: onProgress && ((bytes) => onProgress(bytes, blob?.size)),
    });
    return scanner.finish();
  } finally {
    scanner.free();
  }
};
