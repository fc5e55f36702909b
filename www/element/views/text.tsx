/** Answers for how documented text is shown: its small Markdown as elements, matches marked, long names breakable. */
import type { ComponentChildren, VNode } from "preact";
import { parse, type Piece } from "../markdown.ts";
import { Icon } from "./icons.tsx";
import { Quoted } from "./quoted.tsx";
import { useWords } from "./words.ts";

export type Ranges = readonly (readonly [start: number, end: number])[];

/** Splits `text`, which starts at `at` in its field, where a range begins or ends. */
function marked(text: string, at: number, ranges: Ranges): ComponentChildren[] {
  const children: ComponentChildren[] = [];
  let done = 0;
  for (const [start, end] of ranges) {
    const from = Math.max(start - at, done);
    const to = Math.min(end - at, text.length);
    if (to <= from) continue;
    if (from > done) children.push(text.slice(done, from));
    children.push(<mark>{text.slice(from, to)}</mark>);
    done = to;
  }
  if (done < text.length) children.push(text.slice(done));
  return children;
}

const none: Ranges = [];

export function OutsideLink({
  url,
  children,
}: {
  readonly url: string;
  readonly children: ComponentChildren;
}): VNode {
  const words = useWords();
  // The icon alone does not begin a line: it stays with the last word.
  const last = typeof children === "string" ? children.lastIndexOf(" ") + 1 : 0;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {typeof children === "string" ? children.slice(0, last) : children}
      <span class="whole">
        {typeof children === "string" ? children.slice(last) : null}
        <Icon name="outside" />
      </span>
      <span class="unseen" lang={words.language}>
        {" "}
        {words.newTab}
      </span>
    </a>
  );
}

function pieces(tree: readonly Piece[], ranges: Ranges, links: boolean): ComponentChildren[] {
  return tree.map((piece) => {
    switch (piece.kind) {
      case "text":
        return marked(piece.text, piece.at, ranges);
      case "code":
        return <code>{marked(piece.text, piece.at, ranges)}</code>;
      case "em":
        return <em>{pieces(piece.inside, ranges, links)}</em>;
      case "strong":
        return <strong>{pieces(piece.inside, ranges, links)}</strong>;
      case "link":
        // Nothing interactive may stand in an option of the list: there a link is its text alone.
        return links ? (
          <OutsideLink url={piece.url}>{pieces(piece.inside, ranges, links)}</OutsideLink>
        ) : (
          pieces(piece.inside, ranges, links)
        );
    }
  });
}

/** Text of the document; `catalog` as in `Quoted`. Ranges are UTF-16 offsets into `text` as documented, asterisks counted. */
export function Documented({
  text,
  catalog,
  ranges = none,
  links = true,
}: {
  readonly text: string;
  readonly catalog: string | undefined;
  readonly ranges?: Ranges | undefined;
  readonly links?: boolean;
}): VNode {
  return <Quoted catalog={catalog}>{pieces(parse(text), ranges, links)}</Quoted>;
}

/** A code or a symbolic name: matches marked, and a line may break after an underscore. */
export function Written({
  text,
  ranges = none,
}: {
  readonly text: string;
  readonly ranges?: Ranges | undefined;
}): VNode {
  const parts = text.split(/(?<=_)/);
  let at = 0;
  return (
    <>
      {parts.map((part, index) => {
        const start = at;
        at += part.length;
        return (
          <>
            {index > 0 ? <wbr /> : null}
            {marked(part, start, ranges)}
          </>
        );
      })}
    </>
  );
}
