/** Answers for the views without an answer: nothing found, still loading, not able to start. */
import type { VNode } from "preact";
import type { Entry, EntryId } from "../../lib/public.js";
import { Coverage } from "./first.tsx";
import { Icon } from "./icons.tsx";
import { DidYouMean } from "./notices.tsx";
import { useCatalogs, useWords } from "./words.ts";

export function Nothing({
  query,
  near,
  onOpen,
  catalogs,
  onAll,
  onBrowse,
  onOwn,
}: {
  readonly query: string;
  /** Documented codes one slip away. */
  readonly near: readonly Entry[];
  readonly onOpen: (id: EntryId) => void;
  readonly catalogs: readonly string[];
  readonly onAll: () => void;
  readonly onBrowse: () => void;
  readonly onOwn: () => void;
}): VNode {
  const words = useWords();
  const products = useCatalogs().filter((each) => catalogs.includes(each.id));
  return (
    <div class="first-view nothing" part="nothing">
      <section class="card entry">
        <h2 class="prose" tabIndex={-1}>
          {words.nothingFor(query)}
        </h2>
        {products.length === 0 ? null : (
          <p>
            {words.nothingIn(products.map((each) => each.product))}{" "}
            <button type="button" class="button" onClick={onAll}>
              {words.searchAll}
            </button>
          </p>
        )}
        <DidYouMean entries={near} onOpen={onOpen} />
        <p>{words.nothingAdvice}</p>
      </section>
      <Coverage onBrowse={onBrowse} onOwn={onOwn} />
    </div>
  );
}

/** Late, the view that will come is drawn in outline: the examples, or the list with its answer. */
export function Loading({ late, asked }: { readonly late: boolean; readonly asked: boolean }): VNode {
  const words = useWords();
  const outlines = (n: number): readonly VNode[] =>
    Array.from({ length: n }, (_, at) => <li key={at} class="card outline" />);
  return (
    <div class={asked ? "loading" : "loading first-view"}>
      <p class="heading" role="status">
        {late ? words.loading : ""}
      </p>
      {!late ? null : asked ? (
        <div class="panes list-open" aria-hidden="true">
          <ul class="results">{outlines(1)}</ul>
          <ul class="answer">{outlines(1)}</ul>
        </div>
      ) : (
        <ul class="examples" aria-hidden="true">
          {outlines(6)}
        </ul>
      )}
    </div>
  );
}

export function Trouble({ blocked, reason }: { readonly blocked: boolean; readonly reason: string }): VNode {
  const words = useWords();
  return (
    <div class="card entry trouble-card" part="trouble" role="alert">
      <h2 class="prose">
        <Icon name="exclamation" />
        {blocked ? words.blocked : words.failed}
      </h2>
      <p>{blocked ? words.blockedHow : words.failedHow}</p>
      <details>
        <summary>{words.details}</summary>
        <p class="reason">{reason}</p>
      </details>
    </div>
  );
}
