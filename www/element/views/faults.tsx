/** Answers for all that is wrong with a catalog file: each fault with its line, its path and the reason. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import type { Fault } from "../adding.ts";
import type { SourceFault } from "../sources.ts";
import { Icon } from "./icons.tsx";
import { useWords } from "./words.ts";

/** More at once nobody mends, and thousands would hold up the page. */
const FIRST = 50;

export function Faults({ faults }: { readonly faults: readonly Fault[] }): VNode {
  const words = useWords();
  const [all, setAll] = useState(false);
  return (
    <>
      <ol class="faults">
        {(all ? faults : faults.slice(0, FIRST)).map(({ path, message, line }) => (
          <li key={path + message}>
            <span class="where">
              {line === undefined ? null : `${words.own.line(line)} · `}
              {path === "" ? words.own.whole : <code>{path}</code>}
            </span>{" "}
            {/* The library's own words, in English whatever the language around them. */}
            <span lang="en">{message}</span>
          </li>
        ))}
      </ol>
      {all || faults.length <= FIRST ? null : (
        <button type="button" class="button" onClick={() => setAll(true)}>
          {words.showAll(faults.length)}
        </button>
      )}
    </>
  );
}

/** What `src` names and could not be added. */
export function SourceFaults({
  faults,
  onRetry,
}: {
  readonly faults: readonly SourceFault[];
  readonly onRetry: () => void;
}): VNode | null {
  const words = useWords();
  if (faults.length === 0) return null;
  return (
    <section class="card source-faults" role="alert">
      {faults.map(({ address, reason, error }) => (
        <div key={address}>
          <p class="bar tint failed">
            <Icon name="cross" />
            <span>
              {words.own.sourceFailed(address)}
              {typeof reason === "string" ? ` ${words.own.obstacles[reason]}` : null}
            </span>
          </p>
          {typeof reason !== "string" ? (
            <Faults faults={reason} />
          ) : (
            <details>
              <summary>{words.details}</summary>
              <p class="reason" lang="en">
                {error.message}
              </p>
            </details>
          )}
        </div>
      ))}
      <button type="button" class="button" onClick={onRetry}>
        {words.own.retry}
      </button>
    </section>
  );
}
