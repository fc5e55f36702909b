/** Answers for what the catalogs come from: their documents with dates and links, and what has become of the product. */
import type { VNode } from "preact";
import type { CatalogInfo } from "../../../lib/public.js";
import { safeUrl } from "../../links.ts";
import { Icon } from "../icons.tsx";
import { Quoted } from "../quoted.tsx";
import { OutsideLink } from "../text.tsx";
import { useCatalogs, useWords } from "../words.ts";

export function Sources(): VNode {
  const words = useWords();
  return (
    <ul class="coverage sources" aria-label={words.browse.about}>
      {useCatalogs().map((catalog) => {
        const [main, ...others] = catalog.documents;
        return (
          <li key={catalog.id} class="card">
            <p class="product">{catalog.product}</p>
            <p class="size">{words.codes(catalog.entries)}</p>
            {catalog.status === undefined ? null : (
              <p class="product-status attention">
                <Icon name="exclamation" />
                <Quoted catalog={catalog.id}>{catalog.status}</Quoted>
              </p>
            )}
            {main === undefined ? null : <Source document={main} catalog={catalog.id} />}
            {others.length === 0 ? null : (
              <details>
                <summary>{words.browse.otherDocuments(others.length)}</summary>
                {others.map((each) => (
                  <Source key={each.id} document={each} catalog={catalog.id} />
                ))}
              </details>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Source({
  document,
  catalog,
}: {
  readonly document: CatalogInfo["documents"][number];
  readonly catalog: string;
}): VNode {
  const words = useWords();
  const { title, date, revision } = document;
  const url = safeUrl(document.url);
  return (
    <p class="document">
      <Quoted catalog={catalog}>
        {url === undefined ? title : <OutsideLink url={url}>{title}</OutsideLink>}
      </Quoted>
      <span class="date">
        {date === undefined ? words.noDate : words.asOf(date)}
        {revision === undefined || title.includes(revision) ? null : (
          <>
            , <Quoted catalog={catalog}>{revision}</Quoted>
          </>
        )}
      </span>
    </p>
  );
}
