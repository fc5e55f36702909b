/** Answers for the element's events: their names and what each carries. All bubble and are composed. */
import type { Entry, EntryId, Reading } from "../lib/public.js";

/** How the text came into the box. A host that keeps the text somewhere can leave out what was pasted. */
export type Origin = "typed" | "pasted" | "attribute";

export interface ResultsDetail {
  readonly query: string;
  readonly origin: Origin;
  readonly total: number;
  /** Best first, as shown in the list. */
  readonly ids: readonly EntryId[];
  readonly agreement: Reading["agreement"];
}

/** `entry` is undefined when a person went back from an entry to the results. */
export interface SelectDetail {
  readonly entry: Entry | undefined;
}

export type CopyKind = "ticket" | "ticket-markdown" | "code" | "link";

export interface CopyDetail {
  readonly kind: CopyKind;
  readonly entry: Entry;
  readonly text: string;
}

export interface StatusCodebookEventMap {
  "status-codebook-results": CustomEvent<ResultsDetail>;
  "status-codebook-select": CustomEvent<SelectDetail>;
  "status-codebook-copy": CustomEvent<CopyDetail>;
}
