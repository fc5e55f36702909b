// status-codebook, through its public functions. Catalogs are added as JSON text; the built-in ones are there.
import * as book from "status-codebook";

export const input = "catalogs";

/** What happens before the clock of a build starts: the module is compiled; for added catalogs it is in use too. */
export async function prepare(catalogs) {
  await book.ready();
  if (catalogs.length > 0) book.catalogs();
}

export function build(catalogs) {
  for (const catalog of catalogs) book.addCatalog(catalog);
  const search = (query) => book.search(query, { limit: 10 });
  return { typed: search, misspelt: search, decode: (code) => book.decode(code), read, ids };
}

function read(result) {
  let sum = 0;
  for (const { entry, score, matches } of result.hits ?? []) {
    sum += entry.message.length + score;
    for (const { field, ranges } of matches) {
      sum += field.length;
      for (const [start, end] of ranges) sum += end - start;
    }
  }
  for (const { message } of result.entries ?? []) sum += message.length;
  return sum;
}

const ids = ({ hits }) => hits.map((hit) => hit.entry.id);
