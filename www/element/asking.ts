/**
 * Answers for what is shown for what was asked: it puts the library's answers together and decides which view they
 * belong in. It never decides relevance: order and meaning come from the library.
 */
import { catalogs, decode, entry, scan, search } from "../lib/api.ts";
import type { Entry, EntryId, Hit, Reading, Report, SearchResult, State } from "../lib/public.js";
import type { Origin, ReportDetail } from "./public.js";
import { nearCodes } from "./near-codes.ts";
import { linesOfText, type Lines } from "./lines.ts";
import { agreementOf, oppositesOf } from "./opposites.ts";
import { isState } from "./states.ts";

export interface Asked {
  readonly query: string;
  /** Ids of catalogs; empty means all. */
  readonly catalogs: readonly string[];
  /** Names of states; empty means any. */
  readonly states: readonly string[];
  readonly limit: number;
}

export interface Found {
  readonly query: string;
  readonly reading: Reading;
  readonly result: SearchResult;
  /** Where nothing was found: the documented codes one slip away. */
  readonly near: readonly Entry[];
}

/** Longer texts are no code in any spelling; decoding them would only cost time. */
const longestCode = 200;

/** Before anything was asked. */
export const nothing: Found = {
  query: "",
  reading: { input: "", entries: [], undocumented: [] },
  result: { query: "", hits: [], total: 0, rules: [], undocumented: [] },
  near: [],
};

export function find(asked: Asked): Found {
  const query = asked.query.trim();
  if (query === "") return nothing;
  const known = new Set(catalogs().map((each) => each.id));
  const wanted = asked.catalogs.filter((id) => known.has(id));
  const states = asked.states.filter(isState);
  // Catalogs and states that are not there narrow the answer to nothing; to search all of them would hide the fault.
  if (asked.catalogs.length > 0 && wanted.length === 0) return { ...nothing, query };
  if (asked.states.length > 0 && states.length === 0) return { ...nothing, query };
  const within = wanted.length > 0 ? { catalogs: wanted } : {};
  const reading = query.length > longestCode ? { ...nothing.reading, input: query } : decode(query, within);
  const result = search(query, { ...within, ...(states.length > 0 && { states }), limit: asked.limit });
  const narrowed = states.length > 0 ? ofStates(reading, states) : reading;
  const found = narrowed.entries.length > 0 || result.hits.length > 0;
  const undocumented = [...result.undocumented, ...reading.undocumented];
  return {
    query,
    reading: narrowed,
    result,
    near: found || states.length > 0 ? [] : nearCodes(query, undocumented, within),
  };
}

function ofStates(reading: Reading, states: readonly State[]): Reading {
  const { agreement: _, ...rest } = reading;
  const entries = reading.entries.filter((each) => states.includes(each.state));
  const agreement = agreementOf(entries);
  return { ...rest, entries, ...(agreement !== undefined && { agreement }) };
}

export type Shown =
  | { readonly kind: "first-view" }
  /** All codes. */
  | { readonly kind: "browse" }
  | { readonly kind: "nothing" }
  /** Rules, undocumented and foreign codes, with no entry beside them. */
  | { readonly kind: "notices" }
  /** whole: the list holds nothing but these meanings. */
  | {
      readonly kind: "meanings";
      readonly entries: readonly Entry[];
      readonly currentId: EntryId | undefined;
      readonly whole: boolean;
    }
  /**
   * others: all meanings of its number with this one among them, empty where it is the only one. picked: by a person or
   * the host, not only as the place in the list.
   */
  | {
      readonly kind: "entry";
      readonly entry: Entry;
      readonly others: readonly Entry[];
      readonly picked: boolean;
    };

/** While all codes are looked through: what was asked before, to go back to. Each time is a new object. */
export interface Browsing {
  readonly query: string;
  readonly origin: Origin;
}

/**
 * `chosen` is the entry a person or the host picked; `active` the place in the list otherwise, and `moved` whether a
 * person has gone there: before that no meaning is marked before the others. `browsing`: all codes stand where else the first view
 * would.
 */
