/**
 * Answers for one conversation with the box: what stands in it and where that came from, what was found for it, and what
 * is shown of that. It draws nothing and tells nobody; the element does both after it has changed.
 */
import { catalogs, entry as entryOf } from "../lib/api.ts";
import type { CatalogInfo, EntryId } from "../lib/public.js";
import { mayStand } from "./address.ts";
import {
  find,
  nothing,
  show,
  type Asked,
  type Browsing,
  type Found,
  type Pasted,
  type Shown,
} from "./asking.ts";
import { greatestLimit } from "./attributes.ts";
import type { Origin } from "./public.js";
import type { Messages } from "./messages/index.ts";
import type { LookUp } from "./recent.ts";
import { firstOf } from "./tally.ts";

/** What stands in the box and what is shown for it, to come back to: held in memory, since it may be a pasted text. */
export interface Snapshot {
  readonly text: string;
  readonly origin: Origin;
  readonly pasted?: Pasted | undefined;
}

export class Inquiry {
  text = "";
  origin: Origin = "attribute";
  pasted: Pasted | undefined;
  browsing: Browsing | undefined;
  found: Found = nothing;
  shown: Shown = { kind: "first-view" };
  /** Place in the list; -1 when what is shown is not in it. */
  active = 0;
  /** Where there is room for one column only: the answer stands in the list's place. */
  answerOpen = false;
  allResults = false;
  /** Whether a person went through the list. */
  #moved = false;
  /** Whether anything was pasted into this box: then undoing and redoing can bring it back. */
  #tookPaste = false;
  #foundFor = "";
  /** The catalogs that were asked; another list after one was added or removed. */
  #foundIn: readonly CatalogInfo[] = [];

  /** Another text in the box, whoever put it there. */
  ask(text: string, origin: Origin): void {
    this.text = text;
    this.origin = origin;
    this.#tookPaste ||= origin === "pasted";
    // Going on from a report is an answer of its own, also where nothing is asked before and after.
    if (this.pasted !== undefined) this.#foundFor = "";
    this.pasted = undefined;
    this.browsing = undefined;
    this.answerOpen = false;
  }

  get snapshot(): Snapshot {
    return { text: this.text, origin: this.origin, pasted: this.pasted };
  }

  /** What a person looks at: the entry that was chosen, or the question that has an answer; of what was pasted nothing. */
  get lookUp(): LookUp | undefined {
    if (!mayStand(this.snapshot)) return undefined;
    if (this.shown.kind === "entry" && this.shown.picked) return { entry: this.shown.entry.id };
    return this.found.result.hits.length > 0 ? { query: this.found.query } : undefined;
  }

  /** Of a text that a person put there, by the input type of the event. */
  originOf(text: string, inputType: string): Origin {
    const pasted = /^insertFrom(Paste|Drop|Yank)/.test(inputType);
    // What was pasted stays so while it is edited; an empty box begins anew, unless its past is brought back.
    const still = this.origin === "pasted" && text !== "" && this.text !== "";
    const again = this.#tookPaste && inputType.startsWith("history");
    return pasted || still || again ? "pasted" : "typed";
  }

  /** A box that is drawn anew has no past to bring back. */
  forget(): void {
    this.#tookPaste = false;
  }

  toFirst(): void {
    this.active = 0;
    this.#moved = false;
    this.allResults = false;
  }

  moveTo(place: number): void {
    this.active = place;
    this.#moved = true;
  }

  /** True when the list is another than before. */
  answer(asked: Asked): boolean {
    const whole = { ...asked, limit: this.allResults ? greatestLimit : asked.limit };
    const key = JSON.stringify(whole);
    const loaded = catalogs();
    const fresh = key !== this.#foundFor || loaded !== this.#foundIn;
    if (fresh) this.found = find(whole);
    this.#foundFor = key;
    this.#foundIn = loaded;
    return fresh;
  }

  /** `chosen` is the entry that a person or the host picked. */
  see(chosen: EntryId | undefined, words: Messages): void {
    if (this.pasted !== undefined) {
      const shown = chosen === undefined ? firstOf(this.pasted.report, words) : entryOf(chosen);
      this.shown =
        shown === undefined
          ? { kind: "nothing" }
          : { kind: "entry", entry: shown, others: [], picked: chosen !== undefined };
      return;
    }
    const browsing = this.browsing !== undefined;
    this.shown = show(this.found, chosen, Math.max(this.active, 0), this.#moved, browsing);
    if (chosen !== undefined)
      this.active = this.found.result.hits.findIndex((hit) => hit.entry.id === chosen);
    else if (this.active < 0) this.active = 0;
  }

  /** After an answer was lost: nothing is shown that nobody can vouch for. */
  drop(): void {
    this.#foundFor = "";
    this.found = nothing;
    this.shown = { kind: "first-view" };
  }

  get hasList(): boolean {
    return this.pasted !== undefined || this.found.result.hits.length > 1;
  }
}
