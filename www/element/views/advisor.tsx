/** Answers for Mover's rules beside one of its codes: a few small questions, and the answer as they are chosen. */
import type { VNode } from "preact";
import { useId, useState } from "preact/hooks";
import { mover } from "../../lib/api.ts";
import type { Entry, Verdict } from "../../lib/public.js";
import { Icon } from "./icons.tsx";
import { Quoted } from "./quoted.tsx";
import { useCatalog, useWords } from "./words.ts";

/** States of a task whose transaction has not ended: it may be canceled, not rerun. */
const cancelable = { queued: "Queued", running: "Running" } as const;

/** What ran, and whether for the first time: one question, since a later run is never rerun, whatever it did. */
const runs = ["scan", "migrate", "later"] as const;

export function Advisor({ entry }: { readonly entry: Entry }): VNode {
  return entry.state === "queued" || entry.state === "running" ? (
    <Cancel entry={entry} state={cancelable[entry.state]} />
  ) : (
    <Rerun entry={entry} />
  );
}

function Rerun({ entry }: { readonly entry: Entry }): VNode {
  const words = useWords().advisor;
  const [run, setRun] = useState<(typeof runs)[number]>("scan");
  const [used, setUsed] = useState(0);
  const [canceling, setCanceling] = useState(false);
  const verdict = mover.rerun({
    lastCode: entry.code,
    action: run === "migrate" ? "migrate" : "scan",
    firstTime: run !== "later",
    // Of which run they were is not asked of a later one, and none is left in any case.
    rerunsUsed: run === "later" ? 0 : used,
    beingCanceled: canceling,
  });
  return (
    // Where the code alone decides, the questions are there for whoever asks.
    <details class="advisor" data-advisor="rerun" open={entry.retry.kind === "automatic"}>
      <summary>{words.rerun}</summary>
      <div class="questions">
        <Question
          label={words.whichRun}
          options={runs.map((each) => words.runs[each])}
          at={runs.indexOf(run)}
          onChoose={(at) => setRun(runs[at] ?? "scan")}
        />
        <Question label={words.rerunsUsed} options={["0", "1", "2", "3"]} at={used} onChoose={setUsed} />
        <Question
          label={words.beingCanceled}
          options={[words.no, words.yes]}
          at={canceling ? 1 : 0}
          onChoose={(at) => setCanceling(at === 1)}
        />
      </div>
      <Answer
        verdict={verdict}
        headline={verdict.answer === "yes" ? words.mayRerun(verdict.rerunsLeft ?? 0) : words.noRerun}
      />
    </details>
  );
}

function Cancel({ entry, state }: { readonly entry: Entry; readonly state: "Queued" | "Running" }): VNode {
  const words = useWords().advisor;
  const states = ["Queued", "Running"] as const;
  const [shown, setShown] = useState<(typeof states)[number]>(state);
  const verdict = mover.cancel({ state: shown, code: entry.code });
  return (
    <details class="advisor" data-advisor="cancel" open>
      <summary>{words.cancel}</summary>
      <div class="questions">
        <Question
          label={words.shownState}
          options={states}
          at={states.indexOf(shown)}
          onChoose={(at) => setShown(states[at] ?? state)}
        />
      </div>
      <Answer verdict={verdict} headline={verdict.answer === "yes" ? words.mayCancel : words.noCancel} />
    </details>
  );
}

/** One question as a row of choices. */
function Question({
  label,
  options,
  at,
  onChoose,
}: {
  readonly label: string;
  readonly options: readonly string[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}): VNode {
  const name = useId();
  return (
    <fieldset class="question">
      <legend>{label}</legend>
      <div class="choices">
        {options.map((option, place) => (
          <label key={option}>
            <input type="radio" name={name} checked={place === at} onChange={() => onChoose(place)} />
            <span>{option}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Answer({ verdict, headline }: { readonly verdict: Verdict; readonly headline: string }): VNode {
  const words = useWords();
  const documents = useCatalog("mover")?.documents ?? [];
  const yes = verdict.answer === "yes";
  return (
    <div class={`answer-of-rule tint ${yes ? "done" : "over"}`} role="status">
      <Icon name={yes ? "check" : "cross"} />
      <div>
        <p class="headline">{headline}</p>
        <ul>
          {verdict.reasons.map(({ text, source }) => (
            <li key={text}>
              <Quoted catalog="mover">{text}</Quoted>{" "}
              <span class="whole">
                (
                {source.line === undefined ? (
                  <Quoted catalog="mover">
                    {documents.find((each) => each.id === source.document)?.title}
                  </Quoted>
                ) : (
                  words.sourceLine(source.line)
                )}
                )
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
