// Fuse, with weighted keys and its search by words. It has no other mode: every query tolerates misspelt words.
import Fuse from "fuse.js";

export const input = "documents";

export function build(documents) {
  const fuse = new Fuse(documents, {
    keys: [
      { name: "code", weight: 4 },
      { name: "name", weight: 3 },
      { name: "message", weight: 2 },
      { name: "remediation", weight: 1 },
      { name: "section", weight: 0.5 },
    ],
    useTokenSearch: true,
    ignoreLocation: true,
    threshold: 0.2,
    includeScore: true,
    includeMatches: true,
  });
  const search = (query) => fuse.search(query, { limit: 10 });
  return {
    typed: search,
    misspelt: search,
    read(results) {
      let sum = 0;
      for (const { item, score, matches } of results) {
        sum += item.message.length + score;
        for (const { key, indices } of matches) {
          sum += key.length;
          for (const [start, end] of indices) sum += end - start;
        }
      }
      return sum;
    },
    ids: (results) => results.map(({ item }) => item.id),
  };
}
