/** Answers for the codes as data that leaves the page: CSV for a spreadsheet, JSON for a program. */
import type { CatalogInfo, Entry } from "../lib/public.js";
import type { Row } from "./browse.ts";
import { csvOf, type Cell } from "./csv.ts";
import { plain } from "./markdown.ts";
import type { Messages } from "./messages/index.ts";
import { sourceOf } from "./place.ts";
import { forms, type Form } from "./saving.ts";

/** `some`: less than all of them, in the order in which they are shown. */
export function fileName(form: Form, some: boolean): string {
  return `status-codes${some ? ".selected" : ""}.${forms[form].ending}`;
}

/** Every field of an entry has its column; words where a person reads them, and the words of the library beside them. */
export function csv(rows: readonly Row[], catalogs: readonly CatalogInfo[], words: Messages): string {
  const columns: Readonly<Record<keyof Messages["browse"]["columns"], (row: Row) => Cell | undefined>> = {
    id: ({ entry }) => entry.id,
    product: ({ product }) => product,
    section: ({ entry }) => entry.section,
    code: ({ entry }) => entry.code,
    name: ({ entry }) => entry.name,
    meaning: ({ entry }) => plain(entry.message),
    toDo: ({ entry }) => entry.remediation && plain(entry.remediation),
    comment: ({ entry }) => entry.comment && plain(entry.comment),
    state: ({ entry }) => entry.state,
    advice: ({ advice }) => advice,
    retry: ({ entry }) => entry.retry.kind,
    then: ({ entry }) => entry.retry.then,
    scope: ({ entry }) => entry.scope,
    category: ({ entry }) => entry.category,
    operation: ({ entry }) => entry.operation,
    tier: ({ entry }) => entry.tier,
    notes: ({ entry }) => entry.notes.join("\n"),
    related: ({ entry }) => entry.related.join(" "),
    document: (row) => source(row)?.title,
    date: (row) => source(row)?.date,
    line: ({ entry }) => entry.source.line,
    url: (row) => source(row)?.url,
  };
  const source = ({ entry }: Row) =>
    sourceOf(
      entry,
      catalogs.find((each) => each.id === entry.catalog),
    );
  const cells = Object.values(columns);
  const head = Object.keys(columns) as (keyof typeof columns)[];
  return csvOf([
    head.map((key) => words.browse.columns[key]),
    ...rows.map((row) => cells.map((cell) => cell(row) ?? "")),
  ]);
}

/** The shape of the JSON: entries as the library gives them, and the catalogs whose documents they name. */
export interface CodesFile {
  readonly catalogs: readonly CatalogInfo[];
  readonly entries: readonly Entry[];
}

export function json(rows: readonly Row[], catalogs: readonly CatalogInfo[]): string {
  const file: CodesFile = {
    catalogs: catalogs.filter(({ id }) => rows.some(({ entry }) => entry.catalog === id)),
    entries: rows.map(({ entry }) => entry),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
