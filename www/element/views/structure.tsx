/** Answers for the structure of a code: the parts it is written from, and the life of the operation it belongs to. */
import type { VNode } from "preact";
import { lifecycle } from "../../lib/api.ts";
import type { Entry, EntryId } from "../../lib/public.js";
import { anatomyOf } from "../anatomy.ts";
import { groupOf } from "../states.ts";
import { Icon, stateIcon } from "./icons.tsx";
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
  const parts = anatomyOf(code, { scope, category, product }, words);
  if (parts.length === 0) return null;
  return (
    <section>
      <h3>{words.anatomy}</h3>
      <dl class="anatomy">
        {parts.map((part) => (
          <div key={part.means}>
            <dt>{part.text}</dt>
            <dd>{part.means}</dd>
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
  if (entry.operation === undefined) return null;
  const life = lifecycle(entry.operation);
  if (life.length < 2) return null;
  return (
    <section>
      <h3>{words.life}</h3>
      <p class="operation">{entry.operation}</p>
      <ol class="life" aria-label={words.lifeOf(entry.operation)}>
        {life.map((stage) => {
          const here = stage.entry.id === entry.id;
          return (
            <li key={stage.entry.id}>
              <button
                type="button"
                class={here ? `stage tint ${groupOf(stage.entry.state)}` : "stage"}
                aria-current={here ? "true" : undefined}
                onClick={() => onOpen(stage.entry.id)}
              >
                <b>{stage.entry.code}</b>
                <span>
                  {here ? <Icon name={stateIcon(stage.entry.state)} /> : null}
                  {stage.state.toLowerCase()}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
