/** Answers for the way to other entries: buttons for them, and what ties them to the one that is shown. */
import type { VNode } from "preact";
import { entry as entryOf } from "../../lib/api.ts";
import type { Entry, EntryId } from "../../lib/public.js";
import { SmallState } from "./pill.tsx";
import { Documented } from "./text.tsx";
import { useWords } from "./words.ts";

/** Entries as buttons, each with its state and message. */
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
  if (entry.related.length === 0) return null;
  const tied = new Set(entry.relations.flatMap((relation) => relation.entries));
  const others = entry.related.filter((id) => !tied.has(id));
  return (
    <section class="related">
      <h3>{words.related}</h3>
      {entry.relations.map(({ why, entries }) => (
        <div key={`${why} ${entries.join(" ")}`}>
          <h4>{why}</h4>
          <EntryButtons ids={entries.slice(0, fewLinks)} onOpen={onOpen} />
          {entries.length <= fewLinks ? null : (
            <details>
              <summary>{words.moreRelated(entries.length - fewLinks)}</summary>
              <EntryButtons ids={entries.slice(fewLinks)} onOpen={onOpen} />
            </details>
          )}
        </div>
      ))}
      {others.length === 0 ? null : <EntryButtons ids={others} onOpen={onOpen} />}
    </section>
  );
}
