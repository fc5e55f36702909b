/** Answers for adding catalogs from their texts: what was added, or every fault with its line in the text. */
import { addCatalog, CatalogError } from "../lib/api.ts";
import type { CatalogInfo } from "../lib/public.js";
import { linesOf } from "./pointer-lines.ts";

/** A larger text is no catalog that anyone keeps by hand, and reading it would hold up the page. */
export const MOST_BYTES = 4 << 20;

export interface Fault {
  /** A JSON Pointer; "" for the whole. */
  readonly path: string;
  readonly message: string;
  readonly line: number | undefined;
}

export interface Refusal {
  readonly error: CatalogError;
  readonly faults: readonly Fault[];
}

export type Outcome = { readonly info: CatalogInfo } | Refusal;

/** Adds them in their order; each outcome is told once. What goes wrong beside the catalogs themselves is thrown. */
export function addAll<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  tell: (item: Item, outcome: Outcome) => void,
): void {
  let rest = items.map((item) => ({ item, error: new CatalogError([]) }));
  // One may speak of another's entries: what was refused is tried again as long as others come in.
  for (let before = -1; rest.length !== before;) {
    before = rest.length;
    rest = rest.filter((each) => {
      try {
        tell(each.item, { info: addCatalog(textOf(each.item)) });
        return false;
      } catch (error) {
        if (!(error instanceof CatalogError)) throw error;
        each.error = error;
        return true;
      }
    });
  }
  for (const { item, error } of rest) tell(item, { error, faults: faultsOf(error, textOf(item)) });
}

function faultsOf({ problems }: CatalogError, text: string): readonly Fault[] {
  const lines = linesOf(text, new Set(problems.map(({ path }) => path)));
  return problems.map(({ path, message }) => ({ path, message, line: lines.get(path) }));
}
