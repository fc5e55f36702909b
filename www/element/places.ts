/**
 * Answers for our page's address and its places in the history. A search is one place, however many keys it took: the
 * next question gets its own once this one was read, unless it only types on. A pasted text is a place without a word of
 * it in the address: a browser keeps addresses, and pasted logs are nobody's business.
 */
import { entry as entryOf, ready } from "../lib/api.ts";
import type { Entry } from "../lib/public.js";
import { mayStand, readAddress, withParameters } from "./address.ts";
import type { StatusCodebookElement } from "./element.ts";
import type { Snapshot } from "./inquiry.ts";
import { hashOf } from "./links.ts";

/** Every key is no place of its own: Safari refuses more than 100 changes of the address in 30 seconds. */
const quietMs = 300;
/** Who goes on sooner was still asking. */
const readingMs = 2000;
/** A report may hold some 30 MB. */
const mostKept = 5;

/** The theme is no part of a place: back and forward leave it as it was chosen since. */
const placed = ["catalogs", "states"] as const;
const filters = [...placed, "theme"] as const;

interface Question {
  readonly query: string;
  /** A pasted text or a file in the place of a question. */
  readonly report: boolean;
  readonly since: number;
  /** Whether it was read however short the time: an entry was chosen, or it was come back to. */
  read: boolean;
}

export class Places {
  readonly #codebook: StatusCodebookElement;
  #question: Question = { query: "", report: false, since: 0, read: false };
  /** Of the question that is shown, in the history's state: the places of one question differ in the entry alone. */
  #number = 0;
  /** Numbers begin at the time, so that no two loads of the page share one. */
  #last = Date.now();
  /** What no address holds, by the number of its question. */
  readonly #kept = new Map<number, Snapshot>();
  /** The question that is typed is not written yet. */
  #quiet: ReturnType<typeof setTimeout> | undefined;
  /** Whether that one gets a place of its own. */
  #opens = false;
  /** Of the entry that is shown: whether its question is the place before. */
  #above = false;
  /** The entry was left for its question, which now stands twice, one upon the other. */
  #twice = false;
  /** Counts what a person did: what they type while the module loads is not to be undone by what was in the address. */
  #deeds = 0;

  constructor(codebook: StatusCodebookElement) {
    this.#codebook = codebook;
  }

