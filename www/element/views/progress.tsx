/** Answers for what is said of a file or long text on its way: how far it is, what went wrong, that it is read. */
import type { VNode } from "preact";
import type { IntakeState } from "../intake.ts";
import type { Messages } from "../messages/index.ts";
import { Icon } from "./icons.tsx";
import { useWords } from "./words.ts";

export interface ProgressDeeds {
  /** Ends the reading, or puts away what is said. */
  readonly cancel: () => void;
  readonly show: () => void;
}

/** A screen reader hears each of so many parts of the way, not each step. */
const HEARD_PARTS = 4;

export function Progress({
  state,
  deeds,
}: {
  readonly state: IntakeState;
  readonly deeds: ProgressDeeds;
}): VNode {
  const words = useWords();
  return (
    <>
      {/* There before anything is said, or nobody hears it. */}
      <p class="unseen" role="status">
        {heard(state, words)}
      </p>
      {state === undefined ? null : state.kind === "reading" ? (
        <Bar reading={state} onCancel={deeds.cancel} />
      ) : (
        <Said state={state} deeds={deeds} />
      )}
    </>
  );
}

const shareOf = ({ read, total }: State<"reading">): number => (total > 0 ? read / total : 0);

function heard(state: IntakeState, words: Messages): string {
  // A fault is an alert of its own.
  if (state === undefined || state.kind === "failed") return "";
  if (state.kind !== "reading") return said(state, words);
  // The end is heard as the report itself.
  const part = Math.min(Math.floor(shareOf(state) * HEARD_PARTS), HEARD_PARTS - 1);
  return words.readingHeard(state.name ?? words.thisText, part / HEARD_PARTS);
}

function said(state: State<"failed" | "ready" | "first-of">, words: Messages): string {
  if (state.kind === "failed") return words.faults[state.fault](state.name ?? words.thisText);
  if (state.kind === "first-of") return words.onlyFirst(state.files);
  return words.readReady(state.pasted.name ?? words.thisText, state.pasted.report.mentions.length);
}

type State<Kind> = Extract<IntakeState, { readonly kind: Kind }>;

function Bar({
  reading,
  onCancel,
}: {
  readonly reading: State<"reading">;
  readonly onCancel: () => void;
}): VNode {
  const words = useWords();
  const { name, read, total, others } = reading;
  const share = shareOf(reading);
  return (
    <section class="intake card" part="progress">
      <p class="said">
        <b>{name ?? words.thisText}</b>
        <span class="figures">
          {name === undefined ? words.readCharacters(read, total) : words.readBytes(read, total)} ·{" "}
          {words.percent(share)}
        </span>
        {others > 0 ? <span class="aside">{words.onlyFirst(others + 1)}</span> : null}
      </p>
      <button type="button" class="button" onClick={onCancel}>
        {words.cancel}
      </button>
      <progress max={1} value={share} aria-label={words.readingOf(name ?? words.thisText)} />
    </section>
  );
}

const looks = {
  failed: ["failed", "cross"],
  ready: ["done", "check"],
  "first-of": ["attention", "exclamation"],
} as const;

function Said({
  state,
  deeds,
}: {
  readonly state: State<"failed" | "ready" | "first-of">;
  readonly deeds: ProgressDeeds;
}): VNode {
  const words = useWords();
  const [tone, icon] = looks[state.kind];
  return (
    <div
      class={`intake bar tint ${tone}`}
      part="progress"
      role={state.kind === "failed" ? "alert" : undefined}
    >
      <Icon name={icon} />
      <div class="words">
        <p>{said(state, words)}</p>
        {state.kind === "ready" ? (
          <button type="button" class="button" onClick={deeds.show}>
            {words.showReport}
          </button>
        ) : null}
      </div>
      <button type="button" class="close" aria-label={words.close} onClick={deeds.cancel}>
        <Icon name="cross" />
      </button>
    </div>
  );
}
