// MiniSearch, with boosted fields, and the last word as a prefix while typing; a complete query takes every word as one
// and tolerates near spellings. It keeps no documents: the caller finds the entry of an id in a map of its own.
import MiniSearch from "minisearch";

export const input = "documents";

export function build(documents) {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const index = new MiniSearch({
    fields: ["code", "name", "message", "remediation", "section"],
    searchOptions: {
      boost: { code: 8, name: 4, message: 3, remediation: 1, section: 0.5 },
      prefix: (term, place, terms) => place === terms.length - 1,
    },
  });
  index.addAll(documents);
  // Digits are never misspelt: a code one off is another code.
  const fuzzy = (term) => (/\d/.test(term) ? false : 0.2);
  return {
    typed: (query) => index.search(query),
    misspelt: (query) => index.search(query, { fuzzy, prefix: true }),
    read(results) {
      let sum = 0;
      const count = Math.min(results.length, 10);
      for (let i = 0; i < count; i++) {
        const { id, score, match } = results[i];
        sum += byId.get(id).message.length + score;
        for (const term in match) sum += term.length + match[term].length;
      }
      return sum;
    },
    ids: (results) => results.slice(0, 10).map(({ id }) => id),
  };
}
