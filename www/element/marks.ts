/**
 * Answers for where in a text something is marked, and where a step to the next one stops. Everything is computed once
 * in linear time and looked up by halving: a report may have a million mentions.
 */
import type { Mention, Report } from "../lib/public.js";
import { isDocumented, rowIdOf, type Row } from "./tally.ts";

export interface Marks {
  /** Documented and not, in the order of the text. */
  readonly all: readonly Mention[];
  /** The row of each, by its number; -1 where it has none. */
  readonly rows: Int32Array;
  /** 1 where it is one occurrence with the one before: a name and its number. */
  readonly joined: Uint8Array;
}

export function marksOf(report: Report, rows: readonly Row[]): Marks {
  const all = inOrder(report.mentions, report.undocumented);
  const numbers = new Map(rows.map((row, at) => [row.id, at]));
  const marks = {
    all,
    rows: Int32Array.from(all, (mention) => numbers.get(rowIdOf(mention)) ?? -1),
    joined: new Uint8Array(all.length),
  };
  const counts = new Float64Array(rows.length);
  all.forEach((mention, at) => {
    const row = marks.rows[at]!;
    const before = all[at - 1];
    const one =
      before !== undefined &&
      row >= 0 &&
      marks.rows[at - 1] === row &&
      !marks.joined[at - 1] &&
      before.line === mention.line &&
      (before.cue === "name") !== (mention.cue === "name");
    marks.joined[at] = Number(one);
    if (row >= 0 && !one) counts[row]! += mention.weight;
  });
  // A report does not say which mentions it has counted as one. Where the guess does not come to its count, all stand
  // for themselves.
  if (report.complete)
    all.forEach((_, at) => {
      const row = rows[marks.rows[at]!];
      if (row !== undefined && isDocumented(row) && counts[marks.rows[at]!] !== row.count)
        marks.joined[at] = 0;
    });
  return marks;
}

const isBefore = (a: Mention, b: Mention): boolean =>
  a.line < b.line || (a.line === b.line && a.column < b.column);

function inOrder(some: readonly Mention[], others: readonly Mention[]): readonly Mention[] {
  if (others.length === 0) return some;
  const all: Mention[] = [];
  let next = 0;
  for (const one of some) {
    for (; next < others.length && isBefore(others[next]!, one); next++) all.push(others[next]!);
    all.push(one);
  }
  for (; next < others.length; next++) all.push(others[next]!);
  return all;
}

/** What a filter leaves. */
export interface Seen {
  /** Numbers of marks. */
  readonly marks: Uint32Array;
  /** Numbers of the marks at which a step stops: one for each occurrence. */
  readonly stops: Uint32Array;
  /** The lines that hold any, from 1. */
  readonly lines: Uint32Array;
}

export function seenOf({ all, rows, joined }: Marks, fits: (row: number) => boolean): Seen {
  const marks: number[] = [];
  const stops: number[] = [];
  const lines: number[] = [];
  for (let at = 0; at < all.length; at++) {
    if (rows[at]! < 0 || !fits(rows[at]!)) continue;
    marks.push(at);
    if (!joined[at]) stops.push(at);
    const { line } = all[at]!;
    if (lines[lines.length - 1] !== line) lines.push(line);
  }
  return { marks: Uint32Array.from(marks), stops: Uint32Array.from(stops), lines: Uint32Array.from(lines) };
}

/** The first place in a sorted list whose number is not less; its length where all are. */
export function placeOf(
  sorted: ArrayLike<number>,
  wanted: number,
  keyOf = (each: number): number => each,
): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (keyOf(sorted[middle]!) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The numbers of the seen marks in a line. */
export function marksIn(seen: Seen, { all }: Marks, line: number): readonly number[] {
  const lineOf = (mark: number): number => all[mark]!.line;
  const from = placeOf(seen.marks, line, lineOf);
  const found: number[] = [];
  for (let at = from; at < seen.marks.length && lineOf(seen.marks[at]!) === line; at++)
    found.push(seen.marks[at]!);
  return found;
}
