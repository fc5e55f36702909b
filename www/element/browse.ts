/**
 * Answers for the list of all codes: its rows, what they can be narrowed to with how many are left, and their order. It
 * knows nothing of how they look.
 */
import type { CatalogInfo, Entry, State } from "../lib/public.js";
import { plain } from "./markdown.ts";
import type { Messages } from "./messages/index.ts";
import { verdictOf, type VerdictWords } from "./verdict.ts";

export interface Row {
  readonly entry: Entry;
  readonly product: string;
  /** Told apart by catalog: two products may both have a section «Agent». Undefined where the document has none. */
  readonly section: string | undefined;
  /** The verdict, by its name in the messages; one for all where the document is silent. */
  readonly verdict: VerdictWords["verdict"];
  /** Its headline, or shorter where the document is silent. */
  readonly advice: string;
}

export function rowsOf(
  entries: readonly Entry[],
  catalogs: readonly CatalogInfo[],
  words: Messages,
): readonly Row[] {
  return entries.map((entry) => {
    const { headline, who, verdict } = verdictOf(entry, words);
    const { catalog, section } = entry;
    const silent = who === "silent";
    return {
      entry,
      product: catalogs.find((each) => each.id === catalog)?.product ?? catalog,
      section: section === undefined ? undefined : `${catalog}/${section}`,
      verdict: silent ? "silent" : verdict,
      advice: silent ? words.groups.silent : headline,
    };
  });
}

/** What the rows are narrowed to; an empty list narrows nothing. */
export interface Filter {
  readonly products: readonly string[];
  readonly sections: readonly string[];
  readonly states: readonly string[];
  readonly advice: readonly string[];
}

export type Facet = keyof Filter;

export const everything: Filter = { products: [], sections: [], states: [], advice: [] };

const facets = Object.keys(everything) as readonly Facet[];

function valueOf({ entry, section, verdict }: Row, facet: Facet): string | undefined {
  return { products: entry.catalog, sections: section, states: entry.state, advice: verdict }[facet];
}

/** Whether a row is left by the filter, `but` one facet of it. */
export function fits(row: Row, filter: Filter, but?: Facet): boolean {
  return facets.every((facet) => {
    const value = valueOf(row, facet);
    return (
      facet === but || filter[facet].length === 0 || (value !== undefined && filter[facet].includes(value))
    );
  });
}

export interface Choice {
  readonly value: string;
  /** The first row that has it: what is said of the value is said of that. */
  readonly row: Row;
  /** How many rows it has among those that the other facets leave. */
  readonly count: number;
}

/** All that can be chosen, each with what choosing it would show beside the other facets. */
export function choicesOf(
  rows: readonly Row[],
  filter: Filter,
  facet: Facet,
  words: Messages,
): readonly Choice[] {
  const found = new Map<string, { row: Row; count: number }>();
  for (const row of rows) {
    const value = valueOf(row, facet);
    if (value === undefined) continue;
    const choice = found.get(value) ?? { row, count: 0 };
    if (fits(row, filter, facet)) choice.count += 1;
    found.set(value, choice);
  }
  const choices = [...found].map(([value, { row, count }]) => ({ value, row, count }));
  const place = { states: stateOrder(words), advice: adviceOrder(words) }[facet as string];
  return place === undefined ? choices : choices.sort((a, b) => place(a.row) - place(b.row));
}

/** In the order of the documents: by product, and within it by section. */
export interface Group {
  readonly id: string;
  readonly product: string;
  readonly section: string | undefined;
  readonly rows: readonly Row[];
  /** How many rows the groups before it have. */
  readonly from: number;
}

export function groupsOf(rows: readonly Row[]): readonly Group[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const id = row.section ?? row.entry.catalog;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [row]);
    else group.push(row);
  }
  let next = 0;
  return [...groups].map(([id, mine]) => {
    const { product, entry } = mine[0]!;
    const from = next;
    next += mine.length;
    return { id, product, section: entry.section, rows: mine, from };
  });
}

export type Column = "code" | "name" | "meaning" | "state" | "advice";

export interface Sort {
  readonly column: Column;
  readonly descending: boolean;
}

/** Pressed once a column goes up, then down, then the order is the documents' again. */
export function nextSort(sort: Sort | undefined, column: Column): Sort | undefined {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

/** Numbers in a text by their value: 99 before 100, and AZSM2063 after AZSM1024. */
const collator = new Intl.Collator("en", { numeric: true });

function stateOrder(words: Messages): (row: Row) => number {
  const order = Object.keys(words.states) as readonly State[];
  return ({ entry }) => order.indexOf(entry.state);
}

function adviceOrder(words: Messages): (row: Row) => number {
  const order = Object.keys(words.verdicts);
  return ({ verdict }) => (verdict === "silent" ? order.length : order.indexOf(verdict));
}

export function sorted(rows: readonly Row[], sort: Sort | undefined, words: Messages): readonly Row[] {
  if (sort === undefined) return rows;
  const text = (of: (row: Row) => string) => {
    const texts = new Map(rows.map((row) => [row, of(row)]));
    return (a: Row, b: Row): number => collator.compare(texts.get(a)!, texts.get(b)!);
  };
  const place = (of: (row: Row) => number) => (a: Row, b: Row) => of(a) - of(b);
  const compare = {
    code: () => text((row) => row.entry.code),
    name: () => text((row) => row.entry.name ?? ""),
    meaning: () => text((row) => plain(row.entry.message)),
    state: () => place(stateOrder(words)),
    advice: () => place(adviceOrder(words)),
  }[sort.column]();
  const turn = sort.descending ? -1 : 1;
  // What has no name comes last either way; equal rows stay in the order of the documents.
  const unnamed = (row: Row): number => (sort.column === "name" && row.entry.name === undefined ? 1 : 0);
  return [...rows].sort((a, b) => unnamed(a) - unnamed(b) || turn * compare(a, b));
}
