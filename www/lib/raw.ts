// The types of the compiled module as it really answers: private to this folder, dressed by the files beside it.
import type { CatalogInfo, Entry, Foreign, Rule, Undocumented, Verdict } from "./public.js";

/** What does not fit into numbers; where there is nothing of it, an answer is the numbers alone. */
export interface ReadingExtra {
  readonly undocumented: readonly Undocumented[];
  readonly foreign?: Foreign;
}

export interface SearchExtra extends ReadingExtra {
  readonly rules: readonly Rule[];
}

/** A well-formed but undocumented code in a text; `entries` is empty or of tiers that do not count. */
export interface UnknownMention {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly catalog: string;
  readonly code: string;
  readonly entries: readonly string[];
  /** The number of a cue. */
  readonly cue: number;
  readonly weight: number;
}

/** Numbers, the texts of the mentions, each ended by a NUL, and what is not documented. */
export type RawReport = readonly [Uint32Array, string, readonly UnknownMention[]];

/** Reads a text piece by piece. */
export interface RawScanner {
  /** UTF-8, of which a piece may begin and end within a character. */
  write(bytes: Uint8Array): void;
  /** Also frees it. */
  finish(): RawReport;
  free(): void;
}

export interface Problem {
  readonly path: string;
  readonly message: string;
}

/**
 * The module's functions. Entries are numbers here, stable for the life of the module and never given twice. `asked`
 * and `states` are ids joined by commas, undefined for all. Hits and mentions come as flat numbers, because an object
 * for each of them costs thirty times as much on the way over.
 */
export interface Raw {
  entry(number: number): Entry;
  entry_number(id: string): number | undefined;
  entry_numbers(catalog?: string): Uint32Array;
  catalogs(): CatalogInfo[];
  operations(): string[];
  /** In the order of the operation's life. */
  lifecycle(operation: string): Uint32Array;
  rules(): Rule[];
  rerun(
    lastCode: string,
    scan: boolean,
    firstTime: boolean,
    rerunsUsed: number,
    beingCanceled: boolean,
  ): Verdict;
  cancel(state: string, code: string): Verdict;
  decode(code: string, asked?: string): Uint32Array | [Uint32Array, ReadingExtra];
  search(
    query: string,
    limit: number,
    asked?: string,
    states?: string,
  ): Uint32Array | [Uint32Array, SearchExtra];
  Scanner: new (maxMentions: number, asked?: string) => RawScanner;
  /** `catalog` has just been made by JSON.parse and has no prototypes. */
  add_catalog(catalog: unknown): { info: CatalogInfo } | { problems: Problem[] };
  /** 0: no such catalog, 1: removed, 2: built-in. */
  remove_catalog(id: string): number;
  version(): string;
}
