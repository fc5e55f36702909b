/**
 * The public JavaScript face of `status-codebook`: what a code of a documented system means, found by code, by name, by
 * message or by a question in plain words.
 *
 * Everything is synchronous unless it says Promise, and nothing has to be awaited first: the first call compiles the
 * WebAssembly module. All offsets are UTF-16 code units, as in JavaScript's own strings; lines start at 1, columns at 0.
 * Wrong argument types throw a `TypeError` that names the argument; what a person typed never throws. Everything
 * returned is plain data; entries and catalogs, which many answers share, are frozen.
 *
 * @example
 * import { decode, search } from "status-codebook";
 *
 * decode("azsm 1024").entries[0]?.message;
 * search("agent ran out of disk space").hits[0]?.entry.id;
 *
 * @packageDocumentation
 */

/**
 * `catalog/code`, as in `"mover/404"`, and `catalog/code/NAME` where one catalog documents a code more than once
 * (`"egnyte/0/NOERRORCODE"`).
 */
export type EntryId = string;

/** What a code says about the work it was reported for. */
export type State =
  | "success"
  | "warning"
  | "failure"
  | "running"
  | "queued"
  | "paused"
  | "suspended"
  | "stopping"
  | "stopped"
  | "skipped"
  | "canceled"
  | "created"
  | "active"
  | "inactive"
  | "info";

/** One documented code with everything its document says about it. */
export interface Entry {
  /** Unique among all catalogs that are loaded; accepted by {@link entry}. */
  readonly id: EntryId;
  /** `"mover"`, `"azsm"`, `"egnyte"`, or the id of an added catalog. */
  readonly catalog: string;
  /** As documented: `"404"`, `"AZSM1024"`. */
  readonly code: string;
  /** Symbolic name: `"ERR_JSON_DECODING"`, `"DATA_SYNC : FAILED"` (one blank on each side of the colon). */
  readonly name?: string;
  /** The documented message or description, white space folded; placeholders keep their asterisks: `"*Source name*"`. */
  readonly message: string;
  /** The documented details or mitigation; links in Markdown, made absolute. */
  readonly remediation?: string;
  /** What the document's column of comments says, where it has one. */
  readonly comment?: string;
  /** The heading under which the document lists the code. */
  readonly section?: string;
  /** Success, failure or a step between, as the document's own row says it. */
  readonly state: State;
  /** Egnyte operation, `"DATA_SYNC"`; see {@link lifecycle}. */
  readonly operation?: string;
  /** Azure Storage Mover: `"agent"`, `"job"`, `"item"` (a file or directory) or `"any"`. */
  readonly scope?: string;
  /** Azure Storage Mover: the category of the code's block, `"source"`, `"target"` and so on. */
  readonly category?: string;
  /** Whether a retry helps and who acts next, as far as the document says. */
  readonly retry: RetryAdvice;
  /** Where the entry stands in its document. */
  readonly source: Source;
  /**
   * Where the knowledge comes from. `documented`: a row of the document's tables. `rule-only`: named in a rule of the
   * document, without a row. `later-revision`, `withdrawn-draft`: named by another revision of the same page.
   * `custom`: from an added catalog.
   */
  readonly tier: "documented" | "rule-only" | "later-revision" | "withdrawn-draft" | "custom";
  /** Faults of the document, opposite meanings and the like, in our words. */
  readonly notes: readonly string[];
  /** Entries worth reading beside this one, each once; `relations` says why. */
  readonly related: readonly EntryId[];
  /** What ties other entries to this one: they are all in `related` too. */
  readonly relations: readonly { readonly why: string; readonly entries: readonly EntryId[] }[];
  /**
   * What added catalogs say beside this entry, in the order of adding; {@link Catalog.overlays} of their files. An entry
   * that was handed out keeps the ones of its time: ask for it again after a catalog was added or removed.
   */
  readonly overlays: readonly Overlay[];
}

