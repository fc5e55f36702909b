/**
 * The custom element `<status-codebook>`: one box, the answers, and the chosen entry. This entry only brings the class;
 * `status-codebook/define` registers it. The element asks the engine that the page has loaded: import `status-codebook`
 * beside it, or call `init` of `status-codebook/slim`.
 *
 * Files that are dropped on it, chosen or pasted are read in a worker, for which `scan-worker.js` has to lie beside the
 * script and the page's policy to allow `worker-src 'self'`; else in the page, in slices that do not hold it up.
 *
 * @example
 * import { init } from "status-codebook/slim";
 * import { StatusCodebookElement } from "status-codebook/element";
 *
 * await init(fetch("/assets/status-codebook.wasm"));
 * StatusCodebookElement.define();
 *
 * @packageDocumentation
 */
import type { Entry, EntryId, Reading } from "../lib/public.js";

/** How the text came into the box. A host that keeps the text somewhere can leave out what was pasted. */
export type Origin = "typed" | "pasted" | "attribute";

/** Of `status-codebook-results`: an answer is shown. */
export interface ResultsDetail {
  readonly query: string;
  readonly origin: Origin;
  /** How many entries fit; `ids` are the first of them. */
  readonly total: number;
  /** Best first, as shown in the list. */
  readonly ids: readonly EntryId[];
  /** Whether the meanings of a code that was asked agree, see {@link Reading.agreement}. */
  readonly agreement: Reading["agreement"];
}

/** Of `status-codebook-select`: `entry` is undefined when a person went back from an entry to the results. */
export interface SelectDetail {
  readonly entry: Entry | undefined;
}

/** What can be copied; `"ticket"` is the note as plain text. */
export type CopyKind = "ticket" | "ticket-markdown" | "code" | "link";

/** Of `status-codebook-copy`: something was put on the clipboard. */
export interface CopyDetail {
  readonly kind: CopyKind;
  readonly entry: Entry;
  readonly text: string;
}

/** The element's events. All bubble and are composed; none can be canceled. */
export interface StatusCodebookEventMap {
  "status-codebook-results": CustomEvent<ResultsDetail>;
  "status-codebook-select": CustomEvent<SelectDetail>;
  "status-codebook-copy": CustomEvent<CopyDetail>;
}

/** `<status-codebook>`. Every property stands for the attribute of its name, `linkBase` for `link-base`. */
export class StatusCodebookElement extends HTMLElement {
  /**
   * Registers the class. A tag that is registered already is left as it is, and on a server nothing happens.
   *
   * @param tag `"status-codebook"` when left out
   */
  static define(tag?: string, registry?: CustomElementRegistry): void;

  /** What is asked; the text in the box, unless that is a pasted text of several lines or a file. */
  query: string;
  /** Ids of the catalogs that are searched, parted by blanks; empty means all. */
  catalogs: string;
  /** Id of the entry that was chosen, `"azsm/AZSM1024"`; empty for none. */
  entry: EntryId;
  /** How many results the list shows at first: 10 unless set. */
  limit: number;
  /** The hint in the empty box. */
  placeholder: string;
  /** The name of the box for those who do not see it. */
  label: string;
  /** `"auto"`, the default, follows the reader's system. */
  theme: "auto" | "light" | "dark";
  /** The address under which the host opens entries; without it no links to entries are offered. */
  linkBase: string;

  /** Selects what stands in the box, so that the next key replaces it. */
  select(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "status-codebook": StatusCodebookElement;
  }
  interface HTMLElementEventMap extends StatusCodebookEventMap {}
}
