/**
 * Answers for what a person does with the list of all codes: what it is narrowed to, its order, and the row that was
 * opened, to come back to. It lives until the list is left; the products are the element's, as they are for a question.
 */
import { useMemo, useState } from "preact/hooks";
import { entries } from "../../../lib/api.ts";
import type { CatalogInfo, EntryId } from "../../../lib/public.js";
import type { Browsing } from "../../asking.ts";
import {
  everything,
  fits,
  nextSort,
  rowsOf,
  sorted,
  type Column,
  type Facet,
  type Filter,
  type Row,
  type Sort,
} from "../../browse.ts";
import type { Messages } from "../../messages/index.ts";

/** Where in the window a row stood when it was opened. */
export interface Left {
  readonly id: EntryId;
  readonly top: number;
}

/** What stands open: one thing at a time. */
export type Unfolded = Exclude<Facet, "products"> | "export";

interface Held {
  readonly of: Browsing;
  readonly filter: Filter;
  readonly sort: Sort | undefined;
  readonly unfolded: Unfolded | undefined;
  readonly left: Left | undefined;
}

export interface BrowseState extends Omit<Held, "of"> {
  readonly rows: readonly Row[];
  /** Those that the filter leaves, in their order. */
  readonly seen: readonly Row[];
  readonly narrow: (facet: Facet, values: readonly string[]) => void;
  readonly clear: () => void;
  readonly unfold: (part: Unfolded | undefined) => void;
  /** The next order by that column; without one, that of the documents. */
  readonly sortBy: (column?: Column) => void;
  readonly open: (left: Left) => void;
}

export interface Surroundings {
  readonly words: Messages;
  readonly catalogs: readonly CatalogInfo[];
  readonly chosenCatalogs: readonly string[];
  readonly onCatalogs: (ids: readonly string[]) => void;
  readonly deeds: { readonly open: (id: EntryId) => void };
}

export function useBrowse(browsing: Browsing | undefined, around: Surroundings): BrowseState | undefined {
  const { words, catalogs, chosenCatalogs, onCatalogs } = around;
  const [given, setHeld] = useState<Held>();
  // What was held for an earlier time is of no use for this one.
  const held = useMemo(
    () => (browsing === undefined ? undefined : given?.of === browsing ? given : beginning(browsing)),
    [browsing, given],
  );
  const rows = useMemo(
    () => (browsing === undefined ? [] : rowsOf(entries(), catalogs, words)),
    [browsing, catalogs, words],
  );
  const products = chosenCatalogs.join(" ");
  const filter = useMemo(
    () => ({ ...everything, ...held?.filter, products: chosenCatalogs }),
    [held?.filter, products],
  );
  const seen = useMemo(
    () =>
      sorted(
        rows.filter((row) => fits(row, filter)),
        held?.sort,
        words,
      ),
    [rows, filter, held?.sort, words],
  );
  if (held === undefined) return undefined;
  const hold = (more: Partial<Held>): void => setHeld({ ...held, ...more });
  return {
    ...held,
    filter,
    rows,
    seen,
    narrow: (facet, values) => {
      if (facet === "products") onCatalogs(values);
      else hold({ filter: { ...filter, [facet]: values } });
    },
    clear: () => {
      hold({ filter: everything, unfolded: undefined });
      if (chosenCatalogs.length > 0) onCatalogs([]);
    },
    unfold: (unfolded) => hold({ unfolded }),
    sortBy: (column) => hold({ sort: column === undefined ? undefined : nextSort(held.sort, column) }),
    open: (left) => {
      hold({ left, unfolded: undefined });
      around.deeds.open(left.id);
    },
  };
}

function beginning(of: Browsing): Held {
  return {
    of,
    filter: everything,
    sort: undefined,
    unfolded: undefined,
    left: undefined,
  };
}