/** A site's own words beside an entry: not the document's, and never instead of them. */
export interface Overlay {
  /** Id of the catalog whose words these are. */
  readonly catalog: string;
  readonly note: string;
  /** Where the site says more: `https:` or `http:`. */
  readonly url?: string;
}

/** Whether trying again helps. */
export interface RetryAdvice {
  /**
   * `automatic`: on Mover's list of automatic reruns. `manual`: the document asks a person to retry. `after-fix`: fix,
   * then retry. `no`: nothing to retry, or a retry cannot help. `undocumented`: the document says nothing.
   */
  readonly kind: "automatic" | "manual" | "after-fix" | "no" | "undocumented";
  /** Who or what has to act next, where the document says so. */
  readonly then?: "wait" | "reauthorize" | "fix" | "contact-support";
}

/** A place in a document. */
export interface Source {
  /** Id of a document of the catalog, see {@link CatalogInfo.documents}. */
  readonly document: string;
  /** Line in the document's text, starting at 1. */
  readonly line?: number;
  /** Address of this very place, where the document has one. */
  readonly url?: string;
}

/** What one typed or pasted code can mean. */
export interface Reading {
  /** What was asked, unchanged; a number as its decimal text. */
  readonly input: string;
  /**
   * Every documented meaning, in every catalog asked, best first; then entries of the other tiers. Four bare digits mean
   * literal codes first, then "AZSM" with those digits. Empty when nothing is known: unknown is an answer.
   */
  readonly entries: readonly Entry[];
  /**
   * Set when several documented entries answer. `opposite`: success against warning or failure, or queued or running
   * against failure. `same`: equal states. `different`: all else.
   */
  readonly agreement?: "same" | "different" | "opposite";
  /**
   * Well-formed but undocumented: one item for each asked catalog whose grammar or whose range (lowest to highest
   * documented code) holds the code, when no asked catalog documents it.
   */
  readonly undocumented: readonly Undocumented[];
  /** Set for a code of another system that is recognised but not carried, such as `"HRESULT"` or `"AADSTS"`. */
  readonly foreign?: Foreign;
}

/** A code that no document lists: what its structure still says. */
export interface Undocumented {
  readonly catalog: string;
  /** In the catalog's own spelling: `"AZSM2045"`. */
  readonly code: string;
  readonly scope?: string;
  readonly category?: string;
  /** What is known about it, in our words. */
  readonly note: string;
  /** The entries of the nearest documented code on each side. */
  readonly nearest: readonly EntryId[];
}

/** A code of a system that no catalog here covers. */
export interface Foreign {
  /** `"HRESULT"`, `"AADSTS"` and the like. */
  readonly system: string;
  readonly note: string;
}

/**
 * Decode one code in any spelling: `"AZSM1024"`, `"azsm 1024"`, `"AZSM-1024"`, `"error 2016"`, `"#705"`, `"(404)."`,
 * `404`, `"４０４"`. A number that is not whole, is negative or is too large to be exact has an empty reading.
 *
 * @throws TypeError when `code` is neither text nor a number, or `options` is not as declared
 * @throws RangeError when `options.catalogs` names a catalog that is not loaded
 * @example
 * const reading = decode(102);
 * reading.entries.map((entry) => entry.id); // ["mover/102", "egnyte/102"]
 * reading.agreement; // "opposite": a success there, a failure here
 */
export function decode(code: string | number, options?: { catalogs?: readonly string[] }): Reading;

/** What {@link search} looks at and how much it returns. */
export interface SearchOptions {
  /** Most hits returned: a whole number from 1 to 1000, 10 when left out. */
  limit?: number;
  /** Ids of the catalogs to search, all when left out. */
  catalogs?: readonly string[];
  /** States an entry must have one of, any when left out. */
  states?: readonly State[];
}

