/** Answers for the panel of a person's own codes: giving files, what became of each, and what is added beside them. */
import type { VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import example from "../../../src/data/example-catalog.json";
import type { CatalogInfo } from "../../lib/public.js";
import { writeText } from "../clipboard.ts";
import type { Messages } from "../messages/index.ts";
import { remove, replace, setKept, type OwnFile } from "../own-codes.ts";
import type { OwnState } from "../own-panel.ts";
import { saveFile } from "../saving.ts";
import { CopyButton } from "./actions.tsx";
import { Faults } from "./faults.tsx";
import { FileButton, type TakeFiles } from "./files.tsx";
import { Icon } from "./icons.tsx";
import { useCatalogs, useWords } from "./words.ts";

export interface OwnDeeds {
  readonly open: () => void;
  readonly leave: () => void;
  /** Fetches again what `src` names and could not be added. */
  readonly retry: () => void;
}

export function OwnCodes({
  state,
  onFiles,
  onLeave,
}: {
  readonly state: OwnState;
  readonly onFiles: TakeFiles;
  readonly onLeave: () => void;
}): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const heading = useRef<HTMLHeadingElement>(null);
  const ofSite = catalogs.filter(
    ({ id, builtIn }) => !builtIn && !state.files.some(({ fate }) => fate.kind === "added" && fate.id === id),
  );
  return (
    <section
      class="own"
      part="own"
      aria-label={words.own.open}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        onLeave();
      }}
    >
      <header>
        <button type="button" class="button" onClick={onLeave}>
          <Icon name="left" />
          {words.browse.leave}
        </button>
        <h2 tabIndex={-1} ref={heading}>
          {words.own.open}
        </h2>
      </header>
      <div class="card give">
        <p>{words.own.lead}</p>
        <div class="actions">
          <FileButton label={words.own.choose} accept=".json,application/json" multiple onFiles={onFiles} />
          <Example />
        </div>
        <p class="aside">{words.own.orDrop}</p>
      </div>
      {/* There before anything is said, or nobody hears it. */}
      <p class="unseen" role="status">
        {state.latest === undefined ? "" : said(state.latest, catalogs, words)}
      </p>
      {state.files.length + ofSite.length === 0 ? null : (
        <ul class="files">
          {state.files.map((file) => (
            <li key={"id" in file.fate ? `${file.fate.kind} ${file.fate.id}` : file.name} class="card">
              <Given file={file} onGone={() => heading.current?.focus()} />
            </li>
          ))}
          {ofSite.map((info) => (
            <li key={info.id} class="card">
              <Holds info={info} from={words.own.bySite} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Without the place of the schema, which is another one beside a file that is saved elsewhere. */
function exampleText(): string {
  const { $schema, ...file } = example;
  return `${JSON.stringify(file, null, 2)}\n`;
}

function Example(): VNode {
  const words = useWords();
  const [framed, setFramed] = useState(false);
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => setFramed(saveFile("json", "example-catalog.json", exampleText()))}
      >
        {words.own.example}
      </button>
      {framed ? (
        <>
          <p role="status">{words.savingMayBeBlocked}</p>
          <CopyButton
            kind="example"
            label={words.copyForm(words.forms.json)}
            copy={(beside) => writeText(exampleText(), beside)}
          />
        </>
      ) : null}
    </>
  );
}

/** What became of a file, in a sentence. */
function said({ name, fate }: OwnFile, catalogs: readonly CatalogInfo[], words: Messages): string {
  const titleOf = (id: string): string => catalogs.find((each) => each.id === id)?.title ?? id;
  switch (fate.kind) {
    case "added":
      return words.own.added(titleOf(fate.id), name);
    case "rival":
      return words.own.rival(titleOf(fate.id), name);
    case "faulty":
      return words.own.faulty(name, fate.faults.length);
    case "unread":
      return fate.why === "large" ? words.own.large(name) : words.faults.unreadable(name);
  }
}

function Given({ file, onGone }: { readonly file: OwnFile; readonly onGone: () => void }): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const { name, fate } = file;
  const gone = (deed: () => void) => (): void => {
    deed();
    onGone();
  };
  const info = fate.kind === "added" ? catalogs.find((each) => each.id === fate.id) : undefined;
  if (fate.kind === "added")
    return (
      <>
        {info === undefined ? null : <Holds info={info} from={words.own.fromFile(name)} />}
        <div class="actions">
          <label class="keep">
            <input
              type="checkbox"
              checked={file.kept !== undefined}
              // What is checked is what is kept: the box follows once that is known.
              onClick={(event) => {
                event.preventDefault();
                void setKept(file, event.currentTarget.checked);
              }}
            />
            {words.own.keep}
          </label>
          <button
            type="button"
            class="button"
            aria-label={words.own.removeFile(name)}
            onClick={gone(() => remove(file))}
          >
            {words.own.remove}
          </button>
        </div>
        {file.unkept === true ? (
          <p class="trouble" role="alert">
            {words.own.unkept}
          </p>
        ) : null}
      </>
    );
  return (
    <>
      <p class={`bar tint ${fate.kind === "rival" ? "attention" : "failed"}`}>
        <Icon name={fate.kind === "rival" ? "exclamation" : "cross"} />
        <span>{said(file, catalogs, words)}</span>
      </p>
      {fate.kind === "faulty" ? <Faults faults={fate.faults} /> : null}
      <div class="actions">
        {fate.kind === "rival" ? (
          <button type="button" class="button chief" onClick={gone(() => replace(file))}>
            {words.own.replace}
          </button>
        ) : null}
        <button type="button" class="button" onClick={gone(() => remove(file))}>
          {fate.kind === "rival" ? words.own.leave : words.own.dismiss}
        </button>
      </div>
    </>
  );
}

function Holds({ info, from }: { readonly info: CatalogInfo; readonly from: string }): VNode {
  const words = useWords();
  return (
    <>
      <h3>{info.title}</h3>
      <p class="place">
        {info.product} · {words.own.holds(info.entries, info.overlays)}
      </p>
      <p>
        <span class="tier">{from}</span>
      </p>
    </>
  );
}
