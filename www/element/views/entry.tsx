/** Answers for one entry as a person reads it: what it means first, then what to do, then all the rest. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Entry } from "../../lib/public.js";
import { fileNameOf } from "../own-codes.ts";
import { placeOf } from "../place.ts";
import { Actions, type Deeds } from "./actions.tsx";
import { Advisor } from "./advisor.tsx";
import { Overlays } from "./overlays.tsx";
import { Pill } from "./pill.tsx";
import { Place } from "./quoted.tsx";
import { Related } from "./related.tsx";
import { Notes, SourceLine } from "./source.tsx";
import { Anatomy, Life } from "./structure.tsx";
import { Documented, Written } from "./text.tsx";
import { Verdict } from "./verdict.tsx";
import { useCatalog, useCompact, useWords } from "./words.ts";

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
  const compact = useCompact();
  const [whole, showWhole] = useState(false);
  const file = fileNameOf(entry.catalog);
  const tier = file === undefined ? words.tiers[entry.tier] : words.own.fromFile(file);
  return (
    <article
      class={`card entry${current ? " current" : ""}${compact && !whole ? " brief" : ""}`}
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
          <span class="code" part="code">
            <Written text={entry.code} />
          </span>
          {entry.name === undefined ? null : (
            <span class="name" part="name">
              <Written text={entry.name} />
            </span>
          )}
        </h2>
        <p class="place">
          <Place parts={placeOf(entry, catalog, words)} catalog={entry.catalog} />
        </p>
      </header>
      <p class="message" part="message">
        <Documented text={entry.message} catalog={entry.catalog} />
      </p>
      <Verdict entry={entry} />
      {single && entry.catalog === "mover" ? <Advisor key={entry.id} entry={entry} /> : null}
      {entry.remediation === undefined ? null : (
        <section class="to-do">
          <h3>{words.toDo}</h3>
          <p>
            <Documented text={entry.remediation} catalog={entry.catalog} />
          </p>
        </section>
      )}
      {compact ? (
        <button type="button" class="whole-entry" aria-expanded={whole} onClick={() => showWhole(!whole)}>
          {whole ? words.less : words.more}
        </button>
      ) : null}
      {entry.comment === undefined ? null : (
        <section>
          <h3>{words.comment}</h3>
          <p>
            <Documented text={entry.comment} catalog={entry.catalog} />
          </p>
        </section>
      )}
      <Overlays entry={entry} />
      <Anatomy code={entry.code} catalog={entry.catalog} scope={entry.scope} category={entry.category} />
      <Life entry={entry} onOpen={deeds.open} />
      <Actions entry={entry} deeds={deeds} single={single} />
      {single ? <Related entry={entry} onOpen={deeds.open} /> : null}
      <Notes notes={entry.notes} catalog={entry.catalog} />
      <SourceLine of={entry} catalog={catalog} />
    </article>
  );
}
