// Turns the module's flat numbers into the objects of the public declarations. The order of the numbers is the one that
// src/wasm writes; nothing else reads them.
import { entryAt, frozen } from "./entries.ts";
import type { Hit, Match, Mention, Reading, Report, SearchResult, Tally } from "./public.js";
import type { ReadingExtra, ScanExtra, SearchExtra } from "./raw.ts";

const AGREEMENTS = [undefined, "same", "different", "opposite"] as const;
const WHYS = ["code", "name", "message", "words", "near"] as const;
const FIELDS = [
  "code",
  "name",
  "message",
  "remediation",
  "comment",
  "section",
  "operation",
  "scope",
  "category",
  "notes",
  "asked",
] as const;
const FORMATS = ["text", "csv", "tsv", "json-lines", "key-value"] as const;
const CUES = ["prefix", "name", "column", "cue", "adjacent", "chain"] as const;
/** None yet: the module weighs no bare numbers, so it ignores none. */
const REASONS: readonly string[] = [];

/** Reads a flat answer from its front. */
class Flat {
  readonly #numbers: Uint32Array;
  #at = 0;

  constructor(numbers: Uint32Array) {
    this.#numbers = numbers;
  }

  next(): number {
    const number = this.#numbers[this.#at++];
    if (number === undefined) throw new RangeError("the module's answer is cut short");
    return number;
  }

  /** A number that stands for one of the words. */
  word<T>(words: readonly T[]): T {
    const index = this.next();
    if (index >= words.length)
      throw new RangeError(`the module answered ${index} where it has ${words.length} words`);
    return words[index] as T;
  }

  /** A count, and then so many items. */
  list<T>(item: () => T): T[] {
    return Array.from({ length: this.next() }, item);
  }

  /** The four bytes of the next number, read as a float. */
  float(): number {
    FLOAT.setUint32(0, this.next());
    return FLOAT.getFloat32(0);
  }

  /** Whatever is left. */
  rest<T>(item: (number: number) => T): T[] {
    return Array.from(this.#numbers.subarray(this.#at), item);
  }
}

const FLOAT = new DataView(new ArrayBuffer(4));

export function reading(
  input: string,
  [numbers, extra]: readonly [Uint32Array, ReadingExtra | undefined],
): Reading {
  const flat = new Flat(numbers);
  const agreement = flat.word(AGREEMENTS);
  return frozen({
    input,
    entries: flat.rest(entryAt),
    ...(agreement && { agreement }),
    undocumented: extra?.undocumented ?? [],
    ...(extra?.foreign && { foreign: extra.foreign }),
  });
}

/** The reading of something that is no code in any spelling. */
export function emptyReading(input: string): Reading {
  return frozen({ input, entries: [], undocumented: [] });
}

export function searchResult(
  query: string,
  [numbers, extra]: readonly [Uint32Array, SearchExtra | undefined],
): SearchResult {
  const flat = new Flat(numbers);
  const total = flat.next();
  const range = (): readonly [number, number] => [flat.next(), flat.next()];
  const match = (): Match => ({ field: flat.word(FIELDS), ranges: flat.list(range) });
  const hit = (): Hit => ({
    entry: entryAt(flat.next()),
    score: flat.float(),
    why: flat.word(WHYS),
    matches: flat.list(match),
  });
  return frozen({
    query,
    hits: flat.list(hit),
    total,
    rules: extra?.rules ?? [],
    undocumented: extra?.undocumented ?? [],
    ...(extra?.foreign && { foreign: extra.foreign }),
  });
}

export function report(
  text: string,
  [numbers, extra]: readonly [Uint32Array, ScanExtra | undefined],
): Report {
  const flat = new Flat(numbers);
  const format = flat.word(FORMATS);
  const lines = flat.next();
  const complete = flat.next() === 1;
  const mention = (): Mention => {
    const start = flat.next();
    const slice = text.slice(start, start + flat.next());
    const [line, column, cue, weight] = [flat.next(), flat.next(), flat.word(CUES), flat.next()];
    const entries = flat.list(() => entryAt(flat.next()));
    const best = entries[0];
    if (!best) throw new RangeError("the module reported a mention of nothing");
    return {
      line,
      column,
      text: slice,
      catalog: best.catalog,
      code: best.code,
      entries: entries.map((entry) => entry.id),
      cue,
      weight,
    };
  };
  const row = (): Tally => ({
    id: entryAt(flat.next()).id,
    count: flat.next(),
    lines: flat.next(),
    firstLine: flat.next(),
    lastLine: flat.next(),
  });
  return frozen({
    mentions: flat.list(mention),
    tally: flat.list(row),
    ignored: flat.list(() => ({ reason: flat.word(REASONS), count: flat.next() })),
    undocumented: extra?.undocumented ?? [],
    format,
    lines,
    complete,
  });
}
