/** Answers for where a statement stands: its document, line, date and official page, and what is odd about it. */
import type { VNode } from "preact";
import type { CatalogInfo, Source } from "../../lib/public.js";
import { sourceOf } from "../place.ts";
import { Around, gap, Quoted } from "./quoted.tsx";
import { Documented, OutsideLink } from "./text.tsx";
import { useWords } from "./words.ts";

export function SourceLine({
  of,
  catalog,
}: {
  readonly of: { readonly source: Source };
  readonly catalog: CatalogInfo | undefined;
}): VNode | null {
  const words = useWords();
  const source = sourceOf(of, catalog);
  if (source.title === undefined && source.url === undefined) return null;
  return (
    <footer class="source" part="source">
      {words.source}:
      {source.title === undefined ? null : (
        <>
          {" "}
          <Around sentence={words.quoted(gap)}>
            <Quoted catalog={catalog?.id}>{source.title}</Quoted>
          </Around>
        </>
      )}
      {source.line === undefined ? null : (
        <>
          , <span class="whole">{words.sourceLine(source.line)}</span>
        </>
      )}
      {source.date === undefined ? null : (
        <>
          , <span class="whole">{words.asOf(source.date)}</span>
        </>
      )}
      {source.url === undefined ? null : (
        <>
          {" · "}
          <span class="whole">
            <OutsideLink url={source.url}>{words.officialPage}</OutsideLink>
          </span>
        </>
      )}
    </footer>
  );
}

export function Notes({
  notes,
  catalog,
}: {
  readonly notes: readonly string[];
  readonly catalog: string | undefined;
}): VNode | null {
  const words = useWords();
  if (notes.length === 0) return null;
  return (
    <section class="notes">
      <h3>{words.notes}</h3>
      <ul>
        {notes.map((note) => (
          <li key={note}>
            <Documented text={note} catalog={catalog} />
          </li>
        ))}
      </ul>
    </section>
  );
}
