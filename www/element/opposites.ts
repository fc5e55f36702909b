/**
 * Answers for one question: where does the same number mean the opposite? All catalogs are asked, whatever a person has
 * narrowed the search to: who was told one meaning alone must not take it for the other.
 */
import { decode } from "../lib/api.ts";
import type { Entry, State } from "../lib/public.js";

const ends: readonly State[] = ["warning", "failure"];
const underWay: readonly State[] = ["queued", "running"];

/** For a pair what the library says of all meanings together: see `Reading.agreement`. */
function contradict(a: State, b: State): boolean {
  return (a === "success" && ends.includes(b)) || (underWay.includes(a) && b === "failure");
}

/** Of the same written code: the digits of «AZSM1020» alone are no code of that product. */
export function oppositesOf({ code, state }: Entry): readonly Entry[] {
  const { agreement, entries } = decode(code);
  if (agreement !== "opposite") return [];
  return entries.filter(
    (each) => each.code === code && (contradict(state, each.state) || contradict(each.state, state)),
  );
}
