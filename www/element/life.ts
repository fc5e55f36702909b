/**
 * Answers for the life of an operation as it is drawn: every state that any operation of its catalog has, in the order
 * of life, each with the codes that document it for this one. A state without any is a gap of the document.
 */
import { catalogs, entry as entryOf, lifecycle, operations } from "../lib/api.ts";
import type { CatalogInfo, Entry } from "../lib/public.js";

export interface Stage {
  readonly entry: Entry;
  /** As the document writes the state: «succeeded», «timeout». */
  readonly word: string;
  /** Codes of other operations that carry this one's name: egnyte/233 is named like 215. */
  readonly namesakes: readonly Entry[];
}

export interface Slot {
  /** What operations that have the state call it. */
  readonly word: string;
  /** Two where one state has two codes, as an upgrade that failed and one that took too long; none for a gap. */
  readonly stages: readonly Stage[];
}

type Place = Pick<Slot, "word"> & Pick<Entry, "state">;

/** By the list of catalogs, which is another one after a change. */
const places = new WeakMap<readonly CatalogInfo[], Map<string, readonly Place[]>>();

export function lifeOf({ operation, catalog }: Entry): readonly Slot[] {
  if (operation === undefined) return [];
  const own = stagesOf(operation, catalog);
  if (own.length === 0) return [];
  return placesOf(catalog).map(({ state, word }) => ({
    word,
    stages: own
      .filter((stage) => stage.entry.state === state)
      .map((stage) => ({
        entry: stage.entry,
        word: stage.state.toLowerCase(),
        namesakes: stage.entry.related.flatMap((id) => {
          const other = entryOf(id);
          const same = other?.name !== undefined && other.name === stage.entry.name;
          return same && other.operation !== operation ? [other] : [];
        }),
      })),
  }));
}

function stagesOf(operation: string, catalog: string) {
  return lifecycle(operation).filter((stage) => stage.entry.catalog === catalog);
}

function placesOf(catalog: string): readonly Place[] {
  const loaded = catalogs();
  const known = places.get(loaded) ?? new Map<string, readonly Place[]>();
  places.set(loaded, known);
  const before = known.get(catalog);
  if (before !== undefined) return before;
  const union: Place[] = [];
  for (const operation of operations()) {
    // Each life is in order; a state that is new stands right behind the one it follows, which keeps all orders.
    let at = -1;
    for (const { state, entry } of stagesOf(operation, catalog)) {
      const place = union.findIndex((each) => each.state === entry.state);
      if (place < 0) union.splice(at + 1, 0, { state: entry.state, word: state.toLowerCase() });
      at = place < 0 ? at + 1 : place;
    }
  }
  known.set(catalog, union);
  return union;
}
