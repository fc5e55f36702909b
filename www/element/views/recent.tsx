/** Answers for the recent look-ups in the first view: each opens again, and goes by itself or with all others. */
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { entry as entryOf } from "../../lib/api.ts";
import type { LookUp } from "../recent.ts";
import { Icon } from "./icons.tsx";
import { Documented, Written } from "./text.tsx";
import { useWords } from "./words.ts";

export interface RecentDeeds {
  readonly open: (lookUp: LookUp) => void;
  readonly forget: (lookUp: LookUp) => void;
  readonly forgetAll: () => void;
}

export function RecentLookUps({
  list,
  deeds,
}: {
  readonly list: readonly LookUp[];
  readonly deeds: RecentDeeds;
}): VNode | null {
  const words = useWords();
  const section = useRef<HTMLElement>(null);
  // The catalog of an entry may not be there any more, or not yet.
  const known = list.filter((each) => !("entry" in each) || entryOf(each.entry) !== undefined);
  if (known.length === 0) return null;
  const forget = (lookUp: LookUp, at: number): void => {
    const buttons = [...(section.current?.querySelectorAll<HTMLElement>(".forget") ?? [])];
    // The focus goes on to the next one before its own goes.
    (buttons[at + 1] ?? buttons[at - 1])?.focus();
    deeds.forget(lookUp);
  };
  return (
    <section class="recent" ref={section} part="recent">
      <div class="recent-head">
        <h2 class="heading">{words.recent}</h2>
        <button type="button" class="plain" onClick={deeds.forgetAll}>
          {words.forgetAll}
        </button>
      </div>
      <ul>
        {known.map((each, at) => {
          const entry = "entry" in each ? entryOf(each.entry) : undefined;
          const name = entry?.code ?? ("query" in each ? each.query : "");
          return (
            <li key={JSON.stringify(each)} class="card">
              <button type="button" class="again" onClick={() => deeds.open(each)}>
                {entry === undefined ? (
                  <span>{name}</span>
                ) : (
                  <>
                    <b class="code">
                      <Written text={name} />
                    </b>{" "}
                    <span>
                      <Documented text={entry.message} catalog={entry.catalog} links={false} />
                    </span>
                  </>
                )}
              </button>
              <button
                type="button"
                class="forget"
                aria-label={words.forget(name)}
                onClick={() => forget(each, at)}
              >
                <Icon name="cross" />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
