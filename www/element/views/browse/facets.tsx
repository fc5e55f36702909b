/** Answers for what the list of all codes can be narrowed to: products at once, the rest by unfolding a list of choices. */
import type { VNode } from "preact";
import type { State } from "../../../lib/public.js";
import { choicesOf, fits, type Choice, type Facet, type Row } from "../../browse.ts";
import { Filter } from "../box.tsx";
import { Icon } from "../icons.tsx";
import { SmallState } from "../pill.tsx";
import { Around, gap, Quoted } from "../quoted.tsx";
import { useWords } from "../words.ts";
import type { BrowseState, Unfolded } from "./state.ts";

const unfolding: readonly Exclude<Unfolded, "export">[] = ["sections", "states", "advice"];
const panelId = "choices";

function Name({ facet, row: { entry, advice } }: { readonly facet: Facet; readonly row: Row }): VNode {
  const words = useWords();
  if (facet === "sections") return <Quoted catalog={entry.catalog}>{entry.section}</Quoted>;
  return <>{facet === "states" ? words.states[entry.state] : advice}</>;
}

export function Facets({ state }: { readonly state: BrowseState }): VNode {
  const words = useWords();
  const { rows, filter, narrow, unfolded } = state;
  const left = rows.filter((row) => fits(row, filter, "products"));
  const narrowed = unfolding.some((facet) => filter[facet].length > 0);
  return (
    <div class="facets">
      <Filter
        chosen={filter.products}
        countOf={(id) => (id === undefined ? left : left.filter(({ entry }) => entry.catalog === id)).length}
        onChoose={(ids) => narrow("products", ids)}
      />
      <div class="filter" role="group" aria-label={words.narrow}>
        {unfolding.map((facet) => {
          const choices = choicesOf(rows, filter, facet, words);
          // Documents without sections have nothing to choose from.
          if (choices.length === 0) return null;
          const open = unfolded === facet;
          const chosen = choices.filter(({ value }) => filter[facet].includes(value));
          const name = words.browse.facets[facet];
          return (
            <button
              key={facet}
              type="button"
              class={chosen.length > 0 ? "chip on" : "chip"}
              aria-expanded={open}
              aria-controls={open ? panelId : undefined}
              data-facet={facet}
              onClick={() => state.unfold(open ? undefined : facet)}
            >
              {chosen.length === 0 ? (
                name
              ) : (
                <Around sentence={words.browse.narrowedTo(name, Array(chosen.length).fill(gap))}>
                  <Name facet={facet} row={chosen[0]!.row} />
                </Around>
              )}
              <Icon name="unfold" />
            </button>
          );
        })}
        {narrowed ? (
          <button type="button" class="chip" onClick={state.clear}>
            {words.browse.clearFilters}
            <Icon name="cross" />
          </button>
        ) : null}
      </div>
    </div>
  );
}

/** The choices of the facet that is unfolded, under the row of all of them. */
export function Choices({ state }: { readonly state: BrowseState }): VNode | null {
  const words = useWords();
  const { rows, filter, unfolded: facet, narrow } = state;
  if (facet === undefined || facet === "export") return null;
  const chosen = filter[facet];
  const choose = ({ value }: Choice): void =>
    narrow(facet, chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]);
  return (
    <div
      class={`facet-choices card ${facet}`}
      id={panelId}
      role="group"
      aria-label={words.browse.facets[facet]}
    >
      {choicesOf(rows, filter, facet, words).map((choice) => {
        const { value, row, count } = choice;
        const on = chosen.includes(value);
        return (
          <label key={value} class={count === 0 && !on ? "choice none" : "choice"}>
            <input
              type="checkbox"
              checked={on}
              disabled={count === 0 && !on}
              onChange={() => choose(choice)}
            />
            {facet === "states" ? <SmallState state={value as State} /> : <Name facet={facet} row={row} />}{" "}
            <span class="many">{words.number(count)}</span>
          </label>
        );
      })}
    </div>
  );
}
