/** Answers for the whole view: the box on top, always in the same place, and under it what belongs to what was asked. */
import type { ComponentChildren, VNode } from "preact";
import type { CatalogInfo, Entry, State } from "../../lib/public.js";
import {
  foreignOf,
  hasNotices,
  noticesComeFirst,
  rulesComeFirst,
  undocumentedOf,
  type Browsing,
  type Found,
  type Pasted,
  type Shown,
} from "../asking.ts";
import type { Example } from "../examples.ts";
import type { IntakeState } from "../intake.ts";
import { plain } from "../markdown.ts";
import type { Direction } from "../messages/formats.ts";
import type { Messages } from "../messages/index.ts";
import type { OwnState } from "../own-panel.ts";
import type { LookUp } from "../recent.ts";
import { headOf } from "../summary.ts";
import type { Phase } from "../starting.ts";
import { countOf, fits, isDocumented } from "../tally.ts";
import type { Deeds } from "./actions.tsx";
import { Box, Filter, type BoxDeeds } from "./box.tsx";
import { Browse } from "./browse/browse.tsx";
import { escape } from "./browse/escape.ts";
import { Facets } from "./browse/facets.tsx";
import { useBrowse, type BrowseState } from "./browse/state.ts";
import { EntryView } from "./entry.tsx";
import { SourceFaults } from "./faults.tsx";
import { DropZone } from "./files.tsx";
import { FirstView } from "./first.tsx";
import { Icon } from "./icons.tsx";
import { Keys, KeysButton } from "./keys.tsx";
import { List } from "./list.tsx";
import { MeaningsBar, OtherMeanings, SideBySide } from "./meanings.tsx";
import { Loading, Nothing, Trouble } from "./nothing.tsx";
import { namesOf, Notices, Rules } from "./notices.tsx";
import { OwnCodes, type OwnDeeds } from "./own.tsx";
import { Progress, type ProgressDeeds } from "./progress.tsx";
import { Around, gap, Quoted } from "./quoted.tsx";
import type { RecentDeeds } from "./recent.tsx";
import { Filters } from "./report/filters.tsx";
import { Report } from "./report/report.tsx";
import { useReport, type ReportState } from "./report/state.ts";
import { KnowledgeContext } from "./words.ts";

export interface AppProps {
  readonly words: Messages;
  readonly direction: Direction;
  readonly catalogs: readonly CatalogInfo[];
  readonly phase: Phase;
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  readonly disabled: boolean;
  readonly required: boolean;
  readonly compact: boolean;
  readonly chosenCatalogs: readonly string[];
  readonly chosenStates: readonly State[];
  readonly found: Found;
  readonly shown: Shown;
  /** Place in the list; -1 when what is shown is not in it. */
  readonly active: number;
  readonly pasted: Pasted | undefined;
  readonly browsing: Browsing | undefined;
  readonly intake: IntakeState;
  readonly own: OwnState;
  /** Where there is room for one column only: the answer stands in the list's place. */
  readonly answerOpen: boolean;
  readonly boxDeeds: BoxDeeds;
  readonly progressDeeds: ProgressDeeds;
  readonly ownDeeds: OwnDeeds;
  readonly deeds: Deeds;
  readonly onCatalogs: (ids: readonly string[]) => void;
  readonly onAllStates: () => void;
  readonly onChoose: (at: number) => void;
  readonly onAllResults: () => void;
  readonly onAllMeanings: () => void;
  readonly onBack: () => void;
  readonly onBrowse: () => void;
  readonly onTry: (example: Example) => void;
  /** Asked for where they are shown: reading them takes the browser's storage. */
  readonly recent: () => readonly LookUp[];
  readonly recentDeeds: RecentDeeds;
  /** Whether the help on keys is open, and whether those for the whole page are on. */
  readonly keysShown: boolean;
  readonly shortcut: boolean;
  readonly onKeys: (shown: boolean) => void;
}

interface WithStates {
  readonly report: ReportState | undefined;
  readonly browse: BrowseState | undefined;
}

