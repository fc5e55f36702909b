// Checks what a caller passes: a wrong type is a TypeError that names the argument, a value out of range a RangeError.
import { loadedCatalogs } from "./catalogs.ts";
import type { State } from "./public.js";

const STATES: readonly State[] = [
  "success",
  "warning",
  "failure",
  "running",
  "queued",
  "paused",
  "suspended",
  "stopping",
  "stopped",
  "skipped",
  "canceled",
  "created",
  "active",
  "inactive",
  "info",
];

export function text(value: unknown, name: string): string {
  if (typeof value !== "string") throw new TypeError(`${name} must be a string`);
  return value;
}

/** A code as it was typed, or as a number. */
export function code(value: unknown, name: string): string {
  if (typeof value !== "string" && typeof value !== "number")
    throw new TypeError(`${name} must be a string or a number`);
  return String(value);
}

export function truth(value: unknown, name: string): boolean {
  if (typeof value !== "boolean") throw new TypeError(`${name} must be a boolean`);
  return value;
}

/** The options object itself; its members are read once each, so that a getter cannot change its mind. */
export function options<T extends object>(value: T | undefined): Partial<T> {
  if (value === undefined) return {};
  if (typeof value !== "object" || value === null) throw new TypeError("options must be an object");
  return value;
}

export function wholeNumber(
  value: unknown,
  name: string,
  least: number,
  most: number,
  fallback?: number,
): number {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== "number") throw new TypeError(`${name} must be a number`);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${name} must be a whole number from ${least} to ${most}`);
  return value;
}

/** The asked catalogs as the module takes them: ids joined by commas, undefined for all. */
export function catalogIds(value: unknown): string | undefined {
  return joined(
    value,
    "options.catalogs",
    (id) => loadedCatalogs().some((info) => info.id === id),
    "is not a loaded catalog",
  );
}

export function stateNames(value: unknown): string | undefined {
  return joined(
    value,
    "options.states",
    (state) => (STATES as readonly string[]).includes(state),
    "is not a state",
  );
}

function joined(
  value: unknown,
  name: string,
  known: (item: string) => boolean,
  fault: string,
): string | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw new TypeError(`${name} must be an array`);
  const items = Array.from(value as unknown[], (item, index) => text(item, `${name}[${index}]`));
  items.forEach((item, index) => {
    if (!known(item)) throw new RangeError(`${name}[${index}] ${fault}: ${JSON.stringify(item)}`);
  });
  return items.join(",");
}
