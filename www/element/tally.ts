/** Answers for the order of a report: by who has to act, and within that by how often a code was found. */
import { entry as entryOf } from "../lib/api.ts";
import type { Entry, Report } from "../lib/public.js";
import type { Messages } from "./messages.ts";
import { verdictOf, type VerdictWords } from "./verdict.ts";

export interface Row {
  readonly entry: Entry;
  readonly tally: Report["tally"][number];
}

export interface Group {
  readonly who: VerdictWords["who"];
  readonly rows: readonly Row[];
  readonly count: number;
}

const order: readonly VerdictWords["who"][] = ["act", "retry", "silent", "wait", "done"];

export function groupsOf(report: Report, words: Messages): readonly Group[] {
  const rows = report.tally.flatMap((tally): (Row & { who: VerdictWords["who"] })[] => {
    const entry = entryOf(tally.id);
    return entry === undefined ? [] : [{ entry, tally, who: verdictOf(entry, words).who }];
  });
  return order.flatMap((who) => {
    const mine = rows.filter((row) => row.who === who).sort((a, b) => b.tally.count - a.tally.count);
    return mine.length === 0
      ? []
      : [{ who, rows: mine, count: mine.reduce((sum, row) => sum + row.tally.count, 0) }];
  });
}

/** What is shown first: the most frequent of what somebody must act on. */
export function firstOf(report: Report, words: Messages): Entry | undefined {
  return groupsOf(report, words)[0]?.rows[0]?.entry;
}
