/** Answers for what is known beside entries: rules of the documents, codes no document lists, codes of other systems. */
import type { VNode } from "preact";
import type { Entry, EntryId, Rule, Undocumented } from "../../lib/public.js";
import { foreignOf, undocumentedOf, type Found } from "../asking.ts";
import { shortPlaceOf } from "../place.ts";
import { Steps } from "./actions.tsx";
import { Icon } from "./icons.tsx";
import { EntryButtons, entriesOf } from "./related.tsx";
import { Place, Quoted } from "./quoted.tsx";
import { Anatomy } from "./structure.tsx";
import { Notes, SourceLine } from "./source.tsx";
import { Documented, Written } from "./text.tsx";
import { useCatalog, useWords } from "./words.ts";

/** The library's notes are parts of sentences, so that others can build theirs with them. */
function sentence(note: string): string {
  const text = `${note.charAt(0).toUpperCase()}${note.slice(1)}`;
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Codes that may have been meant, with what they mean. */
export function DidYouMean({
  entries,
  onOpen,
}: {
  readonly entries: readonly Entry[];
  readonly onOpen: (id: EntryId) => void;
}): VNode | null {
  const words = useWords();
  if (entries.length === 0) return null;
  return (
    <section class="near">
      <h3>{words.didYouMean(namesOf(entries))}</h3>
      <EntryButtons entries={entries} onOpen={onOpen} />
    </section>
  );
}

/** As they are asked for: a code that stands in several products once. */
export function namesOf(entries: readonly Entry[]): readonly string[] {
  return [...new Set(entries.map(({ code }) => code))];
}

export function UndocumentedCode({
  code,
  near = [],
  onOpen,
}: {
  readonly code: Undocumented;
  /** Documented codes one slip away. */
  readonly near?: readonly Entry[];
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  const words = useWords();
  const catalog = useCatalog(code.catalog);
  const beside = entriesOf(code.nearest);
  const nearest = beside.filter((each) => !near.includes(each));
  // What its place in the numbering stands for only the library can tell, and does so in English.
  const isPlaced = code.scope !== undefined || code.category !== undefined;
  return (
    <article class="card entry notice" part="entry notice" aria-label={words.undocumented(code.code)}>
      <p class="badges">
        <span class="pill tint over">
          <Icon name="info" />
          {words.undocumentedPill}
        </span>
      </p>
      <h2 tabIndex={-1}>
        <span class="code">
          <Written text={code.code} />
        </span>
      </h2>
      <p class="place">
        <Place parts={shortPlaceOf(code, catalog, words)} catalog={code.catalog} />
      </p>
      {isPlaced && words.language === "en" ? null : (
        <p class="message">{words.unlisted(code.code, [...new Set(beside.map((each) => each.code))])}</p>
      )}
      {isPlaced ? (
        <p class={words.language === "en" ? "message" : "lead"}>
          <Documented text={sentence(code.note)} catalog={undefined} />
        </p>
      ) : null}
      <DidYouMean entries={near} onOpen={onOpen} />
      <Anatomy code={code.code} catalog={code.catalog} scope={code.scope} category={code.category} />
      {nearest.length === 0 ? null : (
        <section>
          <h3>{words.nearest}</h3>
          <EntryButtons entries={nearest} onOpen={onOpen} />
        </section>
      )}
      <div class="actions">
        <Steps of={code} onOpen={onOpen} />
      </div>
    </article>
  );
}

function RuleCard({ rule, onOpen }: { readonly rule: Rule; readonly onOpen: (id: EntryId) => void }): VNode {
  const words = useWords();
  const catalog = useCatalog(rule.id.slice(0, rule.id.indexOf("/")));
  const named = entriesOf(rule.entries);
  return (
    <article class="card entry notice rule" part="entry notice" aria-label={rule.title}>
      <p class="badges">
        <span class="pill tint progress">
          <Icon name="info" />
          {words.rule}
        </span>
        {catalog === undefined ? null : <span class="place">{catalog.product}</span>}
      </p>
      <h2 class="prose" tabIndex={-1}>
        <Quoted catalog={catalog?.id}>{rule.title}</Quoted>
      </h2>
      <p class="lead">
        <Documented text={rule.text} catalog={catalog?.id} />
      </p>
      {named.length === 0 ? null : (
        <details>
          <summary>{words.codesOfRule(named.length)}</summary>
          <EntryButtons entries={named} onOpen={onOpen} />
        </details>
      )}
      <Notes notes={rule.notes} catalog={catalog?.id} />
      <SourceLine of={rule} catalog={catalog} />
    </article>
  );
}

/** The rules that answer the question. */
export function Rules({
  found,
  onOpen,
}: {
  readonly found: Found;
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  return (
    <>
      {found.result.rules.map((rule) => (
        <RuleCard key={rule.id} rule={rule} onOpen={onOpen} />
      ))}
    </>
  );
}

export function Notices({
  found,
  onOpen,
}: {
  readonly found: Found;
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  const words = useWords();
  const foreign = foreignOf(found);
  return (
    <>
      {foreign === undefined ? null : (
        <article class="card entry notice" part="entry notice" aria-label={foreign.system}>
          <p class="badges">
            <span class="pill tint over">
              <Icon name="info" />
              {words.foreign}
            </span>
          </p>
          <h2 class="prose" tabIndex={-1}>
            {foreign.system}
          </h2>
          <p class="lead">
            <Documented text={sentence(foreign.note)} catalog={undefined} />
          </p>
        </article>
      )}
      {undocumentedOf(found).map((code) => (
        <UndocumentedCode
          key={`${code.catalog}/${code.code}`}
          code={code}
          near={found.near.filter((each) => each.catalog === code.catalog)}
          onOpen={onOpen}
        />
      ))}
    </>
  );
}
