/** Answers for the verdict's look: the sentence that says who acts next, and the line it rests on. */
import type { VNode } from "preact";
import type { Entry } from "../../lib/public.js";
import { sourceOf } from "../place.ts";
import { verdictOf } from "../verdict.ts";
import { Icon } from "./icons.tsx";
import { useCatalog, useWords } from "./words.ts";

export function Verdict({ entry }: { readonly entry: Entry }): VNode {
  const words = useWords();
  const { date } = sourceOf(entry, useCatalog(entry.catalog));
  const verdict = verdictOf(entry, words);
  const reason = [
    verdict.detail,
    verdict.lines.length === 0 ? undefined : `${words.line(verdict.lines, date)}.`,
  ].filter((part) => part !== undefined);
  return (
    <div class={`verdict tint ${verdict.tone}`} part="verdict">
      <Icon name={verdict.icon} />
      <div>
        <p class="headline">{verdict.headline}</p>
        {reason.length > 0 ? <p class="reason">{reason.join(" ")}</p> : null}
      </div>
    </div>
  );
}
