// Entries as JavaScript objects: each crosses from the module once, is frozen and kept under its number.
import { use } from "./engine.ts";
import type { Entry } from "./public.js";

const kept = new Map<number, Entry>();

export function entryAt(number: number): Entry {
  let entry = kept.get(number);
  if (!entry) {
    entry = frozen(use().entry(number));
    kept.set(number, entry);
  }
  return entry;
}

/** Lets go of all of them after the catalogs changed: nothing else would ever let go of a removed one. */
export function forgetEntries(): void {
  kept.clear();
}

/** Freezes plain data through and through, and drops keys without a value: an absent field is absent, not undefined. */
export function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const [key, part] of Object.entries(value)) {
    if (part === undefined) Reflect.deleteProperty(value, key);
    else frozen(part);
  }
  return Object.freeze(value);
}