export function App(props: AppProps): VNode {
  const { words, catalogs, pasted, phase, shown } = props;
  const report = useReport(phase.kind === "ready" ? pasted : undefined, words);
  const browse = useBrowse(phase.kind === "ready" ? props.browsing : undefined, props);
  const owning = phase.kind === "ready" && props.own.open;
  const onKeyDown = browse === undefined || owning ? undefined : escape(browse, props.onBack);
  return (
    <KnowledgeContext.Provider value={{ words, catalogs, compact: props.compact }}>
      <DropZone
        words={words}
        direction={props.direction}
        onFiles={props.boxDeeds.files}
        disabled={props.disabled}
      >
        <Box
          text={props.text}
          label={props.label}
          placeholder={pasted === undefined ? props.placeholder : (pasted.name ?? words.pastedShort)}
          required={props.required}
          active={props.active}
          filled={props.text !== "" || pasted !== undefined}
          deeds={props.boxDeeds}
        />
        <div class="under" onKeyDown={onKeyDown}>
          {phase.kind !== "ready" ? null : shown.kind === "browse" && browse !== undefined ? (
            <Facets state={browse} />
          ) : report === undefined ? (
            <Filter
              chosen={props.chosenCatalogs}
              states={props.chosenStates}
              onChoose={props.onCatalogs}
              onAllStates={props.onAllStates}
            />
          ) : (
            <Filters state={report} />
          )}
          {owning ? null : <Status {...props} report={report} browse={browse} />}
          <KeysButton onPress={() => props.onKeys(true)} />
        </div>
        <Progress state={props.intake} deeds={props.progressDeeds} />
        <SourceFaults faults={props.own.faults} onRetry={props.ownDeeds.retry} />
        {/* Focusable by click, so that a click on text does not send the focus to the box. */}
        <div class="body" tabIndex={-1} onKeyDown={onKeyDown}>
          {browse === undefined ? null : (
            <Browse
              state={browse}
              hidden={owning || shown.kind !== "browse"}
              onLeave={props.onBack}
              onOwn={props.ownDeeds.open}
            />
          )}
          {owning ? (
            <OwnCodes state={props.own} onFiles={props.boxDeeds.files} onLeave={props.ownDeeds.leave} />
          ) : shown.kind === "browse" ? null : (
            <Body {...props} report={report} browse={browse} />
          )}
        </div>
        <slot name="footer" />
        {props.keysShown ? <Keys page={props.shortcut} onClose={() => props.onKeys(false)} /> : null}
      </DropZone>
    </KnowledgeContext.Provider>
  );
}

/** Before the words of its language are there: the box in its place, without any. */
export function Unspoken(): VNode {
  return (
    <div class="codebook">
      <div class="box" />
      <div class="under" />
    </div>
  );
}

/** The count that is seen, and the first answer that is only heard. */
function Status({ words, found, shown, active, report, browse, phase }: AppProps & WithStates): VNode {
  let seen = "";
  let heard: VNode | string = "";
  const said = (sentence: (code: string, state: State, message: string) => string, entry: Entry): VNode => (
    <Around sentence={sentence(entry.code, entry.state, gap)}>
      <Quoted catalog={entry.catalog}>{plain(entry.message)}</Quoted>
    </Around>
  );
  if (phase.kind === "ready" && report !== undefined) {
    const documented = report.rows.filter(isDocumented);
    const left = documented.filter((row) => fits(row, report.filter));
    seen =
      left.length === documented.length
        ? headOf(report.pasted.report, report.rows, words)
        : words.narrowed(countOf(left), countOf(documented));
  } else if (shown.kind === "browse" && browse !== undefined) {
    seen = words.browse.shown(browse.seen.length, browse.rows.length);
  } else if (phase.kind === "ready" && found.query !== "") {
    const { hits, total } = found.result;
    if (hits.length > 0) seen = words.found(hits.length, total);
    else if (!hasNotices(found) && shown.kind === "nothing") seen = words.nothingFound;
    const first = hits[0]?.entry;
    const noticed = active <= 0 && !(shown.kind === "entry" && shown.picked);
    const notice = noticed ? noticeHeard(found, words) : undefined;
    const near = found.near.length === 0 ? "" : words.didYouMean(namesOf(found.near));
    if (notice !== undefined) heard = near === "" ? notice : `${notice}. ${near}`;
    else if (shown.kind === "nothing") heard = near;
    else if (shown.kind === "meanings") heard = words.meaningsHeard(shown.entries.length);
    else if (shown.kind === "entry" && shown.entry !== first) heard = said(words.chosen, shown.entry);
    else if (first !== undefined) heard = said(words.firstIs, first);
  }
  return (
    <p class="count" part="count" role="status">
      {seen}
      {heard === "" ? null : (
        <span class="unseen">
          {seen === "" ? "" : ". "}
          {heard}
        </span>
      )}
    </p>
  );
}

/** What stands before all entries, and is the answer. */
function noticeHeard(found: Found, words: Messages): VNode | string | undefined {
  const [rule] = found.result.rules;
  if (rule !== undefined && rulesComeFirst(found))
    return (
      <Quoted catalog={rule.id.slice(0, rule.id.indexOf("/"))}>
        {words.ruleHeard(rule.title, plain(rule.text))}
      </Quoted>
    );
  if (!noticesComeFirst(found)) return undefined;
  const foreign = foreignOf(found);
  const codes = undocumentedOf(found).map((each) => words.undocumented(each.code));
  return foreign === undefined ? [...new Set(codes)].join(". ") : `${words.foreign}: ${foreign.system}`;
}

