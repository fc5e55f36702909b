/** Answers for the rows of a report and their order: by who has to act, and within that by how often a code was found. */
import { entry as entryOf } from "../lib/api.ts";
import type { Entry, Mention, Report, State } from "../lib/public.js";
import type { Messages } from "./messages/index.ts";
import { oppositesOf } from "./opposites.ts";
import { groupOf, type Group as StateGroup } from "./states.ts";
import { verdictOf, type VerdictWords } from "./verdict.ts";

/** `unknown`: well-formed, but no document counts it. */
export type Who = VerdictWords["who"] | "unknown";

export interface Row {
  /** The id of its entry, or the same form for a code that has none. */
  readonly id: string;
  readonly who: Who;
  readonly catalog: string;
  readonly code: string;
  readonly entry: Entry | undefined;
  /** What its number means elsewhere where that is the opposite, and the text does not say which product it is. */
  readonly opposites: readonly Entry[];
  /** Occurrences: a name and the number beside it are one. */
  readonly count: number;
  readonly lines: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface Group {
  readonly who: Who;
  readonly rows: readonly Row[];
  readonly count: number;
}

const order: readonly Who[] = ["act", "retry", "silent", "wait", "done", "unknown"];

/** The row that a mention belongs to; its best reading is the first. */
export function rowIdOf(mention: Mention): string {
  return mention.entries[0] ?? `${mention.catalog}/${mention.code}`;
}

/** All rows, in the order in which they are shown. */
export function rowsOf(report: Report, words: Messages): readonly Row[] {
  const rows = report.tally.flatMap((tally): Row[] => {
    const entry = entryOf(tally.id);
    if (entry === undefined) return [];
    const { catalog, code } = entry;
    const who = verdictOf(entry, words).who;
    return [{ ...tally, who, catalog, code, entry, opposites: leftOpen(entry, report) }];
  });
  const place = (row: Row): number => order.indexOf(row.who);
  return [...rows, ...unknownRows(report.undocumented)].sort(
    (a, b) => place(a) - place(b) || b.count - a.count || a.firstLine - b.firstLine,
  );
}

/** A place in the text carries every meaning that it leaves open; of places that were not kept nothing is known. */
function leftOpen(entry: Entry, { mentions, complete }: Report): readonly Entry[] {
  const opposites = oppositesOf(entry);
  if (opposites.length === 0) return opposites;
  const mine = mentions.filter((mention) => rowIdOf(mention) === entry.id);
  if (mine.length === 0 && !complete) return opposites;
  return opposites.filter(({ id }) => mine.some((mention) => mention.entries.includes(id)));
}

function unknownRows(mentions: readonly Mention[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const mention of mentions) {
    const id = rowIdOf(mention);
    const { line, weight, catalog, code } = mention;
    const row = rows.get(id) ?? {
      id,
      who: "unknown",
      catalog,
      code,
      // One of a tier that does not count: a rule names it, or another revision.
      entry: mention.entries[0] === undefined ? undefined : entryOf(mention.entries[0]),
      opposites: [],
      count: 0,
      lines: 0,
      firstLine: line,
      lastLine: 0,
    };
    const lines = row.lines + (row.lastLine === line ? 0 : 1);
    rows.set(id, { ...row, count: row.count + weight, lines, lastLine: line });
  }
  return [...rows.values()];
}

export function groupsOf(rows: readonly Row[]): readonly Group[] {
  return order.flatMap((who) => {
    const mine = rows.filter((row) => row.who === who);
    return mine.length === 0 ? [] : [{ who, rows: mine, count: countOf(mine) }];
  });
}

/** The one number of the head: occurrences of documented codes, unless only others are asked for. */
export function countOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + row.count, 0);
}

export const isDocumented = (row: Row): boolean => row.who !== "unknown";

/** What is shown first: the most frequent of what somebody must act on. */
export function firstOf(report: Report, words: Messages): Entry | undefined {
  return rowsOf(report, words).find(isDocumented)?.entry;
}

/** What a report is narrowed to; an empty list narrows nothing. */
export interface Filter {
  readonly row: string | undefined;
  readonly states: readonly (StateGroup | "unknown")[];
  readonly products: readonly string[];
}

export const everything: Filter = { row: undefined, states: [], products: [] };

export function stateGroupOf(row: Row): StateGroup | "unknown" {
  return row.entry === undefined || row.who === "unknown" ? "unknown" : groupOf(row.entry.state);
}

/** Whether a row is in the summary; the code alone does not narrow it, so that another can be chosen. */
export function fits(row: Row, { states, products }: Pick<Filter, "states" | "products">): boolean {
  return (
    (states.length === 0 || states.includes(stateGroupOf(row))) &&
    (products.length === 0 || products.includes(row.catalog))
  );
}

export interface Choice<Value> {
  readonly value: Value;
  readonly count: number;
  readonly states: readonly State[];
}

/** What can be chosen, in the order of the rows, with the occurrences that the other choices leave. */
export function choicesOf<Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
  counted: (row: Row) => boolean,
): readonly Choice<Value>[] {
  const found = new Map<Value, { count: number; states: Set<State> }>();
  for (const row of rows) {
    const value = valueOf(row);
    const choice = found.get(value) ?? { count: 0, states: new Set() };
    if (counted(row)) choice.count += row.count;
    if (row.entry !== undefined && isDocumented(row)) choice.states.add(row.entry.state);
    found.set(value, choice);
  }
  return [...found].map(([value, { count, states }]) => ({ value, count, states: [...states] }));
}