/** What a search found. */
export interface SearchResult {
  /** What was asked, unchanged. */
  readonly query: string;
  /** Best first. Empty when nothing fits: noise is never returned to fill a list. */
  readonly hits: readonly Hit[];
  /** How many entries fit in all, of which `hits` are the first. */
  readonly total: number;
  /** Rules of the documents that answer the question («can I cancel», «how many automatic reruns»). */
  readonly rules: readonly Rule[];
  /** Well-formed codes in the query that no catalog documents. */
  readonly undocumented: readonly Undocumented[];
  /** Set when the query holds a code of another system. */
  readonly foreign?: Foreign;
}

/** A rule that a document states about its codes. */
export interface Rule {
  /** `catalog/name`: `"mover/rerun-limit"`. */
  readonly id: string;
  readonly title: string;
  /** Its words in short. */
  readonly text: string;
  readonly source: Source;
  /** The entries that it names. */
  readonly entries: readonly EntryId[];
  /** Faults of the document, in our words. */
  readonly notes: readonly string[];
}

/** One entry that a search found. */
export interface Hit {
  readonly entry: Entry;
  /** Higher is better; only comparable within one result. */
  readonly score: number;
  /** What it was found by. `near`: with a spelling mistake forgiven. */
  readonly why: "code" | "name" | "message" | "words" | "near";
  /** Where the query's words stand in the entry's texts, for highlighting. */
  readonly matches: readonly Match[];
}

