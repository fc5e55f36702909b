/**
 * Answers for one question: where does the same number mean the opposite? All catalogs are asked, whatever a person has
 * narrowed the search to: who was told one meaning alone must not take it for the other.
 */
import { decode } from "../lib/api.ts";
import type { Entry, Reading, State } from "../lib/public.js";

const ends: readonly State[] = ["warning", "failure"];
const underWay: readonly State[] = ["queued", "running"];

/** For a pair what the library says of all meanings together: see `Reading.agreement`. */
function contradict(a: State, b: State): boolean {
  return (a === "success" && ends.includes(b)) || (underWay.includes(a) && b === "failure");
}

/** Of some of a code's meanings what `Reading.agreement` says of all. */
export function agreementOf(entries: readonly Entry[]): Reading["agreement"] {
  const [first] = entries;
  if (first === undefined || entries.length < 2) return undefined;
  if (entries.every((each) => each.state === first.state)) return "same";
  const opposite = entries.some((a) => entries.some((b) => contradict(a.state, b.state)));
  return opposite ? "opposite" : "different";
}

/** Of the same written code: the digits of «AZSM1020» alone are no code of that product. */
export function oppositesOf({ code, state }: Entry): readonly Entry[] {
  const { agreement, entries } = decode(code);
  if (agreement !== "opposite") return [];
  return entries.filter(
    (each) => each.code === code && (contradict(state, each.state) || contradict(each.state, state)),
  );
}