  start(): void {
    const codebook = this.#codebook;
    for (const deed of ["input", "paste", "drop"]) codebook.addEventListener(deed, () => (this.#deeds += 1));
    codebook.addEventListener("status-codebook-results", ({ detail }) => this.#asked(detail.query));
    codebook.addEventListener("status-codebook-report", () => {
      this.#forgetTyped();
      this.#enter({ query: "", report: true, since: 0, read: true }, true);
    });
    codebook.addEventListener("status-codebook-select", ({ detail: { entry } }) =>
      entry === undefined ? this.#leftEntry() : this.#chose(entry),
    );
    addEventListener("popstate", ({ state }) => this.#came(state));
    // By whatever hand.
    new MutationObserver(() => this.#writeFilters()).observe(codebook, { attributeFilter: [...filters] });
    void this.#read(filters);
  }

  get #now(): Entry | undefined {
    const { entry } = this.#codebook;
    return entry === "" ? undefined : entryOf(entry);
  }

  #address(entry: Entry | undefined): string {
    const snapshot = this.#codebook.snapshot();
    const q = mayStand(snapshot) ? snapshot.text : "";
    return `${location.pathname}${withParameters(location.search, { q, ...this.#filters() })}${entry ? hashOf(entry) : ""}`;
  }

  #filters(): Record<string, string> {
    return Object.fromEntries(filters.map((name) => [name, this.#codebook.getAttribute(name) ?? ""]));
  }

  #writeFilters(): void {
    // What is typed is about to be written with them, maybe as another place.
    if (this.#quiet !== undefined) return;
    const search = withParameters(location.search, { q: readAddress(location).q, ...this.#filters() });
    write("replaceState", history.state, `${location.pathname}${search}${location.hash}`);
  }

  #forgetTyped(): void {
    clearTimeout(this.#quiet);
    this.#quiet = undefined;
  }

  #asked(query: string): void {
    const { report, since, read, query: before } = this.#question;
    if (query === before && !report) return this.#forgetTyped();
    this.#opens = this.#quiet === undefined ? read || performance.now() - since >= readingMs : this.#opens;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#enterTyped(this.#now), quietMs);
  }

  #enterTyped(entry: Entry | undefined): void {
    this.#forgetTyped();
    const { query } = this.#codebook;
    const typesOn = !this.#question.report && query.startsWith(this.#question.query);
    const question = { query, report: false, since: performance.now(), read: false };
    this.#enter(question, this.#opens && !typesOn && !this.#twice, entry);
  }

  #enter(question: Question, anew: boolean, entry?: Entry): void {
    this.#question = question;
    this.#number = ++this.#last;
    this.#above = this.#twice = false;
    const snapshot = this.#codebook.snapshot();
    if (snapshot.pasted !== undefined || (snapshot.text !== "" && !mayStand(snapshot))) this.#keep(snapshot);
    write(anew ? "pushState" : "replaceState", this.#number, this.#address(entry));
  }

  #keep(snapshot: Snapshot): void {
    this.#kept.set(this.#number, snapshot);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }

  #chose(entry: Entry): void {
    // The way back leads to the question, even where the entry was chosen before the address had caught up.
    if (this.#quiet !== undefined) this.#enterTyped(undefined);
    const to = this.#address(entry);
    if (to === here()) return;
    const above = readAddress(location).linked === undefined;
    write(this.#twice ? "replaceState" : "pushState", this.#number, to);
    this.#above = above;
    this.#twice = false;
    this.#question.read = true;
  }

  #leftEntry(): void {
    // Left for another question, which is about to be written.
    if (this.#quiet !== undefined || readAddress(location).linked === undefined) return;
    write("replaceState", this.#number, this.#address(undefined));
    this.#twice = this.#above;
  }

  /** Back or forward, or along a link to this page. */
  #came(state: unknown): void {
    const same = state === this.#number && this.#quiet === undefined;
    const kept = typeof state === "number" ? this.#kept.get(state) : undefined;
    this.#above = this.#twice = false;
    if (!same && kept === undefined) {
      void this.#read(typeof state === "number" ? placed : filters);
    } else {
      this.#take(placed);
      if (!same && kept !== undefined) {
        this.#number = state as number;
        this.#show(kept);
      }
      this.#choose();
    }
    this.#writeFilters();
  }

  #take(names: readonly (typeof filters)[number][]): void {
    const address = readAddress(location);
    for (const name of names) {
      if (address[name] === "") this.#codebook.removeAttribute(name);
      else this.#codebook.setAttribute(name, address[name]);
    }
  }

  /** Nothing of it is written: it is what the address says. */
  #show(snapshot: Snapshot): void {
    const report = snapshot.pasted !== undefined;
    this.#question = { query: report ? "" : snapshot.text, report, since: performance.now(), read: true };
    this.#codebook.restore(snapshot);
    this.#forgetTyped();
  }

  #choose(): void {
    const { linked } = readAddress(location);
    this.#codebook.entry = (linked && entryOf(linked.id))?.id ?? "";
  }

  /** The address is the state; a link that names no entry, or two of them, asks for its code instead. */
  async #read(names: readonly (typeof filters)[number][]): Promise<void> {
    const { q, linked } = readAddress(location);
    this.#number = typeof history.state === "number" ? history.state : ++this.#last;
    write("replaceState", this.#number, here());
    this.#take(names);
    this.#show({ text: q === "" ? (linked?.question ?? "") : q, origin: "attribute" });
    const before = ++this.#deeds;
    try {
      await ready();
    } catch {
      // The element says what is wrong.
      return;
    }
    if (this.#deeds !== before) return;
    const entry = linked && entryOf(linked.id);
    if (q === "" && entry !== undefined) this.#show({ text: entry.code, origin: "attribute" });
    this.#choose();
  }
}

const here = (): string => `${location.pathname}${location.search}${location.hash}`;

function write(how: "pushState" | "replaceState", state: unknown, to: string): void {
  if (how === "replaceState" && to === here() && state === history.state) return;
  try {
    history[how](state, "", to);
  } catch {
    // A frame or a browser that refuses: the page works on, and its address says less.
  }
}
