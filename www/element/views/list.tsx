/** Answers for the list of results: a listbox in rank order, each option with what matched marked. */
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Hit } from "../../lib/public.js";
import { rangesOf } from "../asking.ts";
import { fileNameOf } from "../own-codes.ts";
import { shortPlaceOf } from "../place.ts";
import { SmallState } from "./pill.tsx";
import { Place } from "./quoted.tsx";
import { Documented, Written } from "./text.tsx";
import { useCatalog, useWords } from "./words.ts";

export const listId = "results";
export const optionId = (at: number): string => `result-${at}`;

function Option({
  hit,
  at,
  active,
  onChoose,
}: {
  readonly hit: Hit;
  readonly at: number;
  readonly active: boolean;
  readonly onChoose: (at: number) => void;
}): VNode {
  const words = useWords();
  const { entry } = hit;
  const catalog = useCatalog(entry.catalog);
  const file = fileNameOf(entry.catalog);
  return (
    <li
      id={optionId(at)}
      role="option"
      aria-selected={active}
      class={active ? "option active" : "option"}
      part={active ? "option option-active" : "option"}
      // Focus stays in the box; only the click counts.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(at)}
    >
      <span class="code">
        <Written text={entry.code} ranges={rangesOf(hit, "code")} />
      </span>
      <span class="said">
        <Documented
          text={entry.message}
          catalog={entry.catalog}
          ranges={rangesOf(hit, "message")}
          links={false}
        />
      </span>
      {entry.name === undefined ? null : (
        <span class="name">
          <Written text={entry.name} ranges={rangesOf(hit, "name")} />
        </span>
      )}
      <span class="where">
        <SmallState state={entry.state} /> ·{" "}
        <Place parts={shortPlaceOf(entry, catalog, words)} catalog={entry.catalog} />
        {file === undefined ? null : ` · ${words.own.fromFile(file)}`}
      </span>
    </li>
  );
}

export function List({
  hits,
  total,
  active,
  onChoose,
  onAll,
}: {
  readonly hits: readonly Hit[];
  readonly total: number;
  readonly active: number;
  readonly onChoose: (at: number) => void;
  readonly onAll: () => void;
}): VNode {
  const words = useWords();
  const box = useRef<HTMLUListElement>(null);
  const drawn = useRef<readonly Hit[]>(null);
  useEffect(() => {
    const list = box.current;
    const option = list?.querySelector<HTMLElement>(".active");
    const stepped = drawn.current === hits;
    drawn.current = hits;
    if (!list || !option) return;
    if (list.scrollHeight <= list.clientHeight) {
      // Where the whole list is part of the page, the page goes with those who step, and with nobody who types.
      if (stepped) option.scrollIntoView({ block: "nearest" });
      return;
    }
    // A list that scrolls by itself does so alone: the page stays where the person left it.
    if (option.offsetTop < list.scrollTop) list.scrollTop = option.offsetTop;
    const below = option.offsetTop + option.offsetHeight - list.clientHeight;
    if (below > list.scrollTop) list.scrollTop = below;
  }, [active, hits]);
  return (
    <div class="results" part="results">
      <ul class="list card" part="list" id={listId} role="listbox" aria-label={words.results} ref={box}>
        {hits.map((hit, at) => (
          <Option key={hit.entry.id} hit={hit} at={at} active={at === active} onChoose={onChoose} />
        ))}
      </ul>
      {total > hits.length ? (
        <button type="button" class="button more" part="more" onClick={onAll}>
          {words.showAll(total)}
        </button>
      ) : null}
    </div>
  );
}