function Body(props: AppProps & WithStates): VNode {
  const { phase, shown, found, report, browse, deeds } = props;
  const onOwn = props.ownDeeds.open;
  if (phase.kind === "loading") return <Loading late={phase.late} asked={props.text !== ""} />;
  if (phase.kind === "trouble") return <Trouble blocked={phase.blocked} reason={phase.reason} />;
  if (report !== undefined)
    return (
      <Report
        state={report}
        shown={shown}
        answerOpen={props.answerOpen}
        deeds={deeds}
        onBack={props.onBack}
      />
    );
  if (shown.kind === "first-view")
    return (
      <slot name="empty">
        <FirstView
          recent={props.recent()}
          recentDeeds={props.recentDeeds}
          onTry={props.onTry}
          onBrowse={props.onBrowse}
          onOwn={onOwn}
        />
      </slot>
    );
  if (shown.kind === "nothing")
    return (
      <Nothing
        query={found.query}
        near={found.near}
        onOpen={deeds.open}
        catalogs={props.chosenCatalogs}
        onAll={() => props.onCatalogs([])}
        onBrowse={props.onBrowse}
        onOwn={onOwn}
      />
    );
  const { hits, total } = found.result;
  const picked = shown.kind === "entry" && shown.picked;
  const noticed = props.active <= 0 && !picked;
  const answered = found.reading.entries.length > 0;
  const ruled = rulesComeFirst(found);
  const bar =
    shown.kind === "meanings" ? <MeaningsBar reading={found.reading} entries={shown.entries} /> : null;
  return (
    <Panes
      arrangement={
        hits.length === 0
          ? picked
            ? "alone-picked"
            : "alone"
          : hits.length === 1
            ? "lone"
            : shown.kind === "meanings" && shown.whole && !props.answerOpen
              ? "compare"
              : props.answerOpen
                ? "answer-open"
                : "list-open"
      }
      told={noticed && (ruled || noticesComeFirst(found))}
      back={browse === undefined ? props.words.back : props.words.browse.backToAll}
      onBack={props.onBack}
      bar={bar}
      list={
        hits.length === 0 ? null : (
          <List
            hits={hits}
            total={total}
            active={props.active}
            onChoose={props.onChoose}
            onAll={props.onAllResults}
          />
        )
      }
    >
      {/* What a rule or a structure says comes first, unless a person went on to an entry or the code itself has one. */}
      {noticed && ruled ? <Rules found={found} onOpen={deeds.open} /> : null}
      {noticed && !answered ? <Notices found={found} onOpen={deeds.open} /> : null}
      {shown.kind === "meanings" ? (
        <SideBySide entries={shown.entries} currentId={shown.currentId} deeds={deeds} />
      ) : null}
      {shown.kind === "entry" ? <EntryPane {...props} shown={shown} /> : null}
      {noticed && answered ? <Notices found={found} onOpen={deeds.open} /> : null}
      {noticed && !ruled ? <Rules found={found} onOpen={deeds.open} /> : null}
    </Panes>
  );
}

function EntryPane({
  shown,
  found,
  deeds,
  onAllMeanings,
}: AppProps & { readonly shown: Extract<Shown, { kind: "entry" }> }): VNode {
  return (
    <>
      {shown.others.length > 1 ? (
        <OtherMeanings
          entry={shown.entry}
          entries={shown.others}
          onOpen={deeds.open}
          onAll={shown.others === found.reading.entries ? onAllMeanings : undefined}
        />
      ) : null}
      <EntryView entry={shown.entry} deeds={deeds} />
    </>
  );
}

/**
 * How list and answer share the room. alone: no list; alone-picked: no list
 * either, but a notice to go back to. lone: a list of one, which one column does not show. compare:
 * the list would repeat the meanings that stand side by side, so that it is only heard. list-open and answer-open:
 * which of the two one column shows; two columns show both.
 */
type Arrangement = "alone" | "alone-picked" | "lone" | "compare" | "list-open" | "answer-open";

function Panes({
  list,
  bar,
  arrangement,
  told,
  back,
  onBack,
  children,
}: {
  readonly list: VNode | null;
  readonly bar: VNode | null;
  readonly arrangement: Arrangement;
  /** The answer begins with what is no entry: one column shows that even while it shows the list. */
  readonly told: boolean;
  readonly back: string;
  readonly onBack: () => void;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <div class={`panes ${arrangement}${told ? " told" : ""}`}>
      {bar}
      {list}
      <div class="answer" part="answer">
        {arrangement === "alone" || arrangement === "lone" ? null : (
          <button type="button" class="button back" part="back" onClick={onBack}>
            <Icon name="left" />
            {back}
          </button>
        )}
        {children}
      </div>
    </div>
  );
}
