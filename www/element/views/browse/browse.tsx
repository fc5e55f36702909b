/** Answers for the view of all codes: where they come from, the ways to narrow and order them, and their table. */
import type { VNode } from "preact";
import { Icon } from "../icons.tsx";
import { useWords } from "../words.ts";
import { Export, exportId } from "./export.tsx";
import { Choices } from "./facets.tsx";
import { Sources } from "./sources.tsx";
import type { BrowseState } from "./state.ts";
import { Table } from "./table.tsx";

export function Browse({
  state,
  hidden,
  onLeave,
  onOwn,
}: {
  readonly state: BrowseState;
  /** While one of its entries is shown: its rows are there when a person comes back. */
  readonly hidden: boolean;
  readonly onLeave: () => void;
  readonly onOwn: () => void;
}): VNode {
  const words = useWords();
  const { seen, sort, sortBy, clear, unfolded, unfold } = state;
  const exporting = unfolded === "export";
  return (
    <section class="browse" part="browse" hidden={hidden} aria-label={words.browse.title}>
      <Choices state={state} />
      <header>
        <button type="button" class="button" onClick={onLeave}>
          <Icon name="left" />
          {words.browse.leave}
        </button>
        <h2 tabIndex={-1}>{words.browse.title}</h2>
        {sort === undefined ? null : (
          <button type="button" class="button" onClick={() => sortBy()}>
            {words.browse.inOrder}
          </button>
        )}
        <button type="button" class="button to-own" onClick={onOwn}>
          {words.own.open}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded={exporting}
          aria-controls={exporting ? exportId : undefined}
          onClick={() => unfold(exporting ? undefined : "export")}
        >
          {words.otherForms}
          <Icon name="unfold" />
        </button>
      </header>
      {exporting ? <Export state={state} /> : null}
      <Sources />
      {seen.length === 0 ? (
        <p class="card none">
          {words.nothingFits}{" "}
          <button type="button" class="button" onClick={clear}>
            {words.browse.clearFilters}
          </button>
        </p>
      ) : (
        <Table state={state} hidden={hidden} />
      )}
    </section>
  );
}
