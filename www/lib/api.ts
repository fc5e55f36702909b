// The public functions: they check their arguments, ask the module and dress its answers. public.d.ts describes them.
import { add, CatalogError, entryList, loadedCatalogs, loadedRules, remove } from "./catalogs.ts";
import { emptyReading, reading, searchResult } from "./dress.ts";
import { engine, EngineBlockedError, ready, use } from "./engine.ts";
import { entryAt } from "./entries.ts";
import { operationNames, stages } from "./lifecycle.ts";
import { catalogIds, options, stateNames, text, wholeNumber, code as writtenCode } from "./options.ts";
import type * as Public from "./public.js";

export { CatalogError, engine, EngineBlockedError, ready };
export { mover } from "./mover.ts";
export { scan, Scanner, scanStream } from "./scan.ts";

const DEFAULT_LIMIT = 10;
const MOST_HITS = 1000;

export const decode: typeof Public.decode = (code, given) => {
  const input = writtenCode(code, "code");
  const asked = catalogIds(options(given).catalogs);
  // String() writes -0 as "0", and numbers too large to be exact in a notation that is no code.
  if (typeof code === "number" && !(Number.isSafeInteger(code) && code >= 0)) return emptyReading(input);
  return reading(input, use().decode(input, asked));
};

export const search: typeof Public.search = (query, given) => {
  text(query, "query");
  const { limit, catalogs, states } = options(given);
  const most = wholeNumber(limit, "options.limit", 1, MOST_HITS, DEFAULT_LIMIT);
  return searchResult(query, use().search(query, most, catalogIds(catalogs), stateNames(states)));
};

export const lifecycle: typeof Public.lifecycle = (operation) => stages(text(operation, "operation"));

export const operations: typeof Public.operations = operationNames;

export const entry: typeof Public.entry = (id) => {
  const number = use().entry_number(text(id, "id"));
  return number === undefined ? undefined : entryAt(number);
};

export const entries: typeof Public.entries = (catalog) => {
  return entryList(loadedCatalog(catalog) ?? "");
};

export const rules: typeof Public.rules = (catalog) => {
  const id = loadedCatalog(catalog);
  return id === undefined ? loadedRules() : loadedRules().filter((rule) => rule.id.startsWith(`${id}/`));
};

/** The id of a loaded catalog, or undefined for all of them. */
function loadedCatalog(id: string | undefined): string | undefined {
  if (id !== undefined && !loadedCatalogs().some((info) => info.id === text(id, "catalog")))
    throw new RangeError(`catalog is not a loaded catalog: ${JSON.stringify(id)}`);
  return id;
}

export const catalogs: typeof Public.catalogs = loadedCatalogs;

export const addCatalog: typeof Public.addCatalog = add;

export const removeCatalog: typeof Public.removeCatalog = (id) => remove(text(id, "id"));
