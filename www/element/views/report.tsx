/** Answers for the first report on a pasted text: which codes it holds, how often, and on which lines. */
import type { VNode } from "preact";
import type { EntryId, Mention } from "../../lib/public.js";
import type { Pasted } from "../asking.ts";
import { groupOf } from "../states.ts";
import { groupsOf, type Row } from "../tally.ts";
import { SmallState } from "./pill.tsx";
import { Documented, Written } from "./text.tsx";
import { useWords } from "./words.ts";

/** Enough to recognise the place; a later click leads on. */
const linesShown = 6;

export function Tally({
  pasted,
  shownId,
  onOpen,
}: {
  readonly pasted: Pasted;
  readonly shownId: EntryId | undefined;
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  const words = useWords();
  const { report } = pasted;
  const groups = groupsOf(report, words);
  const counts = groups.flatMap((group) => group.rows.map((row) => row.tally.count));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const most = Math.max(1, ...counts);
  const ignored = report.ignored.reduce((sum, each) => sum + each.count, 0);
  return (
    <section class="tally card" aria-label={words.reportTitle}>
      {groups.length === 0 ? <p class="empty">{words.nothingInText}</p> : null}
      {groups.map((group) => (
        <div key={group.who}>
          <h2 class="heading">
            {words.groups[group.who]} · {words.number(group.count)}
          </h2>
          <ul>
            {group.rows.map((row) => (
              <li key={row.entry.id}>
                <TallyRow
                  row={row}
                  share={row.tally.count / all}
                  width={row.tally.count / most}
                  here={row.entry.id === shownId}
                  onOpen={onOpen}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {report.undocumented.length === 0 ? null : (
        <div>
          <h2 class="heading">{words.undocumentedInText}</h2>
          <ul class="unknown">
            {report.undocumented.slice(0, linesShown).map((mention) => (
              <li key={`${mention.line}:${mention.column}`}>
                <b class="code">{mention.code}</b> {words.lineNumber(mention.line).toLowerCase()}
              </li>
            ))}
          </ul>
        </div>
      )}
      {ignored > 0 ? <p class="ignored">{words.notCodes(ignored)}</p> : null}
      {report.complete ? null : <p class="ignored">{words.incomplete}</p>}
      <p class="ignored">{words.whatIsRead}</p>
    </section>
  );
}

function TallyRow({
  row,
  share,
  width,
  here,
  onOpen,
}: {
  readonly row: Row;
  readonly share: number;
  readonly width: number;
  readonly here: boolean;
  readonly onOpen: (id: EntryId) => void;
}): VNode {
  const words = useWords();
  const { entry, tally } = row;
  return (
    <button
      type="button"
      class="tally-row"
      aria-current={here ? "true" : undefined}
      onClick={() => onOpen(entry.id)}
    >
      <b class="code">
        <Written text={entry.code} />
      </b>
      <span class="said">
        <Documented text={entry.message} links={false} />
      </span>
      {/* An attribute of the drawing, not a style: it needs no permission of the page. */}
      <svg
        class={`share ${groupOf(entry.state)}`}
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect width={Math.max(1, Math.round(width * 100))} height="6" />
      </svg>
      <span class="where">
        <SmallState state={entry.state} /> · {words.onLines(tally.lines, tally.firstLine, tally.lastLine)}
      </span>
      <span class="figures">
        {words.times(tally.count)} · {words.percent(share)}
      </span>
    </button>
  );
}

/** The lines of the text that hold the shown code, the place marked. */
export function LinesOf({ pasted, id }: { readonly pasted: Pasted; readonly id: EntryId }): VNode | null {
  const words = useWords();
  const byLine = new Map<number, Mention[]>();
  for (const mention of pasted.report.mentions) {
    if (mention.entries[0] !== id) continue;
    byLine.set(mention.line, [...(byLine.get(mention.line) ?? []), mention]);
  }
  if (byLine.size === 0) return null;
  const first = [...byLine].slice(0, linesShown);
  return (
    <section class="lines card">
      <h2 class="heading">{words.inTheText}</h2>
      <ol>
        {first.map(([line, mentions]) => (
          <li key={line}>
            <span class="number" aria-label={words.lineNumber(line)}>
              {words.number(line)}
            </span>
            <code>
              <MarkedLine text={pasted.lines[line - 1] ?? ""} mentions={mentions} />
            </code>
          </li>
        ))}
      </ol>
      {byLine.size > first.length ? (
        <p class="ignored">{words.moreLines(byLine.size - first.length)}</p>
      ) : null}
    </section>
  );
}

function MarkedLine({
  text,
  mentions,
}: {
  readonly text: string;
  readonly mentions: readonly Mention[];
}): VNode {
  let done = 0;
  return (
    <>
      {mentions.map((mention) => {
        const before = text.slice(done, mention.column);
        done = mention.column + mention.text.length;
        return (
          <>
            {before}
            <mark>{text.slice(mention.column, done)}</mark>
          </>
        );
      })}
      {text.slice(done)}
    </>
  );
}
