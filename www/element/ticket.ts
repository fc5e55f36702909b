/** Answers for the plain text that goes into a ticket: everything a colleague needs, readable without this page. */
import type { CatalogInfo, Entry } from "../lib/public.js";
import { plain } from "./markdown.ts";
import type { Messages } from "./messages.ts";
import { placeOf, sourceOf } from "./place.ts";
import { verdictOf } from "./verdict.ts";

export function ticketText(
  entry: Entry,
  catalog: CatalogInfo | undefined,
  link: string | undefined,
  words: Messages,
): string {
  const verdict = verdictOf(entry, words);
  const source = sourceOf(entry, catalog);
  const title = [entry.code, entry.name].filter((part) => part !== undefined).join(" ");
  const rows: [string, string | undefined][] = [
    [words.ticket.product, placeOf(entry, catalog, words).join(" · ")],
    [words.ticket.meaning, plain(entry.message)],
    [words.ticket.next, [verdict.headline, verdict.detail].filter((part) => part !== undefined).join(". ")],
    [words.ticket.toDo, entry.remediation === undefined ? undefined : plain(entry.remediation)],
    [words.ticket.comment, entry.comment === undefined ? undefined : plain(entry.comment)],
    [
      words.ticket.source,
      [
        source.title === undefined ? undefined : `«${source.title}»`,
        source.line === undefined ? undefined : words.sourceLine(source.line),
        source.date === undefined ? undefined : words.asOf(source.date),
        source.url,
      ]
        .filter((part) => part !== undefined)
        .join(", "),
    ],
    [words.ticket.link, link],
  ];
  const body = rows.flatMap(([name, text]) =>
    text === undefined || text === "" ? [] : [`${name}: ${text}`],
  );
  return [`${title} (${words.states[entry.state]})`, ...body].join("\n");
}
