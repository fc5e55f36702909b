// Orama, with boosted properties. Every word is a prefix; a complete query tolerates one mistake in each word. It keeps
// the documents and answers with them.
import { create, insertMultiple, search } from "@orama/orama";

export const input = "documents";

export function build(documents) {
  const database = create({
    schema: { code: "string", name: "string", message: "string", remediation: "string", section: "string" },
  });
  insertMultiple(database, documents);
  const boost = { code: 4, name: 2, message: 2, remediation: 1, section: 0.5 };
  return {
    typed: (term) => search(database, { term, boost, limit: 10 }),
    misspelt: (term) => search(database, { term, boost, limit: 10, tolerance: 1 }),
    read({ hits }) {
      let sum = 0;
      for (const { id, score, document } of hits) sum += id.length + score + document.message.length;
      return sum;
    },
    ids: ({ hits }) => hits.map(({ id }) => id),
  };
}
