/**
 * Answers for the note that goes into a ticket, as plain text or as Markdown: everything a colleague needs, readable
 * without this page and by somebody who has never seen it.
 */
import type { CatalogInfo, Entry } from "../lib/public.js";
import { safeUrl } from "./links.ts";
import { escaped, parse, type Piece } from "./markdown.ts";
import type { Messages } from "./messages/index.ts";
import { oppositesOf } from "./opposites.ts";
import { sourceOf, whereOf, type SourceWords } from "./place.ts";
import { verdictOf } from "./verdict.ts";

export type TicketForm = "plain" | "markdown";

/** What of a note is written differently in each form; the words and their order are the same. */
interface Hand {
  readonly heading: (text: string) => string;
  readonly row: (name: string, text: string) => string;
  readonly words: (text: string) => string;
  readonly link: (text: string | undefined, url: string) => string;
  /** What stands for a name that the product puts in its place: «Could not connect to *Source name*». */
  readonly placeholder: (text: string) => string;
  readonly emphasis: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly code: (text: string) => string;
}

const folded = (text: string): string => text.replace(/\s+/g, " ");

const plainHand: Hand = {
  heading: (text) => text,
  row: (name, text) => `${name}: ${text}`,
  words: folded,
  link: (text, url) => (text === undefined ? url : `${text} (${url})`),
  placeholder: (text) => `«${text}»`,
  emphasis: (text) => text,
  strong: (text) => text,
  code: folded,
};

