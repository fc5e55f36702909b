/** Answers for one entry as a person reads it: what it means first, then what to do, then all the rest. */
import type { VNode } from "preact";
import { entry as entryOf } from "../../lib/api.ts";
import type { Entry, EntryId } from "../../lib/public.js";
import { placeOf, sourceOf } from "../place.ts";
import { Actions, type Deeds } from "./actions.tsx";
import { SmallState, Pill } from "./pill.tsx";
import { Anatomy, Life } from "./structure.tsx";
import { Documented, OutsideLink, Written } from "./text.tsx";
import { Verdict } from "./verdict.tsx";
import { useCatalog, useWords } from "./words.ts";

export function EntryView({
  entry,
  deeds,
  single = true,
  current = false,
}: {
  readonly entry: Entry;
  readonly deeds: Deeds;
  /** False beside other meanings, where room is short. */
  readonly single?: boolean;
  /** The one among several meanings that the list stands on. */
  readonly current?: boolean;
}): VNode {
  const words = useWords();
  const catalog = useCatalog(entry.catalog);
  const tier = words.tiers[entry.tier];
  return (
    <article
      class={current ? "card entry current" : "card entry"}
      part="entry"
      aria-label={entry.code}
      data-entry={entry.id}
    >
      <header>
        <p class="badges">
          <Pill state={entry.state} />
          {tier === undefined ? null : <span class="tier">{tier}</span>}
        </p>
        <h2 tabIndex={-1}>
          <span class="code">
            <Written text={entry.code} />
          </span>
          {entry.name === undefined ? null : (
            <span class="name">
              <Written text={entry.name} />
            </span>
          )}
        </h2>
        <p class="place">{placeOf(entry, catalog, words).join(" · ")}</p>
      </header>
      <p class="message" part="message">
        <Documented text={entry.message} />
      </p>
      <Verdict entry={entry} />
      {entry.remediation === undefined ? null : (
        <section>
          <h3>{words.toDo}</h3>
          <p>
            <Documented text={entry.remediation} />
          </p>
        </section>
      )}
      {entry.comment === undefined ? null : (
        <section>
          <h3>{words.comment}</h3>
          <p>
            <Documented text={entry.comment} />
          </p>
        </section>
      )}
      <Anatomy code={entry.code} catalog={entry.catalog} scope={entry.scope} category={entry.category} />
      <Life entry={entry} onOpen={deeds.open} />
      <Actions entry={entry} deeds={deeds} single={single} />
      {single ? <Related ids={entry.related} onOpen={deeds.open} /> : null}
      {entry.notes.length === 0 ? null : (
        <section class="notes">
          <h3>{words.notes}</h3>
          <ul>
            {entry.notes.map((note) => (
              <li key={note}>
                <Documented text={note} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <SourceLine entry={entry} />
    </article>
  );
}

/** Entries as buttons, each with its state and message: related codes, and the nearest to an unknown one. */
export function EntryButtons({
  ids,
  onOpen,
}: {
  readonly ids: readonly EntryId[];
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  const found = ids.flatMap((id) => entryOf(id) ?? []);
  return (
    <ul class="entries">
      {found.map((each) => (
        <li key={each.id}>
          <button type="button" class="entry-button" onClick={() => onOpen(each.id)}>
            <b class="code">{each.code}</b>
            <span>
              <Documented text={each.message} links={false} />
            </span>
            <SmallState state={each.state} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function Related({
  ids,
  onOpen,
}: {
  readonly ids: readonly EntryId[];
  readonly onOpen: (id: EntryId) => void;
}): VNode | null {
  const words = useWords();
  if (ids.length === 0) return null;
  return (
    <section>
      <h3>{words.related}</h3>
      <EntryButtons ids={ids} onOpen={onOpen} />
    </section>
  );
}

function SourceLine({ entry }: { readonly entry: Entry }): VNode | null {
  const words = useWords();
  const source = sourceOf(entry, useCatalog(entry.catalog));
  if (source.title === undefined && source.url === undefined) return null;
  return (
    <footer class="source" part="source">
      {words.source}:{source.title === undefined ? null : ` «${source.title}»`}
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
