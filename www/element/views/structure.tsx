/** Answers for the structure of a code: the parts it is written from, and the life of its operation. */
import type { VNode } from "preact";
import type { Entry, EntryId } from "../../lib/public.js";
import { anatomyOf } from "../anatomy.ts";
import { lifeOf, type Stage } from "../life.ts";
import { groupOf } from "../states.ts";
import { Icon, stateIcon } from "./icons.tsx";
import { Around, gap, Quoted } from "./quoted.tsx";
import { useCatalog, useWords } from "./words.ts";

export function Anatomy({
  code,
  catalog,
  scope,
  category,
}: {
  readonly code: string;
  readonly catalog: string;
  readonly scope?: string | undefined;
  readonly category?: string | undefined;
}): VNode | null {
  const words = useWords();
  const product = useCatalog(catalog)?.product ?? catalog;
  const parts = anatomyOf(code, { scope, category: category && gap, product }, words);
  if (parts.length === 0) return null;
  return (
    <section>
      <h3>{words.anatomy}</h3>
      <dl class="anatomy">
        {parts.map((part) => (
          <div key={part.means}>
            <dt>{part.text}</dt>
            <dd>
              <Around sentence={part.means}>
                <Quoted catalog={catalog}>{category}</Quoted>
              </Around>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Life({
  entry,
  onOpen,
}: {
  readonly entry: Entry;
  readonly onOpen: (id: EntryId) => void;
}): VNode | null {
  const words = useWords();
  const life = lifeOf(entry);
  if (entry.operation === undefined || life.length === 0) return null;
  return (
    <section>
      <h3>{words.life}</h3>
      <p class="operation">{entry.operation}</p>
      <ol class="life" aria-label={words.lifeOf(entry.operation)}>
        {life.map(({ word, stages }) =>
          stages.length === 0 ? (
            <li key={word} class="stage gap">
              <b aria-hidden="true">–</b>{" "}
              <span>
                <Quoted catalog={entry.catalog}>{word}</Quoted> <span class="unseen">{words.gapInLife}</span>
              </span>
            </li>
          ) : (
            stages.map((stage) => (
              <StageItems key={stage.entry.id} stage={stage} current={entry} onOpen={onOpen} />
            ))
          ),
        )}
      </ol>
      {/* Those who hear the list have heard it of each. */}
      {life.some(({ stages }) => stages.length === 0) ? (
        <p class="legend" aria-hidden="true">
          <i />
          {words.gapInLife}
        </p>
      ) : null}
    </section>
  );
}

function StageItems({
  stage: { entry, word, namesakes },
  current,
  onOpen,
}: {
  readonly stage: Stage;
  readonly current: Entry;
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  const words = useWords();
  const here = entry.id === current.id;
  return (
    <>
      <li>
        <button
          type="button"
          class={here ? `stage tint ${groupOf(entry.state)}` : "stage"}
          aria-current={here ? "true" : undefined}
          onClick={() => onOpen(entry.id)}
        >
          <b>
            {entry.code}
            {here ? <Icon name={stateIcon(entry.state)} /> : null}
          </b>{" "}
          <span>
            <Quoted catalog={entry.catalog}>{word}</Quoted>
          </span>
        </button>
      </li>
      {namesakes.map((each) => (
        <li key={each.id}>
          <button type="button" class="stage namesake" onClick={() => onOpen(each.id)}>
            <b>{each.code}</b> <span>{words.carriesThisName}</span>
          </button>
        </li>
      ))}
    </>
  );
}
