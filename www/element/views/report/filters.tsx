/** Answers for what a report can be narrowed to: states and products, each with its occurrences. */
import type { VNode } from "preact";
import { choicesOf, everything, fits, isDocumented, stateGroupOf, type Filter } from "../../tally.ts";
import { Icon, stateIcon } from "../icons.tsx";
import { useCatalogs, useWords } from "../words.ts";
import type { ReportState } from "./state.ts";

/** Chosen again it is left. */
function toggled<Value>(chosen: readonly Value[], value: Value): readonly Value[] {
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}

export function Filters({ state }: { readonly state: ReportState }): VNode | null {
  const words = useWords();
  const catalogs = useCatalogs();
  const { rows, filter, narrow } = state;
  const { states, products } = filter;
  const byState = choicesOf(rows, stateGroupOf, (row) => fits(row, { states: [], products }));
  const byProduct = choicesOf(
    rows,
    (row) => row.catalog,
    (row) => isDocumented(row) && fits(row, { states, products: [] }),
  );
  // One choice is none.
  if (byState.length < 2 && byProduct.length < 2) return null;
  const choose = (more: Partial<Filter>): void => narrow({ ...filter, row: undefined, ...more });
  return (
    <div class="filter" role="group" aria-label={words.narrow}>
      <button
        type="button"
        class="chip"
        aria-pressed={states.length === 0 && products.length === 0}
        onClick={() => narrow(everything)}
      >
        {words.everything}
      </button>
      {byState.length < 2
        ? null
        : byState.map(({ value, count, states: found }) => (
            <button
              key={value}
              type="button"
              class={`chip ${value}`}
              aria-pressed={states.includes(value)}
              onClick={() => choose({ states: toggled(states, value) })}
            >
              <Icon name={found[0] === undefined ? "silent" : stateIcon(found[0])} />
              {found.length === 0
                ? words.undocumentedChoice
                : words.list(found.map((each) => words.states[each]))}{" "}
              <span class="many">{words.number(count)}</span>
            </button>
          ))}
      {byProduct.length < 2
        ? null
        : byProduct.map(({ value, count }) => (
            <button
              key={value}
              type="button"
              class="chip"
              aria-pressed={products.includes(value)}
              onClick={() => choose({ products: toggled(products, value) })}
            >
              {catalogs.find((each) => each.id === value)?.product ?? value}{" "}
              <span class="many">{words.number(count)}</span>
            </button>
          ))}
    </div>
  );
}
