/** Answers for a report as a whole: summary, text and the entry of the place where a person stands, kept together. */
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { decode } from "../../../lib/api.ts";
import type { EntryId } from "../../../lib/public.js";
import type { Shown } from "../../asking.ts";
import { deedOf } from "../../keys.ts";
import { plain } from "../../markdown.ts";
import { oppositesOf } from "../../opposites.ts";
import type { Row } from "../../tally.ts";
import type { Deeds } from "../actions.tsx";
import { EntryView } from "../entry.tsx";
import { Icon } from "../icons.tsx";
import { OtherMeanings } from "../meanings.tsx";
import { UndocumentedCode } from "../notices.tsx";
import { Around, gap, Quoted } from "../quoted.tsx";
import { useWords } from "../words.ts";
import type { ReportState } from "./state.ts";
import { Summary } from "./summary.tsx";
import { Text } from "./text.tsx";

export function Report({
  state,
  shown,
  answerOpen,
  deeds,
  onBack,
}: {
  readonly state: ReportState;
  readonly shown: Shown;
  readonly answerOpen: boolean;
  readonly deeds: Deeds;
  readonly onBack: () => void;
}): VNode {
  const words = useWords();
  const shownId: EntryId | undefined = shown.kind === "entry" ? shown.entry.id : undefined;
  // Stepping on shows the next entry without choosing it: not every step is a place in the history. Whatever is chosen
  // afterwards, here or by the way back, is shown again.
  const [looked, look] = useState<{ row: Row; under: EntryId | undefined; open: boolean }>();
  const fromText = useRef(false);
  const valid = looked !== undefined && looked.under === shownId && state.rows.includes(looked.row);
  const row = valid ? looked.row : undefined;
  const entry = row === undefined ? (shown.kind === "entry" ? shown.entry : undefined) : row.entry;
  // An entry that was opened from another has no place in the text that could say which product it is.
  const opposites =
    entry === undefined
      ? []
      : (state.rows.find((each) => each.id === entry.id)?.opposites ?? oppositesOf(entry));
  const open = (to: Row, inText: boolean): void => {
    fromText.current = inText;
    // An undocumented code is no entry that could be chosen.
    look({ row: to, under: to.entry?.id ?? shownId, open: to.entry === undefined });
    if (to.entry !== undefined) deeds.open(to.entry.id);
  };
  const step = (by: number, focus: boolean): void => {
    const to = state.step(by, focus);
    if (to !== undefined) look({ row: to, under: shownId, open: false });
  };
  const onKey = (event: KeyboardEvent): void => {
    const deed = event.isComposing ? undefined : deedOf("report", event);
    if (deed === undefined) return;
    event.preventDefault();
    step(deed === "nextMention" ? 1 : -1, isIn(event, ".scroller"));
  };
  const back = (): void => {
    look(undefined);
    if (answerOpen) onBack();
    // Back to where the answer was opened.
    if (fromText.current && state.goal !== undefined) state.go({ ...state.goal, focus: true });
  };
  const isOpen = answerOpen || (valid && looked.open);
  return (
    <div class={`panes report ${isOpen ? "answer-open" : "list-open"}`} onKeyDown={onKey}>
      <Summary
        state={state}
        shownId={row?.id ?? entry?.id}
        onRow={(to) => {
          state.choose(to);
          open(to, false);
        }}
        onLine={(to, line) => {
          state.goToLine(to, line);
          look({ row: to, under: shownId, open: false });
        }}
        onOpen={deeds.open}
        onText={() => state.go({ ...(state.goal ?? { line: 1, mark: undefined }), focus: true })}
      />
      <Text
        state={state}
        onStep={(by) => step(by, false)}
        onOpen={(mark) => {
          const to = state.rows[state.marks.rows[mark]!];
          if (to === undefined) return;
          state.go({ line: state.marks.all[mark]!.line, mark, focus: false });
          open(to, true);
        }}
      />
      <div class="answer" part="answer">
        {/* A place in the text says itself what it means; an entry that was opened from another is heard here. */}
        <p class="unseen" role="status">
          {row === undefined && shown.kind === "entry" && shown.picked ? (
            <Around sentence={words.chosen(shown.entry.code, shown.entry.state, gap)}>
              <Quoted catalog={shown.entry.catalog}>{plain(shown.entry.message)}</Quoted>
            </Around>
          ) : null}
        </p>
        <button type="button" class="button back" onClick={back}>
          <Icon name="left" />
          {words.backToReport}
        </button>
        {entry === undefined || opposites.length === 0 ? null : (
          <OtherMeanings entry={entry} entries={[entry, ...opposites]} onOpen={deeds.open} />
        )}
        {entry === undefined ? null : <EntryView entry={entry} deeds={deeds} />}
        {entry === undefined && row !== undefined ? <Unknown row={row} onOpen={deeds.open} /> : null}
      </div>
    </div>
  );
}

function isIn(event: Event, selector: string): boolean {
  return (event.target as Element).closest(selector) !== null;
}

/** What can still be said of a code that no document lists. */
function Unknown({ row, onOpen }: { readonly row: Row; readonly onOpen: (id: EntryId) => void }): VNode {
  const said = decode(row.code, { catalogs: [row.catalog] }).undocumented;
  return (
    <>
      {said.map((code) => (
        <UndocumentedCode key={code.catalog} code={code} onOpen={onOpen} />
      ))}
    </>
  );
}
