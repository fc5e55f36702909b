// Judges answers by the rule of the judged queries: grade 2 is the right answer, and success is one at the top. The
// queries lie beside the project in ../shared/eval; where that folder is absent nothing is judged.
import { existsSync, readFileSync } from "node:fs";

const file = new URL("../../shared/eval/queries.json", import.meta.url);

/** The judged queries, or undefined. */
export const judgedQueries = () => (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined);

const squeezed = (name = "") => name.replace(/\s/g, "");

/** Is the entry with this id and name one that the query asks for? */
function wanted({ relevant }, { id, name }) {
  const [catalog, code] = id.split("/");
  return relevant.some(
    (want) =>
      want.grade === 2 &&
      want.catalog === catalog &&
      want.code === code &&
      (!want.name || squeezed(name) === squeezed(want.name)),
  );
}

/**
 * Asks every judged query. `first` answers the entry at the top, or undefined where nothing was found. Success is a
 * share of the queries that have an answer, empty a share of those that have none.
 */
export async function judge(queries, first) {
  const counts = { answerable: 0, right: 0, unanswerable: 0, empty: 0 };
  for (const query of queries) {
    const top = await first(query.q);
    if (query.kind === "negative") {
      counts.unanswerable += 1;
      counts.empty += top ? 0 : 1;
    } else {
      counts.answerable += 1;
      counts.right += top && wanted(query, top) ? 1 : 0;
    }
  }
  return { success: counts.right / counts.answerable, empty: counts.empty / counts.unanswerable };
}
