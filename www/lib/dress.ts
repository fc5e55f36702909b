// Turns the module's flat numbers into the objects of the public declarations. The order of the numbers is the one that
// src/wasm writes; nothing else reads them.
import { entryAt, frozen } from "./entries.ts";
import type { Entry, Hit, Match, Mention, Reading, Report, SearchResult, Tally } from "./public.js";
import type { RawReport, ReadingExtra, SearchExtra } from "./raw.ts";

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
  "asked",
] as const;
const FORMATS = ["text", "csv", "tsv", "json-lines", "key-value"] as const;
const CUES = ["prefix", "name", "column", "cue", "adjacent", "chain"] as const;
const REASONS = [
  "date",
  "time",
  "size",
  "duration",
  "count",
  "path",
  "port",
  "version",
  "id",
  "column",
  "no-cue",
] as const;

/** What the module answers: numbers, or numbers and what does not fit into them. */
type Answer<Extra> = Uint32Array | readonly [Uint32Array, Extra];

const flatOf = <Extra>(answer: Answer<Extra>): Uint32Array =>
  answer instanceof Uint32Array ? answer : answer[0];

const extraOf = <Extra>(answer: Answer<Extra>): Extra | undefined =>
  answer instanceof Uint32Array ? undefined : frozen(answer[1]);

/** One of the words; a number beyond them comes from a module of another version. */
function word<T>(words: readonly T[], index: number): T {
  if (index >= words.length)
    throw new RangeError(`the module answered ${index} where it has ${words.length} words`);
  return words[index] as T;
}

/** The entries whose numbers stand in a part of an answer. */
function entriesAt(numbers: Uint32Array, from: number, to: number): readonly Entry[] {
  const entries: Entry[] = [];
  for (let at = from; at < to; at++) entries.push(entryAt(numbers[at]!));
  return entries;
}

/** Every empty list is this one. */
const NONE: readonly never[] = Object.freeze([]);

/** A number and a float in the same four bytes. */
const BITS = new Uint32Array(1);
const FLOAT = new Float32Array(BITS.buffer);

export function reading(input: string, answer: Answer<ReadingExtra>): Reading {
  const numbers = flatOf(answer);
  const extra = extraOf(answer);
  const agreement = word(AGREEMENTS, numbers[0]!);
  return {
    input,
    entries: entriesAt(numbers, 1, numbers.length),
    ...(agreement && { agreement }),
    undocumented: extra?.undocumented ?? NONE,
    ...(extra?.foreign && { foreign: extra.foreign }),
  };
}

/** The reading of something that is no code in any spelling. */
export function emptyReading(input: string): Reading {
  return { input, entries: NONE, undocumented: NONE };
}

export function searchResult(query: string, answer: Answer<SearchExtra>): SearchResult {
  const numbers = flatOf(answer);
  const extra = extraOf(answer);
  const hits: Hit[] = [];
  let at = 2;
  for (let hit = numbers[1]!; hit > 0; hit--) {
    const entry = entryAt(numbers[at]!);
    BITS[0] = numbers[at + 1]!;
    const score = FLOAT[0]!;
    const why = word(WHYS, numbers[at + 2]!);
    const matches: Match[] = [];
    let left = numbers[at + 3]!;
    for (at += 4; left > 0; left--) {
      const field = word(FIELDS, numbers[at]!);
      const ranges: (readonly [number, number])[] = [];
      const end = at + 2 + 2 * numbers[at + 1]!;
      for (at += 2; at < end; at += 2) ranges.push([numbers[at]!, numbers[at + 1]!]);
      matches.push({ field, ranges });
    }
    hits.push({ entry, score, why, matches });
  }
  const result = {
    query,
    hits,
    total: numbers[0]!,
    rules: extra?.rules ?? NONE,
    undocumented: extra?.undocumented ?? NONE,
  };
  return extra?.foreign ? { ...result, foreign: extra.foreign } : result;
}

export function report(raw: RawReport): Report {
  const steps = reportSteps(raw);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So many mentions are dressed in about a millisecond. */
const MENTIONS_IN_STEP = 1000;

/** The same in steps: 50,000 mentions take longer than a page may be held up. */
export function* reportSteps([numbers, joined, unknown]: RawReport): Generator<void, Report> {
  const texts = joined.split("\0");
  const mentions: Mention[] = [];
  let at = 4;
  for (let mention = 0; mention < numbers[3]!; mention++) {
    if (mention % MENTIONS_IN_STEP === 0) yield;
    const end = at + 5 + numbers[at + 4]!;
    const entries = entriesAt(numbers, at + 5, end);
    const best = entries[0];
    if (!best) throw new RangeError("the module reported a mention of nothing");
    mentions.push({
      line: numbers[at]!,
      column: numbers[at + 1]!,
      text: texts[mention]!,
      catalog: best.catalog,
      code: best.code,
      entries: entries.map((entry) => entry.id),
      cue: word(CUES, numbers[at + 2]!),
      weight: numbers[at + 3]!,
    });
    at = end;
  }
  const tally: Tally[] = [];
  let rows = numbers[at++]!;
  for (; rows > 0; rows--, at += 5)
    tally.push({
      id: entryAt(numbers[at]!).id,
      count: numbers[at + 1]!,
      lines: numbers[at + 2]!,
      firstLine: numbers[at + 3]!,
      lastLine: numbers[at + 4]!,
    });
  const ignored: { reason: string; count: number }[] = [];
  for (const reason of REASONS) {
    const count = numbers[at++]!;
    if (count > 0) ignored.push({ reason, count });
  }
  return {
    mentions,
    tally,
    ignored,
    undocumented: unknown.map((mention) => ({ ...mention, cue: word(CUES, mention.cue) })),
    format: word(FORMATS, numbers[0]!),
    lines: numbers[1]!,
    complete: numbers[2] === 1,
  };
}
