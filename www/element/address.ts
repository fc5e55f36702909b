/**
 * Answers for the grammar of addresses, a contract that ADDRESSES.md states: what stands in one, and how it is read. It
 * holds what was typed and chosen; whoever writes one leaves out what was pasted.
 */
import type { Snapshot } from "./inquiry.ts";
import { segmentsOf } from "./links.ts";

/** A question fits; a log does not. */
const longestQuestion = 200;

export interface Linked {
  /** Of the entry, where there is one of that id. */
  readonly id: string;
  /** The code with its product, so that an unknown one is not answered with another product's: «mover 2045». */
  readonly question: string;
}

export interface Address {
  readonly q: string;
  readonly catalogs: string;
  readonly states: string;
  readonly theme: string;
  readonly linked: Linked | undefined;
}

export function readAddress({ search, hash }: Pick<Location, "search" | "hash">): Address {
  const given = new URLSearchParams(search);
  const value = (name: string): string => given.get(name) ?? "";
  const segments = segmentsOf(hash);
  const linked = segments && { id: segments.join("/"), question: segments.slice(0, 2).join(" ") };
  // The parameters are called like the attributes, `q` aside.
  return {
    q: value("q"),
    catalogs: value("catalogs"),
    states: value("states"),
    theme: value("theme"),
    linked,
  };
}

/** What was pasted never stands in an address, nor what is edited of it. */
export function mayStand({ text, origin, pasted }: Snapshot): boolean {
  return pasted === undefined && origin !== "pasted" && text.length <= longestQuestion;
}

/** The query of an address with other values; an empty one goes, and what belongs to others stays as it is written. */
export function withParameters(search: string, values: Readonly<Record<string, string>>): string {
  const others = search
    .replace(/^\?/, "")
    .split("&")
    .filter(
      (pair) =>
        pair !== "" && ![...new URLSearchParams(pair).keys()].some((key) => Object.hasOwn(values, key)),
    );
  const own = Object.entries(values)
    .filter(([, value]) => value !== "")
    .map((pair) => String(new URLSearchParams([pair])));
  const all = [...own, ...others].join("&");
  return all === "" ? "" : `?${all}`;
}
