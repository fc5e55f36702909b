/**
 * The custom element `<status-codebook>`: one box, the answers, and the chosen entry. This entry only brings the class;
 * `status-codebook/define` registers it. The element asks the engine that the page has loaded: import `status-codebook`
 * beside it, or call `init` of `status-codebook/slim`.
 *
 * Files that are dropped on it, chosen or pasted are read in a worker, for which `scan-worker.js` has to lie beside the
 * script and the page's policy to allow `worker-src 'self'`; else in the page, in slices that do not hold it up.
 *
 * Its words are in the language of the nearest `lang`, on the element or around it: English and German, and English for
 * all others; numbers are the country's. Where no `lang` stands, the reader's browser decides. What the documents say
 * stays as it is.
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
import type { CatalogError, Entry, EntryId, Reading, Report } from "../lib/public.js";

/** How the text came into the box. A host that keeps the text somewhere can leave out what was pasted. */
export type Origin = "typed" | "pasted" | "attribute";

/** Of `status-codebook-ready`: the engine has been loaded, and the element answers. Told once. */
export interface ReadyDetail {
  readonly engine: "wasm" | "js";
}

/**
 * Of `status-codebook-input`: a person changed the text, by key, paste, example or button. A text that became a report is
 * not told: with it the box is empty.
 */
export interface InputDetail {
  readonly query: string;
  readonly origin: Origin;
}

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

/**
 * Of `status-codebook-report`: a report of a pasted text or a file is shown. It holds codes and how often they stand
 * there, neither the text nor the name of the file.
 */
export interface ReportDetail extends Pick<Report, "tally" | "lines" | "format" | "complete"> {
  readonly origin: "pasted" | "file";
  /** How many times documented codes stand in the text. */
  readonly total: number;
  /** How many places hold a code that no document lists. */
  readonly undocumented: number;
}

/**
 * Of `status-codebook-error`: something failed, and the element says so, too. `engine`: it cannot be loaded, with an
 * `EngineBlockedError` where the page forbids WebAssembly; each question tries again, and the same error is told once.
 * `answer`: a question has no answer; the next one starts anew. `reading`: a file or a long text cannot be read.
 * `source`: a catalog that `src` names could not be added.
 */
export interface ErrorDetail {
  readonly failed: "engine" | "answer" | "reading" | "source";
  /** Of a `source`, as it stands in the attribute. */
  readonly address?: string;
  /** Of a `source` a {@link CatalogError} with path and reason of each fault, or what was in the way of fetching. */
  readonly error: Error;
}

/** The element's events. All bubble and are composed; none can be canceled. */
export interface StatusCodebookEventMap {
  "status-codebook-ready": CustomEvent<ReadyDetail>;
  "status-codebook-input": CustomEvent<InputDetail>;
  "status-codebook-results": CustomEvent<ResultsDetail>;
  "status-codebook-select": CustomEvent<SelectDetail>;
  "status-codebook-copy": CustomEvent<CopyDetail>;
  "status-codebook-report": CustomEvent<ReportDetail>;
  "status-codebook-error": CustomEvent<ErrorDetail>;
}

/**
 * What stands in the box and what is shown for it. It may hold a pasted text: it is for `restore` on the same page, and
 * for no address or storage.
 */
export interface Snapshot {
  readonly text: string;
  readonly origin: Origin;
}

