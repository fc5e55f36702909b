/** Answers for taking the codes along as data: those that are shown, and all of them. */
import type { VNode } from "preact";
import { csv, fileName, json } from "../../browse-file.ts";
import type { Row } from "../../browse.ts";
import { Offers, type Offer } from "../offers.tsx";
import { useCatalogs, useWords } from "../words.ts";
import type { BrowseState } from "./state.ts";

export const exportId = "export";

export function Export({ state }: { readonly state: BrowseState }): VNode {
  const words = useWords();
  const catalogs = useCatalogs();
  const { rows, seen, sort } = state;
  const offers = (of: readonly Row[], some: boolean): readonly Offer[] =>
    (["csv", "json"] as const).map((form) => ({
      form,
      name: fileName(form, some),
      text: () => (form === "csv" ? csv(of, catalogs, words) : json(of, catalogs)),
      copy: true,
    }));
  const part = (name: string, of: readonly Row[], some: boolean): VNode => (
    <div role="group" aria-label={name}>
      <p class="heading">{name}</p>
      <Offers offers={offers(of, some)} />
    </div>
  );
  return (
    <div class="export card" id={exportId}>
      {seen.length > 0 && (seen.length < rows.length || sort !== undefined)
        ? part(words.browse.selected(seen.length), seen, true)
        : null}
      {part(words.browse.all(rows.length), rows, false)}
    </div>
  );
}
