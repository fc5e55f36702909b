/**
 * Answers for the summary of a report as it leaves the page: Markdown for a ticket, CSV for a spreadsheet, JSON for a
 * program. It is always the whole report, whatever is filtered on the screen.
 */
import type { CatalogInfo, Report } from "../lib/public.js";
import { csvOf } from "./csv.ts";
import { escaped, plain } from "./markdown.ts";
import type { Messages } from "./messages/index.ts";
import { forms, type Form } from "./saving.ts";
import { countOf, groupsOf, isDocumented, type Group, type Row } from "./tally.ts";
import { verdictOf } from "./verdict.ts";

export interface Summary {
  readonly report: Report;
  readonly rows: readonly Row[];
  /** Of the file, where the text came from one. */
  readonly name: string | undefined;
  readonly catalogs: readonly CatalogInfo[];
}

export function summaryText(form: Form, summary: Summary, words: Messages): string {
  return { markdown, csv, json }[form](summary, words);
}

/** `report.csv` becomes `report.codes.md`. */
export function fileName(form: Form, name: string | undefined): string {
  const stem = name?.replace(/\.[^.]*$/, "") || "pasted-text";
  return `${stem}.codes.${forms[form].ending}`;
}

/** The one line that says how much there is; the same on the page and in a ticket. */
export function headOf(report: Report, rows: readonly Row[], words: Messages): string {
  const documented = rows.filter(isDocumented);
  const unknown = groupsOf(rows).find((group) => group.who === "unknown");
  return words.pasted(
    report.lines,
    countOf(documented),
    documented.length,
    unknown === undefined ? "" : groupCount(unknown, report, words),
  );
}

/** The limit of mentions also cuts the list of undocumented codes, and no tally counts those. */
export function groupCount({ who, count }: Group, report: Report, words: Messages): string {
  return who === "unknown" && !report.complete ? words.atLeast(count) : words.number(count);
}

function productOf(row: Row, catalogs: readonly CatalogInfo[]): string {
  return catalogs.find((each) => each.id === row.catalog)?.product ?? row.catalog;
}

interface Cells {
  readonly code: string;
  readonly name: string;
  readonly product: string;
  readonly state: string;
  readonly meaning: string;
  readonly next: string;
}

function cellsOf(row: Row, catalogs: readonly CatalogInfo[], words: Messages): Cells {
  const { entry } = row;
  return {
    code: row.code,
    name: entry?.name ?? "",
    product: productOf(row, catalogs),
    state: entry === undefined || !isDocumented(row) ? words.undocumentedPill : words.states[entry.state],
    meaning: entry === undefined ? "" : plain(entry.message),
    next: entry === undefined ? "" : verdictOf(entry, words).headline,
  };
}

const inCell = (text: string): string => escaped(text.replace(/\s+/g, " ").trim());

function markdown({ report, rows, name, catalogs }: Summary, words: Messages): string {
  const { summary } = words;
  const table = (header: readonly string[], body: readonly (readonly string[])[]): string =>
    [header, header.map(() => "---"), ...body].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  const parts = [
    `## ${name === undefined ? summary.title : summary.titleOf(inCell(name))}`,
    `${headOf(report, rows, words)}.`,
  ];
  if (!report.complete) parts.push(words.incomplete(report.mentions.length));
  for (const group of groupsOf(rows)) {
    parts.push(
      `### ${words.groups[group.who]}: ${groupCount(group, report, words)}`,
      table(
        [
          summary.code,
          summary.product,
          summary.meaning,
          summary.state,
          summary.next,
          summary.count,
          summary.lines,
        ],
        group.rows.map((row) => {
          const cells = cellsOf(row, catalogs, words);
          return [
            [cells.code, cells.name].filter((text) => text !== "").map(inCell),
            [inCell(cells.product)],
            [inCell(cells.meaning)],
            [inCell(cells.state)],
            [inCell(cells.next)],
            [words.number(row.count)],
            [linesText(row, words)],
          ].map((texts) => texts.join(" "));
        }),
      ),
    );
  }
  if (rows.length === 0) parts.push(`${words.nothingInText}.`);
  if (report.ignored.length > 0) parts.push(`${ignoredText(report, words)}.`);
  return `${parts.join("\n\n")}\n`;
}

/** The first line and the last, from which a person finds the others. */
function linesText({ lines, firstLine, lastLine }: Row, words: Messages): string {
  const first = words.number(firstLine);
  return lines === 1 ? first : `${first}${words.linesBetween(lines)}${words.number(lastLine)}`;
}

function ignoredText(report: Report, words: Messages): string {
  const all = report.ignored.reduce((sum, each) => sum + each.count, 0);
  const reasons = [...report.ignored]
    .sort((a, b) => b.count - a.count)
    .map(({ reason, count }) => words.ignored(reason, count));
  return `${words.notCodes(all)}: ${words.list(reasons)}`;
}

function csv({ report, rows, catalogs }: Summary, words: Messages): string {
  const { summary } = words;
  const all = countOf(rows.filter(isDocumented));
  const header = [
    summary.group,
    summary.code,
    summary.name,
    summary.product,
    summary.state,
    summary.meaning,
    summary.next,
    summary.count,
    summary.share,
    summary.lines,
    summary.firstLine,
    summary.lastLine,
  ];
  const body = rows.map((row) => {
    const { code, name, product, state, meaning, next } = cellsOf(row, catalogs, words);
    const share = isDocumented(row) ? Number((row.count / all).toFixed(4)) : "";
    const { count, lines, firstLine, lastLine } = row;
    const group = words.groups[row.who];
    return [group, code, name, product, state, meaning, next, count, share, lines, firstLine, lastLine];
  });
  // Where it is not all, a last row says so: a table has no other place for it.
  const note = report.complete ? [] : [[words.incomplete(report.mentions.length)]];
  return csvOf([header, ...body, ...note]);
}

/** The shape of the JSON: what a program finds in it. Names, states and reasons are those of `scan`. */
export interface SummaryFile {
  readonly name?: string;
  readonly format: Report["format"];
  readonly lines: number;
  /** False when not every mention was kept: then `undocumented` counts at least, and `tally` exactly all the same. */
  readonly complete: boolean;
  /** Sum of the counts in `tally`. */
  readonly count: number;
  readonly tally: readonly {
    readonly id: string;
    readonly catalog: string;
    readonly code: string;
    readonly name?: string;
    readonly message: string;
    readonly state: string;
    readonly count: number;
    readonly lines: number;
    readonly firstLine: number;
    readonly lastLine: number;
  }[];
  readonly undocumented: readonly {
    readonly catalog: string;
    readonly code: string;
    readonly count: number;
    readonly lines: number;
    readonly firstLine: number;
    readonly lastLine: number;
  }[];
  readonly ignored: Report["ignored"];
}

function json({ report, rows, name }: Summary): string {
  const places = ({ count, lines, firstLine, lastLine }: Row) => ({ count, lines, firstLine, lastLine });
  const documented = rows.filter(isDocumented);
  const file: SummaryFile = {
    ...(name !== undefined && { name }),
    format: report.format,
    lines: report.lines,
    complete: report.complete,
    count: countOf(documented),
    tally: documented.flatMap((row) => {
      if (row.entry === undefined) return [];
      const { id, catalog, code, name, message, state } = row.entry;
      return [{ id, catalog, code, ...(name !== undefined && { name }), message, state, ...places(row) }];
    }),
    undocumented: rows
      .filter((row) => !isDocumented(row))
      .map((row) => ({ catalog: row.catalog, code: row.code, ...places(row) })),
    ignored: report.ignored,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
