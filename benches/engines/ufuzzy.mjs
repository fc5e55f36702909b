// uFuzzy, over one line of text for each entry, its words in any order. A second instance tolerates one mistake in
// each word. It has no index: building is making the lines.
import UFuzzy from "@leeoniya/ufuzzy";

export const input = "documents";

/** Up to so many words are tried in every order; more would take too long. */
const PERMUTED = 3;
/** With more matches than this uFuzzy neither ranks nor says where they are: its default. */
const RANKED = 1000;

export function build(documents) {
  const lines = documents.map(({ code, name, message, remediation, section }) =>
    [code, name, message, remediation, section].filter(Boolean).join(" "),
  );
  const exact = new UFuzzy({ intraMode: 0 });
  const tolerant = new UFuzzy({ intraMode: 1 });
  const order = ([found, info, order]) =>
    order ? order.slice(0, 10).map((place) => info.idx[place]) : (found ?? []).slice(0, 10);
  return {
    typed: (query) => exact.search(lines, query, PERMUTED, RANKED),
    misspelt: (query) => tolerant.search(lines, query, PERMUTED, RANKED),
    read(result) {
      const [, info, ranked] = result;
      let sum = 0;
      for (const place of order(result)) sum += documents[place].id.length + documents[place].message.length;
      for (const place of ranked?.slice(0, 10) ?? []) for (const end of info.ranges[place]) sum += end;
      return sum;
    },
    ids: (result) => order(result).map((place) => documents[place].id),
  };
}
