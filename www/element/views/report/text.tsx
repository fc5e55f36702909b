/** Answers for the text of a report and the steps through its mentions. */
import type { VNode } from "preact";
import { keys } from "../../keys.ts";
import { plain } from "../../markdown.ts";
import type { Row } from "../../tally.ts";
import { Icon } from "../icons.tsx";
import { Around, gap, Quoted } from "../quoted.tsx";
import { useWords } from "../words.ts";
import { Scroller } from "./scroller.tsx";
import type { ReportState } from "./state.ts";

export function Text({
  state,
  onOpen,
  onStep,
}: {
  readonly state: ReportState;
  readonly onOpen: (mark: number) => void;
  readonly onStep: (by: number) => void;
}): VNode {
  const words = useWords();
  const { seen, filter, at, row, goal, marks, rows, pasted } = state;
  if (pasted.lines.count === 0 && pasted.report.lines > 0)
    return <p class="text card not-kept">{words.notKept}</p>;
  const none = seen.stops.length === 0;
  const only = rows.find((each) => each.id === filter.row);
  const current = at < 0 || row === undefined || goal === undefined ? undefined : row;
  return (
    <section class="text card" part="text" aria-label={words.theText}>
      <div class="text-bar">
        <button
          type="button"
          class="button step"
          disabled={none}
          aria-keyshortcuts={keys.report.previousMention[0]}
          onClick={() => onStep(-1)}
        >
          <Icon name="left" />
          {words.previousMention} <kbd aria-hidden="true">{keys.report.previousMention[0]}</kbd>
        </button>
        <button
          type="button"
          class="button step"
          disabled={none}
          aria-keyshortcuts={keys.report.nextMention[0]}
          onClick={() => onStep(1)}
        >
          {words.nextMention} <kbd aria-hidden="true">{keys.report.nextMention[0]}</kbd>
          <Icon name="right" />
        </button>
        <p class="count" role="status">
          {none
            ? words.noMentions
            : at < 0
              ? words.number(seen.stops.length)
              : words.mentionAt(at + 1, seen.stops.length)}
          {current === undefined ? null : (
            <span class="unseen told">
              <Around
                sentence={words.mentionIs(
                  goal!.line,
                  current.code,
                  stateWord(current, words),
                  current.entry === undefined ? "" : gap,
                )}
              >
                <Quoted catalog={current.catalog}>{messageOf(current)}</Quoted>
              </Around>
            </span>
          )}
        </p>
        {only === undefined ? null : (
          <button
            type="button"
            class="chip"
            aria-pressed="true"
            title={words.showAllCodes}
            onClick={() => state.narrow({ ...filter, row: undefined })}
          >
            {words.onlyCode(only.code)}
            <Icon name="cross" />
          </button>
        )}
        <button
          type="button"
          class="chip last"
          aria-pressed={state.onlyMarked}
          disabled={marks.all.length === 0}
          onClick={() => state.chooseOnlyMarked(!state.onlyMarked)}
        >
          {words.onlyMarked}
        </button>
      </div>
      <Scroller
        lines={state.pasted.lines}
        marks={marks}
        rows={rows}
        seen={seen}
        only={state.onlyMarked ? seen.lines : undefined}
        goal={goal}
        onOpen={onOpen}
      />
    </section>
  );
}

export function stateWord(row: Row, words: ReturnType<typeof useWords>): string {
  return row.entry === undefined || row.who === "unknown"
    ? words.undocumentedPill
    : words.states[row.entry.state];
}

export function messageOf(row: Row): string {
  return row.entry === undefined ? "" : plain(row.entry.message);
}
