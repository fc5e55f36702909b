/**
 * Answers for the little Markdown that documents use: `*emphasis*`, `**strong**`, `` `code` `` and `[text](https://…)`.
 * It makes a tree, never markup: views turn the tree into elements, a ticket turns it into plain text.
 * Everything it does not know stays as it was written.
 */
import { safeUrl } from "./links.ts";

export type Piece =
  | {
      readonly kind: "text" | "code";
      readonly text: string;
      /** Offset of `text` in the source. */ readonly at: number;
    }
  | { readonly kind: "em" | "strong"; readonly inside: readonly Piece[] }
  | { readonly kind: "link"; readonly url: string; readonly inside: readonly Piece[] };

/** As many asterisks stand at the end as at the beginning: in `*.txt, folder/**` those of two patterns would pair up. */
const tokens =
  /`([^`\n]+)`|(?<!\*)\*\*([^*\s](?:[^*]*[^*\s])?)\*\*(?!\*)|(?<!\*)\*([^*\s](?:[^*]*[^*\s])?)\*(?!\*)|\[([^[\]]+)\]\(([^()\s]+)\)/g;

export function parse(source: string, at = 0): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of source.matchAll(tokens)) {
    const [whole, code, strong, em, label, target] = match;
    const start = match.index;
    const url = safeUrl(target);
    // A link we would not show as a link stays in the text, with its address readable.
    if (label !== undefined && url === undefined) continue;
    if (start > done) pieces.push({ kind: "text", text: source.slice(done, start), at: at + done });
    if (code !== undefined) pieces.push({ kind: "code", text: code, at: at + start + 1 });
    else if (strong !== undefined) pieces.push({ kind: "strong", inside: parse(strong, at + start + 2) });
    else if (em !== undefined) pieces.push({ kind: "em", inside: parse(em, at + start + 1) });
    else if (label !== undefined && url !== undefined)
      pieces.push({ kind: "link", url, inside: parse(label, at + start + 1) });
    done = start + whole.length;
  }
  if (done < source.length) pieces.push({ kind: "text", text: source.slice(done), at: at + done });
  return pieces;
}

/** The same text for a ticket: no marks, a link followed by its address. */
export function plain(source: string): string {
  const text = (pieces: readonly Piece[]): string =>
    pieces
      .map((piece) => {
        if (piece.kind === "link") return `${text(piece.inside)} (${piece.url})`;
        return "inside" in piece ? text(piece.inside) : piece.text;
      })
      .join("");
  return text(parse(source));
}

/**
 * Text that stays text in Markdown, in prose and in a cell of a table. Underscores within a word are no markup, and names
 * are full of them. A word joiner keeps what looks like a person's name or an address from being one: a backslash would
 * not.
 */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*[\]<>|~#&]|(?<!\w)_|_(?!\w)/g, "\\$&")
    .replace(/@(?=\w)|:(?=\/\/)|(?<=\bwww)\./gi, "$&\u2060");
}
