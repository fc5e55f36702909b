/** A site's own catalogs: their file, adding and removing them. */
import type { CatalogInfo, Entry, EntryId, RetryAdvice, State } from "./public.js";

/**
 * A catalog file, built-in or a user's own; `status-codebook/catalog.schema.json` is the full description. Keys other
 * than these are a problem, `$schema` and those beginning with `x-` aside.
 */
export interface Catalog {
  /** Lower-case letters, digits and hyphens. */
  id: string;
  title: string;
  product: string;
  /** Words that name the product in a query: `"storage mover"`. */
  aliases?: string[];
  /** What has become of the product, where that matters. */
  status?: string;
  documents?: { id: string; title: string; url?: string; date?: string; revision?: string }[];
  /** Headings in document order; where given, an entry may name only these. */
  sections?: string[];
  /** How codes are written: a prefix and a number of digits, and what parts of them mean. */
  grammar?: {
    prefix?: string;
    digits?: number;
    blocks?: { from: string; to: string; scope?: string; category?: string; tier?: Entry["tier"] }[];
  };
  /** Groups of words that mean the same in this product. */
  thesaurus?: string[][];
  /** What the documents say beside their tables. */
  rules?: {
    id: string;
    title: string;
    text: string;
    /** Questions and words by which people look for the rule. */
    asked?: string[];
    /** Ids of the entries that it names. */
    entries?: EntryId[];
    notes?: string[];
    document?: string;
    line?: number;
    url?: string;
  }[];
  /** Entries that belong together, and why: shown with those of this catalog. */
  relations?: { why: string; entries: EntryId[] }[];
  entries: {
    code: string;
    message: string;
    name?: string;
    remediation?: string;
    comment?: string;
    section?: string;
    /** `"info"` when left out. */
    state?: State;
    operation?: string;
    scope?: string;
    category?: string;
    /** `{ kind: "undocumented" }` when left out. */
    retry?: RetryAdvice;
    /** Questions and words by which people look for this entry. */
    asked?: string[];
    notes?: string[];
    related?: EntryId[];
    /** Id of one of `documents`; the first when left out. */
    document?: string;
    line?: number;
    url?: string;
    /** `"custom"` when left out. */
    tier?: Entry["tier"];
  }[];
  /**
   * A site's own words beside entries of other catalogs: shown with them, never instead of them, see
   * {@link Entry.overlays}. The entries must be loaded, or stand in this file; when their catalog is removed later, the
   * words wait until it comes back.
   */
  overlays?: { entry: EntryId; note: string; url?: string }[];
}

/**
 * Add a catalog of your own: JSON text, or an object that JSON can carry. An id that is there already, built-in or
 * added, is a problem: remove the added one first.
 *
 * @throws CatalogError with all faults at once; the catalogs that were there are untouched
 * @throws TypeError when `catalog` is neither text nor an object that JSON can carry
 * @example
 * addCatalog({
 *   id: "house",
 *   title: "Our own codes",
 *   product: "House scripts",
 *   entries: [{ code: "H1", message: "The share is offline." }],
 * });
 * decode("H1").entries[0]?.message; // "The share is offline."
 */
export function addCatalog(catalog: string | Catalog): CatalogInfo;

/**
 * Remove a catalog that was added. False when no added catalog has the id.
 *
 * @throws TypeError when `id` is not text or names a built-in catalog, which cannot be removed
 */
export function removeCatalog(id: string): boolean;

/** Thrown by {@link addCatalog}. */
export class CatalogError extends Error {
  /** `path` is a JSON Pointer: `"/entries/3/message"`; `""` for the whole. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  constructor(
    problems: readonly { readonly path: string; readonly message: string }[],
    options?: { cause?: unknown },
  );
}
