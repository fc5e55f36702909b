/**
 * Answers for the table of all codes: headers that sort, groups in the order of the documents, and rows that open their
 * entry. Its rows are laid out as grids, so that those out of sight cost nothing and those in one column can be stacked;
 * roles are written out, since browsers forget those of a table that is laid out as anything else.
 */
import type { VNode } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { groupsOf, type Column, type Row } from "../../browse.ts";
import { Icon } from "../icons.tsx";
import { SmallState } from "../pill.tsx";
import { Quoted } from "../quoted.tsx";
import { Documented, Written } from "../text.tsx";
import { useWords } from "../words.ts";
import type { BrowseState, Left } from "./state.ts";

/**
 * Drawn in one go: these fill a window, and the others follow. All 445 drawn and laid out at once held up the page for
 * 320 ms on a busy machine; in steps, and with rows out of sight not laid out, the longest step takes 75.
 */
const rowsAtOnce = 60;

const all: readonly Column[] = ["code", "meaning", "name", "state", "advice"];

export function Table({ state, hidden }: { readonly state: BrowseState; readonly hidden: boolean }): VNode {
  const words = useWords();
  const { seen, sort, left } = state;
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    if (!hidden && left !== undefined && table.current !== null) goBackTo(table.current, left);
  }, [hidden]);
  const most = useDrawn(seen);
  // Where no code has a name, their column would be empty.
  const named = seen.some(({ entry }) => entry.name !== undefined);
  const grouped = sort === undefined;
  const groups = useMemo(() => (grouped ? groupsOf(seen) : undefined), [seen, grouped]);
  const columns = all.filter((column) => column !== "name" || named);
  // The same rows again are not even compared.
  const made = useMemo(() => new Map<Row, VNode>(), [named, grouped, left?.id]);
  const drawn = (row: Row): VNode => {
    const known = made.get(row);
    if (known !== undefined) return known;
    const { id } = row.entry;
    const fresh = <TableRow key={id} row={row} named={named} placed={!grouped} opened={id === left?.id} />;
    made.set(row, fresh);
    return fresh;
  };
  const open = ({ target, detail }: MouseEvent): void => {
    const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
    // Whoever marks a text in a row wants the text; a press of a key has marked none.
    if (row?.dataset.row === undefined || (detail > 0 && String(getSelection()) !== "")) return;
    state.open({ id: row.dataset.row, top: row.getBoundingClientRect().top });
  };
  return (
    <table
      role="table"
      class={named ? "codes card" : "codes card unnamed"}
      ref={table}
      aria-label={words.browse.title}
      onClick={open}
      onKeyDown={step}
    >
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Header key={column} column={column} state={state} />
          ))}
        </tr>
      </thead>
      {groups === undefined ? (
        <tbody role="rowgroup">{seen.slice(0, most).map(drawn)}</tbody>
      ) : (
        groups.map((group) =>
          group.from >= most ? null : (
            <tbody key={group.id} role="rowgroup">
              <tr role="row" class="group">
                <th role="rowheader" scope="rowgroup" colSpan={columns.length}>
                  <strong>{group.product}</strong>
                  {group.section === undefined ? null : (
                    <>
                      {" "}
                      · <Quoted catalog={group.rows[0]!.entry.catalog}>{group.section}</Quoted>
                    </>
                  )}{" "}
                  <span class="many">{words.number(group.rows.length)}</span>
                </th>
              </tr>
              {group.rows.slice(0, most - group.from).map(drawn)}
            </tbody>
          ),
        )
      )}
    </table>
  );
}

/** How many rows are drawn: step by step all of them, so that no step holds up the page. */
function useDrawn(seen: readonly Row[]): number {
  const [drawn, setDrawn] = useState({ of: seen, count: rowsAtOnce });
  const count = drawn.of === seen ? drawn.count : rowsAtOnce;
  useEffect(() => {
    if (count >= seen.length) return undefined;
    const timer = setTimeout(() => setDrawn({ of: seen, count: count + rowsAtOnce }));
    return () => clearTimeout(timer);
  }, [seen, count]);
  return count;
}

function Header({ column, state }: { readonly column: Column; readonly state: BrowseState }): VNode {
  const words = useWords();
  const { sort, sortBy } = state;
  const descending = sort?.column === column ? sort.descending : undefined;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={descending === undefined ? undefined : descending ? "descending" : "ascending"}
    >
      <button type="button" onClick={() => sortBy(column)}>
        {words.browse.headings[column]}
        {descending === undefined ? null : <Icon name={descending ? "down" : "up"} />}
      </button>
    </th>
  );
}

function TableRow({
  row,
  named,
  placed,
  opened,
}: {
  readonly row: Row;
  readonly named: boolean;
  /** Whether the row itself has to say where it belongs. */
  readonly placed: boolean;
  readonly opened: boolean;
}): VNode {
  const { entry, product, advice, verdict } = row;
  return (
    <tr role="row" data-row={entry.id} class={opened ? "opened" : undefined}>
      <th role="rowheader" scope="row">
        <button type="button">{entry.code}</button>
      </th>
      <td role="cell" class="meaning">
        <Documented text={entry.message} catalog={entry.catalog} links={false} />
        {placed ? (
          <span class="where">
            {product}
            {entry.section === undefined ? null : (
              <>
                {" "}
                · <Quoted catalog={entry.catalog}>{entry.section}</Quoted>
              </>
            )}
          </span>
        ) : null}
      </td>
      {named ? (
        <td role="cell" class="name">
          {entry.name === undefined ? null : <Written text={entry.name} />}
        </td>
      ) : null}
      <td role="cell" class="how">
        <SmallState state={entry.state} />
      </td>
      <td role="cell" class={verdict === "silent" ? "advice silent" : "advice"}>
        {advice}
      </td>
    </tr>
  );
}

/** Up and down go from code to code, beside the way by Tab. */
function step(event: KeyboardEvent & { readonly currentTarget: HTMLElement }): void {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const codes = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row] button")];
  const at = codes.indexOf(event.target as HTMLElement);
  if (at < 0) return;
  event.preventDefault();
  codes[at + by]?.focus();
}

/** The row stands where it stood. The focus is there too, unless a person has it in the box. */
function goBackTo(table: HTMLElement, { id, top }: Left): void {
  const row = [...table.querySelectorAll<HTMLElement>("[data-row]")].find((each) => each.dataset.row === id);
  if (row === undefined) return;
  row.style.setProperty("scroll-margin-top", `${top}px`);
  row.scrollIntoView({ block: "start" });
  row.style.removeProperty("scroll-margin-top");
  const focused = (row.getRootNode() as ShadowRoot).activeElement;
  if (focused === null || !focused.matches("#box"))
    row.querySelector<HTMLElement>("button")?.focus({ preventScroll: true });
}