/** Also where underscores within a word are markup, as in older trackers; names are full of them. */
const escapedNames = (text: string): string => escaped(folded(text)).replace(/(?<!\\)_/g, "\\_");
/** What would end the address too early, or be taken for markup in it. */
const address = (url: string): string =>
  url.replace(/[()<>\\*_`|[\]]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);

const markdownHand: Hand = {
  heading: (text) => `**${text}**\n`,
  row: (name, text) => `- **${name}:** ${text}`,
  words: escapedNames,
  link: (text, url) => (text === undefined ? `<${address(url)}>` : `[${text}](${address(url)})`),
  placeholder: (text) => `\\*${text}\\*`,
  emphasis: (text) => `*${text}*`,
  strong: (text) => `**${text}**`,
  code: (text) => `\`${folded(text)}\``,
};

const hands: Readonly<Record<TicketForm, Hand>> = { plain: plainHand, markdown: markdownHand };

/** How a document is printed is of no use to whoever reads a ticket, and what the next step says is not said twice. */
const untold =
  /glued to the description as published|runs over several lines as published|are printed in bold|columns of this row are not marked off|published name lacks its separator|not on the list of automatic reruns|without a blank|spells the colon|no row of the table does|^Means the opposite/;

export function ticketText(
  form: TicketForm,
  entry: Entry,
  catalogs: readonly CatalogInfo[],
  /** The address of the entry, where the host has one. */
  link: string | undefined,
  words: Messages,
): string {
  const catalog = catalogs.find((each) => each.id === entry.catalog);
  const hand = hands[form];
  const { ticket } = words;
  const product = catalog?.product ?? entry.catalog;
  const isOurs = entry.tier !== "documented" && entry.tier !== "custom";
  const rows: [string, string | undefined][] = [
    [ticket.name, entry.name && hand.words(entry.name)],
    [ticket.standing, sentence(words.tiers[entry.tier], hand)],
    [ticket.section, entry.section && hand.words(entry.section)],
    [ticket.scope, scopeOf(entry, words, hand)],
    [isOurs ? ticket.meaningOurs : ticket.meaning, messageOf(entry, hand)],
    [ticket.next, nextOf(entry, catalog, words, hand)],
    [ticket.toDo, entry.remediation && documented(entry.remediation, hand)],
    [ticket.comment, entry.comment && documented(entry.comment, hand)],
    ...oppositesOf(entry).map((each): [string, string] => [
      ticket.careful,
      hand.words(
        words.oppositeElsewhere(
          entry.code,
          whereOf(each, [entry, each], catalogs, words),
          words.stateInASentence(each.state),
        ),
      ),
    ]),
    ...entry.notes
      // Of a site's own notes nothing is known: all of them are told.
      .filter((note) => catalog?.builtIn !== true || !untold.test(note))
      .map((note): [string, string] => [ticket.note, documented(note, hand)]),
    ...entry.overlays.map((overlay): [string, string] => {
      const title = catalogs.find(({ id }) => id === overlay.catalog)?.title ?? overlay.catalog;
      const url = safeUrl(overlay.url);
      const note = documented(overlay.note, hand);
      return [
        hand.words(words.own.noteOf(title)),
        url === undefined ? note : `${note} ${hand.link(undefined, url)}`,
      ];
    }),
    [ticket.source, sourceText(sourceOf(entry, catalog), words, hand)],
    [ticket.revisionOf, sourceText(pageOf(entry, catalog), words, hand)],
    [ticket.link, link && hand.link(undefined, link)],
  ];
  const title = ticket.title(entry.code, product, words.states[entry.state]);
  return [
    hand.heading(hand.words(title)),
    ...rows.flatMap(([label, text]) => (text ? [hand.row(label, text)] : [])),
  ].join("\n");
}

function scopeOf({ scope, category }: Entry, words: Messages, hand: Hand): string | undefined {
  const parts = [scope && words.appliesTo(scope), category && words.ticket.category(category)].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? undefined : hand.words(parts.join("; "));
}

/** The message has placeholders, the advice beside it emphasis; the code itself is no placeholder. */
function messageOf({ message, code }: Entry, hand: Hand): string {
  const placeholder = (text: string): string =>
    text === hand.words(code) ? hand.emphasis(text) : hand.placeholder(text);
  return documented(message, { ...hand, emphasis: placeholder });
}

function nextOf(entry: Entry, catalog: CatalogInfo | undefined, words: Messages, hand: Hand): string {
  const { headline, detail, lines } = verdictOf(entry, words);
  const where = lines.length === 0 ? undefined : words.line(lines, sourceOf(entry, catalog).date);
  return hand.words(
    [`${headline}.`, detail, where && `(${where})`].filter((part) => part !== undefined).join(" "),
  );
}

/** Another revision of a page is named «the same page»: without this page nobody knows which. */
function pageOf({ tier, source }: Entry, catalog: CatalogInfo | undefined): SourceWords {
  const page = catalog?.documents[0];
  const isOther = (tier === "later-revision" || tier === "withdrawn-draft") && page?.id !== source.document;
  const { title, url } = isOther ? { ...page } : {};
  return { title, line: undefined, date: undefined, url: safeUrl(url) };
}

function sourceText(
  { title, line, date, url }: SourceWords,
  words: Messages,
  hand: Hand,
): string | undefined {
  const named = title === undefined ? undefined : hand.words(words.quoted(title));
  const parts = [
    // In plain text the address stands last, where no comma can be taken for a part of it.
    url !== undefined && hand === markdownHand ? hand.link(named, url) : named,
    line === undefined ? undefined : words.sourceLine(line),
    date === undefined ? undefined : words.asOf(date),
    url === undefined || hand === markdownHand ? undefined : url,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}

function sentence(text: string | undefined, hand: Hand): string | undefined {
  return text === undefined ? undefined : hand.words(`${text}.`);
}

/** Text of the document in this hand: no mark of its own is left in plain text. */
function documented(source: string, hand: Hand): string {
  const written = (pieces: readonly Piece[]): string =>
    pieces
      .map((piece) => {
        switch (piece.kind) {
          case "text":
            return hand.words(piece.text);
          case "code":
            return hand.code(piece.text);
          case "em":
            return hand.emphasis(written(piece.inside));
          case "strong":
            return hand.strong(written(piece.inside));
          case "link":
            return hand.link(written(piece.inside), piece.url);
        }
      })
      .join("");
  return written(parse(source)).trim();
}
