/** Answers for what can be done with an entry: copying it in several forms, and stepping to its neighbours. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Entry, EntryId } from "../../lib/public.js";
import type { CopyKind } from "../public.js";
import { neighboursOf } from "../neighbours.ts";
import { keyOf, shortcutsOf } from "../shortcuts.ts";
import { Icon } from "./icons.tsx";
import { useWords } from "./words.ts";

export interface Deeds {
  readonly open: (id: EntryId) => void;
  /** Resolves to whether the clipboard took it. */
  readonly copy: (kind: CopyKind, entry: Entry) => Promise<boolean>;
  /** Whether the host said under which address entries can be reached. */
  readonly linkable: boolean;
}

/** How long «Copied» stands in a button's place. */
const thanksMs = 2000;

export function CopyButton({
  kind,
  label,
  copy,
  name,
  chief = false,
}: {
  readonly kind: string;
  readonly label: string;
  /** Of a button whose label says too little by itself. */
  readonly name?: string | undefined;
  /** Resolves to whether the clipboard took it; a field for the older way is put beside the button. */
  readonly copy: (beside: ParentNode) => Promise<boolean>;
  readonly chief?: boolean;
}): VNode {
  const words = useWords();
  const [outcome, setOutcome] = useState<"none" | "copied" | "failed">("none");
  useEffect(() => {
    if (outcome !== "copied") return undefined;
    const timer = setTimeout(() => setOutcome("none"), thanksMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  const press = (event: Event): void => {
    void copy((event.currentTarget as Element).getRootNode() as ShadowRoot).then(
      (done) => setOutcome(done ? "copied" : "failed"),
      () => setOutcome("failed"),
    );
  };
  return (
    <>
      <button
        type="button"
        class={chief ? "button chief" : "button"}
        part="copy"
        onClick={press}
        data-copy={kind}
        aria-label={name}
      >
        {/* Both words are laid over each other, so that the button keeps its width. */}
        <span class="swap">
          <span class={outcome === "copied" ? "gone" : undefined}>{label}</span>
          <span class={outcome === "copied" ? undefined : "gone"} aria-hidden={outcome !== "copied"}>
            <Icon name="check" />
            {words.copied}
          </span>
        </span>
      </button>
      {/* One place for both, so that a failure is heard as well. */}
      <span class={outcome === "failed" ? "trouble" : "unseen"} role="status">
        {outcome === "copied" ? words.copied : outcome === "failed" ? words.copyFailed : ""}
      </span>
    </>
  );
}

export function Actions({
  entry,
  deeds,
  single,
}: {
  readonly entry: Entry;
  readonly deeds: Deeds;
  readonly single: boolean;
}): VNode {
  const words = useWords();
  const copyButton = (kind: CopyKind, label: string, name?: string): VNode => (
    <CopyButton
      key={`${kind} ${entry.id}`}
      kind={kind}
      label={label}
      name={name}
      copy={() => deeds.copy(kind, entry)}
      chief={kind === "ticket"}
    />
  );
  return (
    <div class="actions">
      <span class="pair">
        {copyButton("ticket", words.copyTicket)}
        {copyButton("ticket-markdown", words.forms.markdown, words.copyTicketMarkdown)}
      </span>
      {copyButton("code", words.copyCode)}
      {deeds.linkable ? copyButton("link", words.copyLink) : null}
      {single ? null : (
        <button type="button" class="button" onClick={() => deeds.open(entry.id)}>
          {words.open}
        </button>
      )}
      {single ? <Steps of={entry} onOpen={deeds.open} /> : null}
    </div>
  );
}

/** To the previous and the next code, by button or by key. */
export function Steps({
  of,
  onOpen,
}: {
  readonly of: Parameters<typeof neighboursOf>[0];
  readonly onOpen: (id: EntryId) => void;
}): VNode | null {
  const words = useWords();
  const { before, after } = neighboursOf(of);
  if (before === undefined && after === undefined) return null;
  const step = (to: Entry | undefined, deed: "previous" | "next"): VNode | null =>
    to === undefined ? null : (
      <button
        key={deed}
        type="button"
        class="button step"
        onClick={() => onOpen(to.id)}
        aria-label={words[deed](to.code)}
        aria-keyshortcuts={shortcutsOf(deed)}
        title={words.byKey(keyOf(deed))}
        data-deed={deed}
      >
        {deed === "previous" ? <Icon name="left" /> : null}
        {to.code}
        {deed === "next" ? <Icon name="right" /> : null}
      </button>
    );
  return (
    <span class="steps">
      {step(before, "previous")}
      {step(after, "next")}
    </span>
  );
}
