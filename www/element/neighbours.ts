/** Answers for the previous and the next code: those beside it in the document, or by number for a code without a row. */
import { catalogs, entries } from "../lib/api.ts";
import type { Entry } from "../lib/public.js";

export interface Neighbours {
  readonly before: Entry | undefined;
  readonly after: Entry | undefined;
}

const byNumber = new Intl.Collator("en", { numeric: true });

/** `id` of an entry; a code that no document lists has none, and one that another revision names has no row here. */
export function neighboursOf({
  id,
  catalog,
  code,
}: {
  readonly id?: string;
  readonly catalog: string;
  readonly code: string;
}): Neighbours {
  // Its catalog may have been removed since.
  const all = catalogs().some((each) => each.id === catalog) ? entries(catalog) : [];
  const at = all.findIndex((each) => each.id === id);
  if (at >= 0) return { before: all[at - 1], after: all[at + 1] };
  const sides: { before: Entry | undefined; after: Entry | undefined } = {
    before: undefined,
    after: undefined,
  };
  for (const each of all) {
    const side = byNumber.compare(each.code, code);
    if (side < 0 && !(sides.before && byNumber.compare(each.code, sides.before.code) < 0))
      sides.before = each;
    if (side > 0 && !(sides.after && byNumber.compare(each.code, sides.after.code) >= 0)) sides.after = each;
  }
  return sides;
}