export function show(
  found: Found,
  chosen: EntryId | undefined,
  active: number,
  moved: boolean,
  browsing: boolean,
): Shown {
  const meanings = found.reading.entries.length > 1 ? found.reading.entries : [];
  const picked = chosen === undefined ? undefined : entry(chosen);
  if (picked !== undefined)
    return {
      kind: "entry",
      entry: picked,
      others: othersOf(picked, found),
      picked: true,
    };
  if (found.query === "") return { kind: browsing ? "browse" : "first-view" };
  const here: Entry | undefined = found.result.hits[active]?.entry;
  if (meanings.length > 0 && (here === undefined || meanings.some((each) => each.id === here.id)))
    return {
      kind: "meanings",
      entries: meanings,
      currentId: moved ? here?.id : undefined,
      whole: found.result.hits.every((hit) => meanings.some((each) => each.id === hit.entry.id)),
    };
  if (here !== undefined) return { kind: "entry", entry: here, others: othersOf(here, found), picked: false };
  return hasNotices(found) ? { kind: "notices" } : { kind: "nothing" };
}

/**
 * A product that was named or chosen leaves one meaning of a code, and the others must stay in reach: whoever asked for
 * the number sees all of them, and whoever came another way those that mean the opposite.
 */
function othersOf(shown: Entry, { reading, result }: Found): readonly Entry[] {
  const asked = reading.entries;
  if (asked.length > 1 && asked.some((each) => each.id === shown.id)) return asked;
  const byCode = result.hits.some((hit) => hit.why === "code" && hit.entry.code === shown.code);
  const others = byCode ? decode(shown.code).entries.filter((each) => each.code === shown.code) : [];
  if (others.length > 1 && others.some((each) => each.id === shown.id)) return others;
  const opposites = oppositesOf(shown);
  return opposites.length === 0 ? [] : [shown, ...opposites];
}

/** A code that a catalog answers in any way, be it from a rule alone, is not called unknown there. */
export function undocumentedOf(found: Found): SearchResult["undocumented"] {
  const all = found.result.undocumented.length > 0 ? found.result.undocumented : found.reading.undocumented;
  const known = [...found.reading.entries, ...found.result.hits.map((hit) => hit.entry)];
  return all.filter(
    (each) => !known.some((entry) => entry.catalog === each.catalog && entry.code === each.code),
  );
}

export function foreignOf(found: Found): SearchResult["foreign"] {
  return found.result.foreign ?? found.reading.foreign;
}

export function hasNotices(found: Found): boolean {
  return found.result.rules.length > 0 || undocumentedOf(found).length > 0 || foreignOf(found) !== undefined;
}

/** A code, a name or a message is answered by its entry; a question in words by the rule that it is about. */
export function rulesComeFirst({ result: { hits, rules } }: Found): boolean {
  const [first] = hits;
  return rules.length > 0 && (first === undefined || first.why === "words" || first.why === "near");
}

/** What is known beside entries comes before them where no entry carries the very code that was asked for. */
export function noticesComeFirst(found: Found): boolean {
  return (
    found.reading.entries.length === 0 && (undocumentedOf(found).length > 0 || foreignOf(found) !== undefined)
  );
}

/** Ranges of one field of a hit. */
export function rangesOf(hit: Hit, field: string): readonly (readonly [number, number])[] {
  return hit.matches.find((each) => each.field === field)?.ranges ?? [];
}

/** A pasted text that is no single question, or a file. */
export interface Pasted {
  readonly lines: Lines;
  readonly report: Report;
  /** Of the file that it came from. */
  readonly name?: string;
}

/** A longer single line is a log, not a question. */
const longestQuestion = 1000;
/** A message broken over a few lines of a mail is still a question. */
const longestBroken = 600;

/**
 * What a pasted text is: a report when it has several lines with codes in them, a question otherwise. Undefined
 * leaves the paste to the box as it is.
 */
export function readPasted(
  text: string,
): { readonly pasted: Pasted } | { readonly question: string } | undefined {
  const filled = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "").length;
  if (filled < 2 && text.length <= longestQuestion) return undefined;
  const report = scan(text);
  const empty = report.mentions.length === 0 && report.undocumented.length === 0;
  if (empty && text.length <= longestBroken) return { question: text.replace(/\s+/g, " ").trim() };
  return { pasted: { lines: linesOfText(text), report } };
}

/** What a host is told of a report: codes and how often, neither the text nor the file's name. */
export function reportDetail({ report, name }: Pasted): ReportDetail {
  const { lines, format, complete, undocumented } = report;
  const tally = report.tally.map((row) => ({ ...row }));
  return {
    origin: name === undefined ? "pasted" : "file",
    total: tally.reduce((sum, { count }) => sum + count, 0),
    tally,
    undocumented: undocumented.length,
    lines,
    format,
    complete,
  };
}
