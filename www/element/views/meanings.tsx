/** Answers for a code with several meanings: all of them side by side, with a warning where they contradict. */
import type { VNode } from "preact";
import type { Entry, EntryId, Reading } from "../../lib/public.js";
import { oppositesOf } from "../opposites.ts";
import { productOf, whereOf } from "../place.ts";
import { keyOf, shortcutsOf } from "../shortcuts.ts";
import type { Deeds } from "./actions.tsx";
import { EntryView } from "./entry.tsx";
import { Icon } from "./icons.tsx";
import { SmallState } from "./pill.tsx";
import { useCatalogs, useWords } from "./words.ts";

export function MeaningsBar({
  reading,
  entries,
}: {
  readonly reading: Reading;
  readonly entries: readonly Entry[];
}): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const codes = new Set(entries.map((each) => each.code));
  const code = codes.size === 1 ? (entries[0]?.code ?? "") : reading.input.trim();
  const opposite = reading.agreement === "opposite";
  const [first] = entries;
  const differences =
    first !== undefined && entries.every((each) => each.state === first.state)
      ? words.each(words.stateInASentence(first.state))
      : words.differences(
          entries.map((each) => [
            whereOf(each, entries, catalogs, words),
            words.stateInASentence(each.state),
          ]),
        );
  return (
    <div class={`bar tint meanings-bar ${opposite ? "attention" : "progress"}`} part="meanings">
      <Icon name={opposite ? "exclamation" : "info"} />
      <p>
        <strong>{opposite ? words.opposite(code) : words.different(code, entries.length)}</strong>{" "}
        {differences} {words.whereSeen}
      </p>
    </div>
  );
}

export function SideBySide({
  entries,
  currentId,
  deeds,
}: {
  readonly entries: readonly Entry[];
  readonly currentId: EntryId | undefined;
  readonly deeds: Deeds;
}): VNode {
  return (
    <div class="side-by-side">
      {entries.map((each) => (
        <EntryView key={each.id} entry={each} deeds={deeds} single={false} current={each.id === currentId} />
      ))}
    </div>
  );
}

/** Above one chosen meaning: what else the same code means, with a warning where that is the opposite. */
export function OtherMeanings({
  entry,
  entries,
  onOpen,
  onAll,
}: {
  readonly entry: Entry;
  readonly entries: readonly Entry[];
  readonly onOpen: (id: EntryId) => void;
  /** Back to all of them, where what was asked shows them. */
  readonly onAll?: (() => void) | undefined;
}): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  // From this one on: by key a person goes round.
  const at = entries.findIndex((each) => each.id === entry.id);
  const others = [...entries.slice(at + 1), ...entries.slice(0, at)];
  const opposites = oppositesOf(entry).map((each) => whereOf(each, [entry, each], catalogs, words));
  const isOpposite = opposites.length > 0;
  return (
    <div class={`bar tint others ${isOpposite ? "attention" : "over"}`} part="others">
      {isOpposite ? <Icon name="exclamation" /> : null}
      <p>{isOpposite ? words.oppositeIn(opposites, entry.code) : words.alsoMeans(entry.code)}</p>
      <ul>
        {others.map((each, index) => (
          <li key={each.id}>
            <button
              type="button"
              class="button"
              onClick={() => onOpen(each.id)}
              {...(index === 0 && {
                "aria-keyshortcuts": shortcutsOf("other"),
                title: words.byKey(keyOf("other")),
                "data-deed": "other",
              })}
            >
              <SmallState state={each.state} />
              <span>
                {[
                  each.code === entry.code ? undefined : each.code,
                  each.catalog === entry.catalog ? undefined : productOf(each, catalogs),
                  // The product tells it apart, unless it has both.
                  entries.some((other) => other !== each && other.catalog === each.catalog)
                    ? each.name
                    : undefined,
                ]
                  .filter((part) => part !== undefined)
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
        {onAll === undefined ? null : (
          <li class="all">
            <button type="button" class="button" onClick={onAll}>
              {words.showBoth(entries.length)}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
