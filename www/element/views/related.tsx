/** Answers for the way to other entries: buttons for them, and what ties them to the one that is shown. */
import type { VNode } from "preact";
import { entry as entryOf } from "../../lib/api.ts";
import type { Entry, EntryId } from "../../lib/public.js";
import { SmallState } from "./pill.tsx";
import { Quoted } from "./quoted.tsx";
import { Documented } from "./text.tsx";
import { useWords } from "./words.ts";

/** Those that are there: a catalog may name entries of another one that was removed since. */
export function entriesOf(ids: readonly EntryId[]): readonly Entry[] {
  return ids.flatMap((id) => entryOf(id) ?? []);
}

/** Entries as buttons, each with its state and message. */
export function EntryButtons({
  entries,
  onOpen,
}: {
  readonly entries: readonly Entry[];
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  return (
    <ul class="entries">
      {entries.map((each) => (
        <li key={each.id}>
          <button type="button" class="entry-button" onClick={() => onOpen(each.id)}>
            <b class="code">{each.code}</b>
            <span>
              <Documented text={each.message} catalog={each.catalog} links={false} />
            </span>
            <SmallState state={each.state} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function isOfSameLife(one: Entry, other: Entry): boolean {
  return one.operation !== undefined && one.operation === other.operation && one.catalog === other.catalog;
}

/** So many links of one relation are shown at once; the others behind a line that says how many. */
const fewLinks = 4;

export function Related({
  entry,
  onOpen,
}: {
  readonly entry: Entry;
  readonly onOpen: (id: EntryId) => void;
}): VNode | null {
  const words = useWords();
  const tied = new Set(entry.relations.flatMap((relation) => relation.entries));
  const others = entriesOf(entry.related.filter((id) => !tied.has(id)));
  const relations = entry.relations
    .map(({ why, entries }) => ({ why, entries: entriesOf(entries) }))
    // The life of the operation has just shown its states.
    .filter(({ entries }) => entries.some((each) => !isOfSameLife(each, entry)));
  if (others.length === 0 && relations.length === 0) return null;
  return (
    <section class="related">
      <h3>{words.related}</h3>
      {relations.map(({ why, entries }) => (
        <div key={`${why} ${entries.map(({ id }) => id).join(" ")}`}>
          <h4>
            <Quoted catalog={entry.catalog}>{why}</Quoted>
          </h4>
          <EntryButtons entries={entries.slice(0, fewLinks)} onOpen={onOpen} />
          {entries.length <= fewLinks ? null : (
            <details>
              <summary>{words.moreRelated(entries.length - fewLinks)}</summary>
              <EntryButtons entries={entries.slice(fewLinks)} onOpen={onOpen} />
            </details>
          )}
        </div>
      ))}
      {others.length === 0 ? null : <EntryButtons entries={others} onOpen={onOpen} />}
    </section>
  );
}
