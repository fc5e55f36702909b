// The life of an operation: its entries, and what the document calls the state each stands for.
import { use } from "./engine.ts";
import { entryAt } from "./entries.ts";
import type { Entry } from "./public.js";

export interface Stage {
  readonly state: string;
  readonly entry: Entry;
}

export function stages(operation: string): readonly Stage[] {
  const stage = (number: number): Stage => {
    const entry = entryAt(number);
    return Object.freeze({ state: documentedState(entry), entry });
  };
  return Object.freeze(Array.from(use().lifecycle(operation), stage));
}

export function operationNames(): readonly string[] {
  return Object.freeze(use().operations());
}

/**
 * The state as the document words it: what follows the operation in the name (`SCAN : PAUSED`, `AGENT_RETIRE_TIMEOUT`),
 * or the part after the colon where a row is named after another operation.
 */
function documentedState(entry: Entry): string {
  const { name = "", operation = "" } = entry;
  if (name.startsWith(`${operation}_`)) return name.slice(operation.length + 1);
  const colon = name.indexOf(" : ");
  return colon < 0 ? entry.state.toUpperCase() : name.slice(colon + 3);
}
