/**
 * Answers for the documented codes that someone may have meant by one that is not: one slip away, and no further. It tries
 * spellings and asks the library for each; it ranks nothing: what is found stands in the order of the documents.
 */
import { decode, entries, entry as entryOf } from "../lib/api.ts";
import type { Entry, Undocumented } from "../lib/public.js";

/** Where more codes are as near, none of them is likelier than another. */
const most = 3;
/** With fewer letters half of the names are near. */
const shortestName = 6;
/** A code with its product and a word beside it; longer texts hold no slip of one key. */
const longest = 40;

const lookalikes: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  I: "1",
  l: "1",
  "|": "1",
  S: "5",
  B: "8",
};

type Within = Parameters<typeof decode>[1];

/** `undocumented`: what the library says of the codes in the text, with their neighbours. */
export function nearCodes(
  typed: string,
  undocumented: readonly Undocumented[],
  within: Within,
): readonly Entry[] {
  if (typed.length > longest) return [];
  const documented = entries();
  // Asking for a code that nobody documents takes 0.5 ms, and most spellings are none.
  const known = new Set(documented.map(({ code }) => digitsOf(code)));
  const neighbours = undocumented.flatMap(({ code, nearest }) =>
    nearest.flatMap((id) => {
      const each = entryOf(id);
      return each !== undefined && differInOne(code, each.code) ? [each] : [];
    }),
  );
  // From the likeliest kind of slip to the least; a kind that fits too many codes says nothing.
  let found: readonly Entry[] = [];
  for (const kind of [
    () => meant([typed.replace(/[OoIl|SB]*\d[\dOoIl|SB]*/g, asDigits)]),
    () => neighbours,
    () => meant(swapped(typed)),
    () => meant(doubled(typed)),
    () => meant(without(typed)),
    () => meant(withOneMore(typed)),
    () => (found.length > 0 ? [] : named(typed)),
  ]) {
    const more = [...new Set([...found, ...kind()])];
    if (new Set(more.map(({ code }) => code)).size <= most) found = more;
  }
  return documented.filter((each) => found.includes(each));

  function meant(spellings: readonly string[]): readonly Entry[] {
    return spellings.flatMap((each) =>
      each !== typed && known.has(digitsOf(each)) ? decode(each, within).entries : [],
    );
  }

  function named(name: string): readonly Entry[] {
    const plain = letters(name);
    const asked = within?.catalogs;
    return plain.length < shortestName
      ? []
      : documented.filter(
          (each) =>
            each.name !== undefined &&
            isOneSlip(plain, letters(each.name)) &&
            (asked === undefined || asked.includes(each.catalog)),
        );
  }
}

const asDigits = (run: string): string => [...run].map((each) => lookalikes[each] ?? each).join("");

const digitsOf = (text: string): string => text.replace(/\D/g, "");

const letters = (name: string): string => name.toUpperCase().replace(/[^\p{L}\d]/gu, "");

const isDigit = (sign: string | undefined): boolean => sign !== undefined && /\d/.test(sign);

/** At every place of a digit: what `change` makes of the text there. */
function atDigits(text: string, change: (at: number) => readonly string[]): readonly string[] {
  return [...text].flatMap((sign, at) => (isDigit(sign) ? change(at) : []));
}

const swapped = (text: string): readonly string[] =>
  atDigits(text, (at) =>
    isDigit(text[at + 1]) ? [`${text.slice(0, at)}${text[at + 1]!}${text[at]!}${text.slice(at + 2)}`] : [],
  );

const doubled = (text: string): readonly string[] =>
  atDigits(text, (at) => [`${text.slice(0, at)}${text[at]!}${text.slice(at)}`]);

const without = (text: string): readonly string[] =>
  atDigits(text, (at) => [`${text.slice(0, at)}${text.slice(at + 1)}`]);

const withOneMore = (text: string): readonly string[] =>
  atDigits(text, (at) =>
    [..."0123456789"].flatMap((digit) => [
      `${text.slice(0, at)}${digit}${text.slice(at)}`,
      `${text.slice(0, at + 1)}${digit}${text.slice(at + 1)}`,
    ]),
  );

function differInOne(one: string, other: string): boolean {
  return one.length === other.length && [...one].filter((sign, at) => sign !== other[at]).length === 1;
}

/** One sign changed, missing, too many, or two in the other order. */
function isOneSlip(one: string, other: string): boolean {
  if (one.length > other.length) return isOneSlip(other, one);
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const rest = (text: string, from: number): string => text.slice(same + from);
  if (one.length < other.length) return rest(one, 0) === rest(other, 1);
  const turned = one[same] === other[same + 1] && one[same + 1] === other[same];
  return (
    same < one.length && (rest(one, 1) === rest(other, 1) || (turned && rest(one, 2) === rest(other, 2)))
  );
}
