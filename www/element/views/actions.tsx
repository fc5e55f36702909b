/** Answers for what can be done with an entry: copying it in several forms, and stepping to its neighbours. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { catalogs, entries } from "../../lib/api.ts";
import type { Entry, EntryId } from "../../lib/public.js";
import type { CopyKind } from "../events.ts";
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
  // Its catalog may have been removed since.
  const all = catalogs().some((each) => each.id === entry.catalog) ? entries(entry.catalog) : [];
  const at = all.findIndex((each) => each.id === entry.id);
  const before = single && at > 0 ? all[at - 1] : undefined;
  const after = single && at >= 0 ? all[at + 1] : undefined;
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
      {before || after ? (
        <span class="steps">
          {before ? (
            <button
              type="button"
              class="button step"
              onClick={() => deeds.open(before.id)}
              aria-label={words.previous(before.code)}
            >
              <Icon name="left" />
              {before.code}
            </button>
          ) : null}
          {after ? (
            <button
              type="button"
              class="button step"
              onClick={() => deeds.open(after.id)}
              aria-label={words.next(after.code)}
            >
              {after.code}
              <Icon name="right" />
            </button>
          ) : null}
        </span>
      ) : null}
    </div>
  );
}
