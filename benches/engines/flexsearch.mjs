// FlexSearch, a document index of every field: words are found by any beginning, fields count in their order, partial
// matches are allowed. It has no scores, no matches and no near spellings; the entry comes with each result.
import { Charset, Document, Encoder } from "flexsearch";

export const input = "documents";

/** Left to itself it splits numbers into groups of three and folds repeated signs: 400 would be 40. */
const encoder = () => new Encoder(Charset.Normalize, { numeric: false, dedupe: false });

const FIELDS = ["code", "name", "message", "remediation", "section"];

export function build(documents) {
  const index = new Document({
    tokenize: "forward",
    encoder: encoder(),
    document: { id: "id", store: true, index: FIELDS },
  });
  for (const document of documents) index.add(document);
  return answering(index);
}

/** The same index over all fields as one text: better answers, because no word is looked for in one field alone. */
export function buildOneText(documents) {
  const text = (document) => FIELDS.map((field) => document[field]).join(" ");
  const index = new Document({
    tokenize: "forward",
    encoder: encoder(),
    document: { id: "id", store: true, index: [{ field: "text", custom: text }] },
  });
  for (const document of documents) index.add(document);
  return answering(index);
}

function answering(index) {
  const options = { limit: 10, enrich: true, merge: true, suggest: true };
  const search = (query) => index.search(query, options);
  return {
    typed: search,
    misspelt: search,
    read(results) {
      let sum = 0;
      const count = Math.min(results.length, 10);
      for (let i = 0; i < count; i++) {
        const { id, doc, field } = results[i];
        sum += id.length + doc.message.length + field.length;
      }
      return sum;
    },
    ids: (results) => results.slice(0, 10).map(({ id }) => id),
  };
}