/**
 * `<status-codebook>`. Every property stands for the attribute of its name, `linkBase` for `link-base`.
 *
 * @slot hint - Beside the empty box, for the key that leads to it
 * @slot empty - In the place of the first view with its examples
 * @slot footer - Under everything
 *
 * @csspart box - The frame around the field where a question is typed
 * @csspart input - The field itself
 * @csspart clear - The button that empties it
 * @csspart file - The button that chooses a file
 * @csspart filter - The choice of products
 * @csspart chip - One of them
 * @csspart count - How much was found
 * @csspart keys-button - The button that lists all keys
 * @csspart keys - The list of all keys
 * @csspart first-view - What is shown before anything is asked
 * @csspart recent - Look-ups that were kept
 * @csspart example - An example of the first view
 * @csspart results - The list of results with what belongs to it
 * @csspart list - The list itself
 * @csspart option - One result
 * @csspart option-active - The result that the keys stand on
 * @csspart more - The button that shows all results
 * @csspart answer - All that is answered
 * @csspart back - The button that leads back to the list
 * @csspart meanings - The meanings of a number, side by side
 * @csspart others - The other meanings of a number
 * @csspart entry - One entry, or what is said of a code without one
 * @csspart notice - What is no entry: a rule, a code that no document lists, one of another system
 * @csspart state - The state of an entry, icon and word
 * @csspart code - The code in the head of an entry
 * @csspart name - Its symbolic name
 * @csspart message - The message as documented
 * @csspart verdict - Who acts next, and whether a retry helps
 * @csspart overlay - What a site says beside an entry
 * @csspart copy - A button that copies
 * @csspart source - The line of the document
 * @csspart nothing - What is said when nothing was found
 * @csspart trouble - What is said when the engine cannot be loaded
 * @csspart progress - How far a file is read, and what came of it
 * @csspart tally - The codes of a report
 * @csspart text - The text of a report
 * @csspart browse - The list of all codes
 * @csspart own - The panel of a person's own codes
 *
 * @cssprop --status-codebook-background - The ground of the element
 * @cssprop --status-codebook-panel - The ground of box, list and entry
 * @cssprop --status-codebook-text - Text
 * @cssprop --status-codebook-muted - Text of less weight
 * @cssprop --status-codebook-line - Lines between things
 * @cssprop --status-codebook-accent - Links, marks of choice, the chief button
 * @cssprop --status-codebook-done - States that are done
 * @cssprop --status-codebook-attention - States that ask for attention
 * @cssprop --status-codebook-failed - Failures
 * @cssprop --status-codebook-progress - States in progress
 * @cssprop --status-codebook-font - The fonts of text
 * @cssprop --status-codebook-mono - The fonts of codes
 * @cssprop --status-codebook-radius - The radius of corners
 */
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
  /**
   * States that an entry must have one of to be found, parted by blanks: `"failure warning"`. Empty means any. The box
   * shows it as a filter that a person can take off.
   */
  states: string;
  /** Id of the entry that was chosen, `"azsm/AZSM1024"`; empty for none. */
  entry: EntryId;
  /** How many results the list shows at first: 10 unless set. */
  limit: number;
  /** The hint in the empty box; empty for the one of the language. */
  placeholder: string;
  /** The name of the box for those who do not see it; empty for the one of the language. */
  label: string;
  /** `"auto"`, the default, follows the reader's system. */
  theme: "auto" | "light" | "dark";
  /** A dense form for a sidebar or a tile of 280 to 400 px: box, list and the short answer. */
  compact: boolean;
  /** The address under which the host opens entries; without it no links to entries are offered. */
  linkBase: string;
  /**
   * Addresses of catalog files, parted by blanks. They are fetched once for all elements of the page and loaded while one
   * of them names them; one may speak of the entries of another. Other sites' only with {@link crossOrigin}.
   */
  src: string;
  /** `"anonymous"`, `"use-credentials"` or null, as of an image: whether `src` may name files of other sites. */
  crossOrigin: string | null;
  /**
   * Takes keys on the whole page, where no field has them: `/` and Ctrl-K (⌘-K) go to the box, `?` lists all keys. Without
   * it only keys inside the element are taken.
   */
  shortcut: boolean;
  /**
   * The parameter of the page's address that holds the question, `"q"` for one: it is read from there at the start and kept
   * there by `replaceState`, without a place of its own in the history. What was pasted never stands there. Without it
   * the address is neither read nor changed.
   */
  urlParam: string;
  /**
   * Whether look-ups are kept and offered in the first view: `"session"` as long as the tab is open, `"local"` for the next
   * visit; `"off"`, the default, not at all. Kept are entries that were chosen and questions that were typed, once their
   * answer stood for two seconds; nothing that was pasted. Where the browser forbids storage they last as long as the
   * element.
   */
  recent: "off" | "session" | "local";

  /**
   * The code that is meant, and what a form gets under `name`: that of the chosen entry, else what was asked, where that
   * is a code by itself in any spelling (`"AZSM1024"` for «azsm 1024»). Empty where none or several are meant. Without an
   * engine it is the text as it stands. Setting it asks for the code; the attribute is what the element begins with and
   * what a reset goes back to.
   */
  value: string;
  /** The attribute `value`. */
  defaultValue: string;
  /** Under which the form gets the value; without it the element is no field of the form. */
  name: string;
  /** The form is not sent without a code. */
  required: boolean;
  /** Nothing can be asked; what is shown can still be read. */
  disabled: boolean;
  /** The form that gets the value. */
  readonly form: HTMLFormElement | null;
  /** The labels that name the box where the attribute `label` does not. */
  readonly labels: NodeList;
  /** What is wrong with the value, as of any field. */
  readonly validity: ValidityState;
  /** The same in words. */
  readonly validationMessage: string;
  /** Whether the form asks for a valid value. */
  readonly willValidate: boolean;
  /** Whether the value is valid; if not, `invalid` is told. */
  checkValidity(): boolean;
  /** The same, and a person is told as well. */
  reportValidity(): boolean;

  /** Moves to the box. */
  focus(options?: FocusOptions): void;
  /** Selects what stands in the box, so that the next key replaces it. */
  select(): void;
  /** Empties the box and leaves what is shown or being read. Filters stay. */
  clear(): void;
  /**
   * Asks, as setting `query` does, and settles when the answer is shown: with what `status-codebook-results` tells, with
   * `undefined` when something else was asked meanwhile. Outside of a document nothing is shown, and it waits.
   *
   * @throws what `status-codebook-error` tells, where the engine cannot be loaded or fails
   */
  search(query: string): Promise<ResultsDetail | undefined>;

  /** What is asked now, a pasted report too, to come back to it: for a host that has a history of its own. */
  snapshot(): Snapshot;
  /** Asks that again; no entry is chosen then. A text and where it came from make a snapshot, too. */
  restore(snapshot: Snapshot): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "status-codebook": StatusCodebookElement;
  }
  interface HTMLElementEventMap extends StatusCodebookEventMap {}
}
