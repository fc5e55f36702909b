/**
 * Answers for what a person does with a report: what it is narrowed to, where in the text they stand, and which entry
 * they look at. It lives as long as the report is shown; nothing of it is in an address.
 */
import { useMemo, useState } from "preact/hooks";
import type { Pasted } from "../../asking.ts";
import { marksOf, placeOf, seenOf, type Marks, type Seen } from "../../marks.ts";
import type { Messages } from "../../messages/index.ts";
import { everything, fits, isDocumented, rowsOf, type Filter, type Row } from "../../tally.ts";

/** A place in the text to go to. Each is a new object: going there again scrolls again. */
export interface Goal {
  readonly line: number;
  /** The number of the mark that is the current one. */
  readonly mark: number | undefined;
  /** Whether reading goes on there; else the focus stays where it is. */
  readonly focus: boolean;
}

interface Held {
  readonly of: Report;
  readonly filter: Filter;
  readonly onlyMarked: boolean;
  readonly goal: Goal | undefined;
}

interface Report {
  readonly pasted: Pasted;
  readonly rows: readonly Row[];
  readonly marks: Marks;
}

export interface ReportState extends Report {
  readonly filter: Filter;
  readonly seen: Seen;
  readonly onlyMarked: boolean;
  readonly goal: Goal | undefined;
  /** Place of the current mark among the stops, -1 where there is none. */
  readonly at: number;
  /** The row of the current mark. */
  readonly row: Row | undefined;
  readonly narrow: (filter: Filter) => void;
  readonly chooseOnlyMarked: (on: boolean) => void;
  readonly go: (goal: Goal) => void;
  /** To the stop that is so many further on; round at the end. */
  readonly step: (by: number, focus: boolean) => Row | undefined;
  /** Narrows to the code, and goes to its first mark. */
  readonly choose: (row: Row) => void;
  /** To the mark of the row in that line, which another code must not hide. */
  readonly goToLine: (row: Row, line: number) => void;
}

const prepared = new WeakMap<Pasted, Report>();

/** What takes longest of showing a report, to be done in a task of its own. */
export function prepare(pasted: Pasted, words: Messages): Report {
  const known = prepared.get(pasted);
  if (known !== undefined) return known;
  const rows = rowsOf(pasted.report, words);
  const report = { pasted, rows, marks: marksOf(pasted.report, rows) };
  prepared.set(pasted, report);
  return report;
}

export function useReport(pasted: Pasted | undefined, words: Messages): ReportState | undefined {
  const report = useMemo(() => (pasted === undefined ? undefined : prepare(pasted, words)), [pasted, words]);
  const [given, hold] = useState<Held>();
  // What was held for another report is of no use for this one.
  const held = useMemo(
    () => (report === undefined ? undefined : given?.of === report ? given : beginning(report)),
    [report, given],
  );
  const seen = useMemo(
    () => (report === undefined || held === undefined ? undefined : narrowed(report, held.filter)),
    [report, held?.filter],
  );
  if (report === undefined || held === undefined || seen === undefined) return undefined;

  const { rows, marks } = report;
  const { goal, filter } = held;
  const rowOf = (mark: number | undefined): Row | undefined =>
    mark === undefined ? undefined : rows[marks.rows[mark]!];
  const goalAt = (mark: number | undefined, focus: boolean): Goal | undefined =>
    mark === undefined ? undefined : { line: marks.all[mark]!.line, mark, focus };
  const at = stopOf(seen, marks, goal?.mark);
  const holdFilter = (next: Filter, to?: (seen: Seen) => Goal | undefined): void => {
    const left = narrowed(report, next);
    const { stops } = left;
    const next_ = to?.(left) ?? goalAt(stops[placeOf(stops, goal?.mark ?? 0)] ?? stops[0], false);
    hold({ ...held, filter: next, goal: next_ });
  };
  return {
    ...report,
    filter,
    seen,
    onlyMarked: held.onlyMarked,
    goal,
    at,
    row: rowOf(goal?.mark),
    narrow: (next) => holdFilter(next),
    chooseOnlyMarked: (onlyMarked) =>
      hold({ ...held, onlyMarked, goal: goal === undefined ? undefined : { ...goal, focus: false } }),
    go: (next) => hold({ ...held, goal: next }),
    step: (by, focus) => {
      const { stops } = seen;
      if (stops.length === 0) return undefined;
      const mark = stops[(Math.max(at, by > 0 ? -1 : 0) + by + stops.length) % stops.length];
      hold({ ...held, goal: goalAt(mark, focus) });
      return rowOf(mark);
    },
    choose: (row) => holdFilter({ ...filter, row: row.id }, ({ stops }) => goalAt(stops[0], false)),
    goToLine: (row, line) => {
      const isOther = filter.row !== undefined && filter.row !== row.id;
      holdFilter(isOther ? { ...filter, row: row.id } : filter, (left) => {
        const first = placeOf(left.stops, line, (mark) => marks.all[mark]!.line);
        for (let stop = first; stop < left.stops.length; stop++) {
          const mark = left.stops[stop]!;
          if (marks.all[mark]!.line !== line) break;
          if (rowOf(mark) === row) return goalAt(mark, true);
        }
        // Not among the mentions that were kept; the line is there all the same.
        return { line, mark: undefined, focus: true };
      });
    },
  };
}

function narrowed({ rows, marks }: Report, filter: Filter): Seen {
  const kept = rows.map((row) => fits(row, filter) && (filter.row ?? row.id) === row.id);
  return seenOf(marks, (row) => kept[row] === true);
}

/** At the first place of what is shown first: there text and answer say the same. */
function beginning(report: Report): Held {
  const { rows, marks } = report;
  const first = rows.findIndex(isDocumented);
  const mark = marks.rows.indexOf(Math.max(first, 0));
  const goal = mark < 0 ? undefined : { line: marks.all[mark]!.line, mark, focus: false };
  return { of: report, filter: everything, onlyMarked: false, goal };
}

/** The mark itself, or the one that it is one occurrence with. */
function stopOf(seen: Seen, { joined }: Marks, mark: number | undefined): number {
  if (mark === undefined) return -1;
  const wanted = joined[mark] ? mark - 1 : mark;
  const at = placeOf(seen.stops, wanted);
  return seen.stops[at] === wanted ? at : -1;
}
