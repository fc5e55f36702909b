/**
 * Answers for the look-ups of a person that are kept where the host asks for them by `recent`: for the tab's life or for
 * the next visit. Nothing that was pasted comes here. Where the browser keeps nothing, as in a sandboxed frame, they are
 * there as long as the element is.
 */
import type { EntryId } from "../lib/public.js";

/** An entry that was chosen, or a question that was typed. */
export type LookUp = { readonly entry: EntryId } | { readonly query: string };

const key = "status-codebook-recent";
const most = 6;

export class Recent {
  readonly kept: "session" | "local";
  #held: readonly LookUp[] = [];

  constructor(kept: "session" | "local") {
    this.kept = kept;
  }

  /** Latest first. */
  get list(): readonly LookUp[] {
    try {
      const text = this.#storage.getItem(key);
      return text === null ? this.#held : readLookUps(JSON.parse(text));
    } catch {
      return this.#held;
    }
  }

  /** `instead`: the question that the entry answers, which needs no line of its own. */
  add(lookUp: LookUp, instead: string): void {
    const others = this.list.filter((each) => !isSame(each, lookUp) && !isSame(each, { query: instead }));
    this.#keep([lookUp, ...others].slice(0, most));
  }

  remove(lookUp: LookUp): void {
    this.#keep(this.list.filter((each) => !isSame(each, lookUp)));
  }

  clear(): void {
    this.#keep([]);
  }

  /** Reading the property alone throws where storage is forbidden. */
  get #storage(): Storage {
    return this.kept === "local" ? localStorage : sessionStorage;
  }

  #keep(list: readonly LookUp[]): void {
    this.#held = list;
    try {
      if (list.length === 0) this.#storage.removeItem(key);
      else this.#storage.setItem(key, JSON.stringify(list));
    } catch {
      // Held all the same.
    }
  }
}

const isSame = (one: LookUp, other: LookUp): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whatever a storage holds under that key, these are the look-ups in it. */
function readLookUps(stored: unknown): readonly LookUp[] {
  if (!Array.isArray(stored)) return [];
  return stored.slice(0, most).flatMap((each: unknown): LookUp[] => {
    if (typeof each !== "object" || each === null) return [];
    if ("entry" in each && typeof each.entry === "string") return [{ entry: each.entry }];
    return "query" in each && typeof each.query === "string" ? [{ query: each.query }] : [];
  });
}
