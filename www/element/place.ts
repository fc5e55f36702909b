/** Answers for where an entry belongs, in words: product, section, scope, and the document it comes from. */
import type { CatalogInfo, Entry, Source } from "../lib/public.js";
import { safeUrl } from "./links.ts";
import type { Messages } from "./messages/index.ts";

export interface PlacePart {
  readonly text: string;
  /** Whether these are the document's words, not ours. */
  readonly documented: boolean;
}

const ours = (text: string): PlacePart => ({ text, documented: false });
const theirs = (text: string): PlacePart => ({ text, documented: true });

/** Product first, then where in the product the code applies. */
export function placeOf(
  entry: Entry,
  catalog: CatalogInfo | undefined,
  words: Messages,
): readonly PlacePart[] {
  const parts = [ours(catalog?.product ?? entry.catalog)];
  if (entry.section !== undefined) parts.push(theirs(entry.section));
  if (entry.scope !== undefined) parts.push(ours(words.appliesTo(entry.scope)));
  if (entry.category !== undefined) parts.push(theirs(entry.category));
  return parts;
}

/** The same for a row of the list, where room is short. */
export function shortPlaceOf(
  entry: Pick<Entry, "catalog" | "scope" | "category">,
  catalog: CatalogInfo | undefined,
  words: Messages,
): readonly PlacePart[] {
  const parts = [ours(catalog?.product ?? entry.catalog)];
  if (entry.scope !== undefined) parts.push(ours(words.scope(entry.scope)));
  if (entry.category !== undefined) parts.push(theirs(entry.category));
  return parts;
}

export interface SourceWords {
  readonly title: string | undefined;
  readonly line: number | undefined;
  readonly date: string | undefined;
  readonly url: string | undefined;
}

export function sourceOf(entry: { readonly source: Source }, catalog: CatalogInfo | undefined): SourceWords {
  const document = catalog?.documents.find((each) => each.id === entry.source.document);
  return {
    title: document?.title,
    line: entry.source.line,
    date: document?.date,
    url: safeUrl(entry.source.url ?? document?.url),
  };
}

export function productOf(entry: Entry, catalogs: readonly CatalogInfo[]): string {
  return catalogs.find((each) => each.id === entry.catalog)?.product ?? entry.catalog;
}

/** What tells one of several meanings from the others: its product, or its name where one product has both. */
export function whereOf(
  entry: Entry,
  among: readonly Entry[],
  catalogs: readonly CatalogInfo[],
  words: Messages,
): string {
  const alone = among.filter((each) => each.catalog === entry.catalog).length === 1;
  const product = productOf(entry, catalogs);
  return alone || entry.name === undefined ? words.inProduct(product) : words.asName(product, entry.name);
}
