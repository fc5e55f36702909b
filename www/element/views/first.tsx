/** Answers for the first view: examples that work by click, what is covered and as of when, and that nothing leaves the page. */
import type { VNode } from "preact";
import { examples, type Example } from "../examples.ts";
import { safeUrl } from "../links.ts";
import type { LookUp } from "../recent.ts";
import { Icon } from "./icons.tsx";
import { Quoted } from "./quoted.tsx";
import { RecentLookUps, type RecentDeeds } from "./recent.tsx";
import { OutsideLink } from "./text.tsx";
import { useCatalogs, useWords } from "./words.ts";

export function FirstView({
  recent,
  recentDeeds,
  onTry,
  onBrowse,
  onOwn,
}: {
  readonly recent: readonly LookUp[];
  readonly recentDeeds: RecentDeeds;
  readonly onTry: (example: Example) => void;
  readonly onBrowse: () => void;
  readonly onOwn: () => void;
}): VNode {
  const words = useWords();
  return (
    <div class="first-view" part="first-view">
      <RecentLookUps list={recent} deeds={recentDeeds} />
      <section>
        <h2 class="heading">{words.examples}</h2>
        <ul class="examples">
          {examples.map((example) => (
            <li key={example.kind}>
              <button type="button" class="example" part="example" onClick={() => onTry(example)}>
                <span class="kind">{words.exampleKinds[example.kind]}</span>
                <span class={`sample sample-${example.kind}`}>
                  {example.kind === "report" ? words.exampleOfReport : <Quoted>{example.text}</Quoted>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <Coverage onBrowse={onBrowse} onOwn={onOwn} />
      <p class="privacy">
        <Icon name="lock" />
        <span>
          <strong>{words.privacy}</strong> {words.privacyHow}
        </span>
      </p>
    </div>
  );
}

export function Coverage({
  onBrowse,
  onOwn,
}: {
  readonly onBrowse: () => void;
  readonly onOwn: () => void;
}): VNode {
  const words = useWords();
  return (
    <section>
      <h2 class="heading">{words.covered}</h2>
      <ul class="coverage">
        {useCatalogs().map((catalog) => {
          const [main] = catalog.documents;
          const url = safeUrl(main?.url);
          return (
            <li key={catalog.id} class="card">
              <p class="product">{catalog.product}</p>
              <p class="size">{words.codes(catalog.entries)}</p>
              {main === undefined ? null : (
                <p class="document">
                  <Quoted catalog={catalog.id}>
                    {url === undefined ? main.title : <OutsideLink url={url}>{main.title}</OutsideLink>}
                  </Quoted>
                  <span class="date">{main.date === undefined ? words.noDate : words.asOf(main.date)}</span>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      <div class="actions">
        <button type="button" class="button to-browse" onClick={onBrowse}>
          {words.browse.open}
        </button>
        <button type="button" class="button to-own" onClick={onOwn}>
          {words.own.open}
        </button>
      </div>
    </section>
  );
}
