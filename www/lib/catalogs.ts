// Which catalogs are loaded, and adding and removing a user's own.
import { use } from "./engine.ts";
import { entryAt, forgetEntries, frozen } from "./entries.ts";
import type { Catalog, CatalogInfo, Entry, Rule } from "./public.js";
import type { Problem } from "./raw.ts";

/** Deeper than any catalog goes, shallow enough for the module's stack. */
const DEEPEST = 32;

/** A message lists so many problems; all of them are in `problems`. */
const PROBLEMS_IN_MESSAGE = 3;

export class CatalogError extends Error {
  override readonly name = "CatalogError";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[], options?: ErrorOptions) {
    const shown = problems
      .slice(0, PROBLEMS_IN_MESSAGE)
      .map(({ path, message }) => (path ? `${path}: ${message}` : message));
    const more = problems.length - shown.length;
    super(`the catalog was not added: ${shown.join("; ")}${more > 0 ? `; and ${more} more` : ""}`, options);
    this.problems = frozen(problems.map(({ path, message }) => ({ path, message })));
  }
}

let infos: readonly CatalogInfo[] | undefined;
let ruleList: readonly Rule[] | undefined;
const lists = new Map<string, readonly Entry[]>();
const watchers = new Set<() => void>();

/** Tells whenever a catalog was added or removed, by whomever. Answers with what ends that. */
export function watchCatalogs(changed: () => void): () => void {
  watchers.add(changed);
  return () => void watchers.delete(changed);
}

export function loadedCatalogs(): readonly CatalogInfo[] {
  return (infos ??= frozen(use().catalogs()));
}

/** The rules of all catalogs. */
export function loadedRules(): readonly Rule[] {
  return (ruleList ??= frozen(use().rules()));
}

/** Documented and custom entries in document order, of one catalog or of all (""). */
export function entryList(catalog: string): readonly Entry[] {
  let list = lists.get(catalog);
  if (!list) {
    list = Object.freeze(Array.from(use().entry_numbers(catalog || undefined), entryAt));
    lists.set(catalog, list);
  }
  return list;
}

export function add(catalog: string | Catalog): CatalogInfo {
  const answer = use().add_catalog(withoutPrototypes(parsed(catalog)));
  if ("problems" in answer) throw new CatalogError(answer.problems);
  forgetKept();
  return frozen(answer.info);
}

export function remove(id: string): boolean {
  const answer = use().remove_catalog(id);
  if (answer === 2)
    throw new TypeError(`id names a built-in catalog, which cannot be removed: ${JSON.stringify(id)}`);
  if (answer === 0) return false;
  forgetKept();
  return true;
}

function forgetKept(): void {
  infos = undefined;
  ruleList = undefined;
  lists.clear();
  forgetEntries();
  for (const changed of watchers) changed();
}

/**
 * What JSON makes of the argument. An object goes through text as well: afterwards there are no cycles, getters, proxies
 * or foreign prototypes left, which the module must never meet.
 */
function parsed(catalog: unknown): unknown {
  if (typeof catalog === "string") {
    try {
      return JSON.parse(catalog);
    } catch (error) {
      throw new CatalogError([{ path: "", message: `not JSON: ${(error as Error).message}` }], {
        cause: error,
      });
    }
  }
  if (typeof catalog !== "object" || catalog === null)
    throw new TypeError("catalog must be JSON text or an object");
  let text: string | undefined;
  try {
    text = JSON.stringify(catalog);
  } catch (error) {
    throw new TypeError("catalog must be an object that JSON can carry", { cause: error });
  }
  if (text === undefined) throw new TypeError("catalog must be an object that JSON can carry");
  return JSON.parse(text);
}

/**
 * Cuts the prototypes off what JSON.parse made, so that a key someone put on `Object.prototype` is not read as a key of
 * the catalog, and refuses what is nested so deeply that reading it could exhaust the module's stack.
 */
function withoutPrototypes(value: unknown): unknown {
  const rest: { value: unknown; path: string; depth: number }[] = [{ value, path: "", depth: 0 }];
  for (let item = rest.pop(); item; item = rest.pop()) {
    const { value, path, depth } = item;
    if (typeof value !== "object" || value === null) continue;
    if (depth > DEEPEST) throw new CatalogError([{ path, message: `nested more than ${DEEPEST} deep` }]);
    if (!Array.isArray(value)) Object.setPrototypeOf(value, null);
    for (const [key, part] of Object.entries(value))
      rest.push({
        value: part,
        path: `${path}/${key.replace(/~/g, "~0").replace(/\//g, "~1")}`,
        depth: depth + 1,
      });
  }
  return value;
}