/** The places of one field that matched. */
export interface Match {
  /** A text field of {@link Entry}; `"asked"` stands for the catalog's own search words, which an entry does not show. */
  readonly field: string;
  /** Start and end in that field's text: `text.slice(start, end)` is the matching part. */
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/**
 * One box for everything: a code, a name, a message as shown on a screen, a question in plain words, one log line.
 * Entries of tiers other than `documented` and `custom` are found by their code alone.
 *
 * @throws TypeError when `query` is not text, or `options` is not as declared
 * @throws RangeError for a `limit` outside 1 to 1000, an unknown catalog or an unknown state
 * @example
 * const { hits } = search("DATA_SYNC : FAILED", { limit: 3, catalogs: ["egnyte"] });
 * hits[0]?.entry.code; // "951"
 */
export function search(query: string, options?: SearchOptions): SearchResult;

/** One place in a text where a code or a documented name stands. */
export interface Mention {
  /** Starting at 1. */
  readonly line: number;
  /** UTF-16 code units from the start of the line, starting at 0. */
  readonly column: number;
  /** The exact slice of the text. */
  readonly text: string;
  /** The best reading of this place; one mention for each place in the text. */
  readonly catalog: string;
  readonly code: string;
  /** All readings, best first: names and codes that stand twice list both. */
  readonly entries: readonly EntryId[];
  /** Why it counts: `"prefix"`, `"name"`, `"column"`, `"cue"`, `"adjacent"` or `"chain"`. */
  readonly cue: string;
  /** 1, or the count in a `StatusCode  count_` table. */
  readonly weight: number;
}

/** What a text mentions. */
export interface Report {
  /** In the order of the text. */
  readonly mentions: readonly Mention[];
  /** Well-formed but undocumented codes in a cued place. */
  readonly undocumented: readonly Mention[];
  /** One row for each entry that is the best reading of some mention. */
  readonly tally: readonly Tally[];
  /** Numbers that look like codes and are not, counted by reason: `"date"`, `"size"`, `"path"`, `"id"` and so on. */
  readonly ignored: readonly { readonly reason: string; readonly count: number }[];
  /** JSON arrays count as `json-lines`; syslog and mail as `text`; semicolons as `csv`. */
  readonly format: "text" | "csv" | "tsv" | "json-lines" | "key-value";
  /** How many lines the text has. */
  readonly lines: number;
  /** False when a limit was reached; `tally` stays exact, `mentions` may be cut. */
  readonly complete: boolean;
}

/** How often an entry is mentioned. */
export interface Tally {
  readonly id: EntryId;
  /** Sum of weights, a name and the number beside it being one occurrence. */
  readonly count: number;
  /** Distinct lines. */
  readonly lines: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

/** What {@link scan} looks for and how much it lists. */
export interface ScanOptions {
  /** Ids of the catalogs to look for, all when left out. */
  catalogs?: readonly string[];
  /** Most mentions listed: a whole number from 0 to 1,000,000; 50,000 when left out. */
  maxMentions?: number;
}

/**
 * Find every code in pasted text, a log or an exported report. Bytes are UTF-8, or UTF-16 with a byte-order mark; the
 * mark is not part of the text that lines and columns count.
 *
 * @throws TypeError when `text` is neither text nor a Uint8Array, or `options` is not as declared
 * @throws RangeError for an unknown catalog or a `maxMentions` out of range
 * @example
 * const report = scan("12:01 job ended with AZSM1021\n12:07 again AZSM1021");
 * report.tally; // [{ id: "azsm/AZSM1021", count: 2, lines: 2, firstLine: 1, lastLine: 2 }]
 */
export function scan(text: string | Uint8Array, options?: ScanOptions): Report;

/**
 * The same for long input: what is held does not grow with it, but for the mentions that are listed, and any slicing
 * gives the same report.
 *
 * @example
 * const scanner = new Scanner();
 * for (const chunk of ["Mover\nsta", "tus 4", "11"]) scanner.write(chunk);
 * scanner.finish().mentions[0]?.code; // "411"
 */
export class Scanner {
  /** @throws TypeError or RangeError when `options` is not as declared */
  constructor(options?: ScanOptions);
  /**
   * Read on. Bytes may end anywhere; the first two of them tell the encoding.
   *
   * @throws TypeError when `chunk` is neither text nor a Uint8Array, Error when the report was given already
   */
  write(chunk: string | Uint8Array): void;
  /**
   * The report. The scanner is of no use afterwards.
   *
   * @throws Error when it was given already
   */
  finish(): Report;
  /** Give back what the scanner holds, where no report is wanted. Does nothing the second time. */
  free(): void;
}

/**
 * Find every code in a file or a stream without holding up the page; what is compressed with gzip is unpacked on the way.
 * `onProgress` is told the bytes read so far, and the size where the source has one.
 *
 * @throws TypeError (as a rejection) when `source` or `options` is not as declared
 * @throws the signal's reason (as a rejection) when it aborts
 * @example
 * const report = await scanStream(new Blob(["Egnyte agent: error 2016"]));
 * report.mentions[0]?.code; // "2016"
 */
export function scanStream(
  source: Blob | ReadableStream<Uint8Array>,
  options?: ScanOptions & { signal?: AbortSignal; onProgress?: (bytes: number, total?: number) => void },
): Promise<Report>;

/** The answer of a rule, with its reasons: all that speaks for a yes, or all that speaks against it. */
export interface Verdict {
  /** `"yes"` means «may», as the document says. */
  readonly answer: "yes" | "no";
  /** Automatic reruns of this action that are left; 0 where it is not the first time. */
  readonly rerunsLeft?: number;
  readonly reasons: readonly { readonly text: string; readonly source: Source }[];
}

/** Mover's rules. A code that a rule does not know is no error: the answer is `"no"`, with the reason. */
export const mover: {
  /**
   * May a task whose last transaction has ended be rerun by itself?
   *
   * @throws TypeError when a member of `task` is missing or of a wrong type, or `action` is neither word
   * @throws RangeError when `rerunsUsed` is no whole number from 0 to 3
   * @example
   * mover.rerun({ lastCode: 404, action: "scan", firstTime: true, rerunsUsed: 1 }).rerunsLeft; // 2
   */
  rerun(task: {
    /** In any spelling that {@link decode} reads. */
    lastCode: number | string;
    action: "scan" | "migrate";
    /** Is this the first time the task is scanned (or migrated)? A canceled first scan has used it up. */
    firstTime: boolean;
    /** Automatic reruns already used for this action, 0 to 3. */
    rerunsUsed: number;
    beingCanceled?: boolean;
  }): Verdict;
  /**
   * Can a task be canceled? In any other state than `"Queued"` and `"Running"` the answer is `"no"`.
   *
   * @throws TypeError when a member of `task` is missing or of a wrong type
   * @example
   * mover.cancel({ state: "Queued", code: 600 }).answer; // "yes"
   */
  cancel(task: { state: "Queued" | "Running" | (string & {}); code: number | string }): Verdict;
};

/**
 * States of one Egnyte operation in the order of its life, each as the document words it (`"QUEUED"`, `"SUCCEEDED"`);
 * undocumented states are left out. Empty for an operation that no catalog names.
 *
 * @throws TypeError when `operation` is not text
 * @example
 * lifecycle("DATA_SYNC").map(({ state, entry }) => `${state} ${entry.code}`); // ["QUEUED 957", "RUNNING 950", …]
 */
export function lifecycle(operation: string): readonly { readonly state: string; readonly entry: Entry }[];

/** The operations that {@link lifecycle} knows, in document order. */
export function operations(): readonly string[];

/**
 * The entry with this id; undefined for an unknown id, and for `"egnyte/500"`, which two entries share: their ids carry
 * the name.
 *
 * @throws TypeError when `id` is not text
 * @example
 * entry("mover/404")?.message;
 */
export function entry(id: EntryId): Entry | undefined;

/**
 * Documented and custom entries in document order: 34 of Mover, 30 of Azure Storage Mover and 381 of Egnyte, without the
 * other tiers.
 *
 * @param catalog only the entries of this catalog
 * @throws TypeError when `catalog` is not text
 * @throws RangeError when no catalog with this id is loaded
 * @example
 * entries("azsm").length; // 30
 */
export function entries(catalog?: string): readonly Entry[];

/** A catalog that is loaded. */
export interface CatalogInfo {
  readonly id: string;
  readonly title: string;
  /** The product whose codes these are. */
  readonly product: string;
  /** What has become of the product, where that matters to who reads its codes. */
  readonly status?: string;
  /** How many documented or custom entries it has. */
  readonly entries: number;
  /** How many notes it has beside entries of other catalogs. */
  readonly overlays: number;
  /** Part of this package, or added by {@link addCatalog}? */
  readonly builtIn: boolean;
  /** The documents it was made from. `date` is the date of the revision, as `"2023-08-21"`, `revision` its own name. */
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly url?: string;
    readonly date?: string;
    /** Which of several it is, where it is not the one that the entries are counted from: `"withdrawn draft"`. */
    readonly revision?: string;
  }[];
}

/**
 * What the documents say beside their tables, of one catalog or of all: the answers that {@link SearchResult.rules} are
 * taken from.
 *
 * @throws TypeError when `catalog` is given and not text
 * @throws RangeError when no catalog with that id is loaded
 */
export function rules(catalog?: string): readonly Rule[];

/** The catalogs that are loaded: the built-in ones first, then the added ones in the order of adding. */
export function catalogs(): readonly CatalogInfo[];

export * from "./public-catalog.js";

/**
 * Compile off the critical path; optional. After it has resolved the first answer comes at once. A failure is not kept:
 * calling again tries again.
 *
 * @throws EngineBlockedError (as a rejection) where the page forbids WebAssembly
 */
export function ready(): Promise<void>;

/** What answers: the WebAssembly module, or plain JavaScript made from it. */
export function engine(): "wasm" | "js";

/**
 * Thrown where the page forbids WebAssembly. The message says what to allow: `'wasm-unsafe-eval'` in `script-src` of the
 * page's Content-Security-Policy. `cause` is the browser's own error.
 */
export class EngineBlockedError extends Error {
  constructor(cause: unknown);
}
