/** Answers for where an entry belongs, in words: product, section, scope, and the document it comes from. */
import type { CatalogInfo, Entry, Source } from "../lib/public.js";
import { safeUrl } from "./links.ts";
import type { Messages } from "./messages.ts";

/** Product first, then where in the product the code applies. */
export function placeOf(entry: Entry, catalog: CatalogInfo | undefined, words: Messages): readonly string[] {
  const parts = [catalog?.product ?? entry.catalog];
  if (entry.section !== undefined) parts.push(entry.section);
  if (entry.scope !== undefined) parts.push(words.appliesTo(entry.scope));
  if (entry.category !== undefined) parts.push(entry.category);
  return parts;
}

/** The same for a row of the list, where room is short. */
export function shortPlaceOf(
  entry: Entry,
  catalog: CatalogInfo | undefined,
  words: Messages,
): readonly string[] {
  const parts = [catalog?.product ?? entry.catalog];
  if (entry.scope !== undefined) parts.push(words.scope(entry.scope));
  if (entry.category !== undefined) parts.push(entry.category);
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
