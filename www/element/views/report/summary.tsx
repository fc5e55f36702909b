/** Answers for the summary of a report: what has to happen, by which codes, how often and on which lines. */
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { countOf, fits, groupsOf, isDocumented, stateGroupOf, type Group, type Row } from "../../tally.ts";
import { plain } from "../../markdown.ts";
import { groupCount } from "../../summary.ts";
import type { EntryId } from "../../../lib/public.js";
import { whereOf } from "../../place.ts";
import { verdictOf } from "../../verdict.ts";
import { Icon } from "../icons.tsx";
import { SmallState } from "../pill.tsx";
import { Documented, Written } from "../text.tsx";
import { useCatalogs, useWords } from "../words.ts";
import { Save } from "./save.tsx";
import type { ReportState } from "./state.ts";

export function Summary({
  state,
  shownId,
  onRow,
  onLine,
  onOpen,
  onText,
}: {
  readonly state: ReportState;
  readonly shownId: string | undefined;
  readonly onRow: (row: Row) => void;
  readonly onLine: (row: Row, line: number) => void;
  readonly onOpen: (id: EntryId) => void;
  readonly onText: () => void;
}): VNode {
  const words = useWords();
  const { rows, filter } = state;
  const { report } = state.pasted;
  const documented = rows.filter(isDocumented);
  const whole = {
    all: countOf(documented),
    most: Math.max(1, ...documented.map((row) => row.count)),
    shownId,
    onlyId: filter.row,
    onRow,
    onLine,
    onOpen,
  };
  const groups = groupsOf(rows.filter((row) => fits(row, filter)));
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    const box = section.current;
    const row = box?.querySelector("[aria-current]")?.closest("li");
    // Only the summary itself scrolls: the page stays where the person left it.
    if (!box || !row || box.scrollHeight <= box.clientHeight) return;
    if (row.offsetTop < box.scrollTop) box.scrollTop = row.offsetTop;
    const below = row.offsetTop + row.offsetHeight - box.clientHeight;
    if (below > box.scrollTop) box.scrollTop = below;
  }, [shownId]);
  return (
    <section class="tally card" part="tally" ref={section} aria-label={words.reportTitle}>
      {report.complete ? null : <p class="limit">{words.incomplete(state.marks.all.length)}</p>}
      <button type="button" class="button to-text" onClick={onText}>
        {words.toTheText}
      </button>
      {documented.length === 0 ? <p class="empty">{words.nothingInText}</p> : null}
      {documented.length > 0 && groups.length === 0 ? <p class="empty">{words.nothingFits}</p> : null}
      {groups.map((group) => (
        <RowGroup key={group.who} group={group} count={groupCount(group, report, words)} {...whole} />
      ))}
      <Ignored ignored={report.ignored} />
      {rows.length === 0 ? null : <Save state={state} />}
    </section>
  );
}

interface Whole {
  readonly all: number;
  readonly most: number;
  readonly shownId: string | undefined;
  readonly onlyId: string | undefined;
  readonly onRow: (row: Row) => void;
  readonly onLine: (row: Row, line: number) => void;
  readonly onOpen: (id: EntryId) => void;
}

function RowGroup({
  group,
  count,
  ...whole
}: Whole & { readonly group: Group; readonly count: string }): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const nameOf = (id: string): string => catalogs.find((each) => each.id === id)?.product ?? id;
  const products = new Set(group.rows.map((row) => row.catalog));
  const one = products.size === 1 ? nameOf(group.rows[0]!.catalog) : undefined;
  return (
    <div class="group">
      <h2 class="heading">
        {words.groups[group.who]} · {count}
        {one === undefined ? null : <span class="product">{one}</span>}
      </h2>
      <ul>
        {group.rows.map((row) => (
          <li key={row.id} class={row.id === whole.onlyId ? "only" : undefined}>
            <TallyRow row={row} product={one === undefined ? nameOf(row.catalog) : undefined} {...whole} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TallyRow({
  row,
  product,
  all,
  most,
  shownId,
  onRow,
  onLine,
  onOpen,
}: Whole & {
  readonly row: Row;
  /** Where the rows of its group are not all of one. */
  readonly product: string | undefined;
}): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const { entry, count } = row;
  const counted = isDocumented(row);
  const lineLink = (line: number): VNode => (
    <button
      type="button"
      class="line-link"
      aria-label={words.goToLine(line)}
      onClick={() => onLine(row, line)}
    >
      {words.number(line)}
    </button>
  );
  return (
    <>
      <button
        type="button"
        class="tally-row"
        aria-current={row.id === shownId ? "true" : undefined}
        onClick={() => onRow(row)}
      >
        <b class="code">
          <Written text={row.code} />
        </b>
        <span class="said" title={entry && plain(entry.message)}>
          {entry === undefined ? (
            words.noMessage
          ) : (
            <Documented text={entry.message} catalog={entry.catalog} links={false} />
          )}
        </span>
        {entry === undefined || !counted ? null : <SmallState state={entry.state} />}
        {counted ? (
          // An attribute of the drawing, not a style: it needs no permission of the page.
          <svg
            class={`share ${stateGroupOf(row)}`}
            viewBox="0 0 100 6"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            <rect width={Math.max(1, Math.round((count / most) * 100))} height="6" />
          </svg>
        ) : null}
        <span class="figures">
          {words.times(count)}
          {counted ? ` · ${words.percent(count / all)}` : null}
        </span>
        {/* Of the other groups the heading says it. */}
        {entry === undefined || row.who !== "act" ? null : (
          <span class="next">{verdictOf(entry, words).headline}</span>
        )}
      </button>
      <span class="places">
        {product === undefined ? null : `${product} · `}
        {words.linesBefore(row.lines)}{" "}
        <span class="whole">
          {lineLink(row.firstLine)}
          {row.lines === 1 ? null : (
            <>
              {words.linesBetween(row.lines)}
              {lineLink(row.lastLine)}
            </>
          )}
        </span>
      </span>
      {row.opposites.map((each) => (
        <button key={each.id} type="button" class="opposite attention" onClick={() => onOpen(each.id)}>
          <Icon name="exclamation" />
          <span>{words.oppositeIn([whereOf(each, [row.entry!, each], catalogs, words)], row.code)}</span>
        </button>
      ))}
    </>
  );
}

function Ignored({
  ignored,
}: {
  readonly ignored: readonly { readonly reason: string; readonly count: number }[];
}): VNode | null {
  const words = useWords();
  if (ignored.length === 0) return null;
  return (
    <details class="ignored">
      <summary>{words.notCodes(ignored.reduce((sum, each) => sum + each.count, 0))}</summary>
      <ul>
        {[...ignored]
          .sort((a, b) => b.count - a.count)
          .map(({ reason, count }) => (
            <li key={reason}>{words.ignored(reason, count)}</li>
          ))}
      </ul>
      <p>{words.whatIsRead}</p>
    </details>
  );
}
