// The corpora and the queries: the built-in entries and synthetic catalogs, always the same for the same package.
// `node benches/corpus.mjs` writes them to target/bench/, from where the measuring processes and the native bench
// read them; `npm run bench` does so by itself.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { task } from "../www/tasks/step.mjs";
import { judgedQueries } from "./judge.mjs";
import { loadPackage, scratch } from "./package.mjs";

/** The corpora by name: how many entries, and of how many different words. */
export const SYNTHETIC = {
  "10,000": { entries: 10_000, words: 5_000 },
  "100,000": { entries: 100_000, words: 20_000 },
};
export const BUILT_IN = "built-in";

const PHRASES = 40;
const CODES = 512;
const MISSPELT = 100;

/**
 * Numbers from 0 up to 1, the same ones for the same seed: mulberry32, a 32-bit counter whose value is mixed by two
 * multiplications. Its period of 2³² is far more than a corpus draws.
 */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws from a seeded source: whole numbers, and members of a list. */
export function dice(seed) {
  const random = seeded(seed);
  const whole = (low, high) => low + Math.floor(random() * (high - low + 1));
  return { random, whole, one: (list) => list[whole(0, list.length - 1)] };
}

const ONSETS = "b c d f g h l m n p r s t v w br ch cl cr dr fl gr pl pr qu sh sl sp st str th tr".split(" ");
const VOWELS = "a e i o u a e i o ai ea ee io ou".split(" ");
const CODAS = ["", "", "", "", "n", "r", "s", "t", "l", "m", "d", "ck", "nd", "ng", "nt", "rt", "st"];

/** Different pronounceable words of 3 to 12 letters; the first and thus most frequent ones are the shorter. */
function vocabulary(size, { one, whole }) {
  const words = new Set();
  while (words.size < size) {
    const syllables = words.size < 100 ? whole(1, 2) : whole(2, 4);
    let word = "";
    for (let i = 0; i < syllables; i++) word += one(ONSETS) + one(VOWELS) + one(CODAS);
    if (word.length >= 3 && word.length <= 12) words.add(word);
  }
  return [...words];
}

/** Draws words by Zipf's law: the word of rank r comes with a frequency of 1/r. */
function zipf(words, { random }) {
  const sums = [];
  let sum = 0;
  words.forEach((_, rank) => sums.push((sum += 1 / (rank + 1))));
  return () => {
    const wanted = random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > wanted) high = middle;
      else low = middle + 1;
    }
    return words[low];
  };
}

const STATES = ["success", "warning", "failure", "running", "queued", "paused", "stopped", "skipped", "info"];

/**
 * Two catalogs with half of the entries each: one of plain numbers, one whose grammar is a prefix and six digits. Half
 * of the entries have a name, half a remediation.
 */
function synthetic({ entries: count, words }) {
  const draw = dice(count);
  const { random, whole, one } = draw;
  const word = zipf(vocabulary(words, draw), draw);
  const text = (low, high) => Array.from({ length: whole(low, high) }, word).join(" ");
  const sections = Array.from({ length: 12 }, () => text(1, 2));
  const catalogs = [
    { id: "north", title: "Codes of the north", product: "North", entries: [] },
    {
      id: "south",
      title: "Codes of the south",
      product: "South",
      grammar: { prefix: "ZQ", digits: 6 },
      entries: [],
    },
  ];
  let number = 100_000;
  for (let i = 0; i < count; i++) {
    number += whole(1, 7);
    const { grammar, entries } = catalogs[i % 2];
    entries.push({
      code: grammar ? `${grammar.prefix}${number}` : `${number}`,
      ...(random() < 0.5 && { name: text(2, 3).toUpperCase().replaceAll(" ", "_") }),
      message: sentence(text(5, 12)),
      ...(random() < 0.5 && { remediation: sentence(text(10, 25)) }),
      section: one(sections),
      state: one(STATES),
    });
  }
  return {
    catalogs: catalogs.map((catalog) => JSON.stringify(catalog)),
    documents: catalogs.flatMap(({ id, entries }) =>
      entries.map((entry) => document(`${id}/${entry.code}`, entry)),
    ),
  };
}

const sentence = (text) => text[0].toUpperCase() + text.slice(1);

/** What a search library is given of an entry: the fields that are searched, empty where the entry has none. */
const document = (id, { code, name = "", message, remediation = "", section = "" }) => ({
  id,
  code,
  name,
  message,
  remediation,
  section,
});

/** Some words in a row of a document's message, with the id of the document. */
function phrase(documents, { whole, one }, low, high) {
  for (;;) {
    const { id, message } = one(documents);
    const words = message.split(/[^\p{L}\p{N}'’-]+/u).filter(Boolean);
    const count = whole(low, high);
    if (words.length < count) continue;
    const start = whole(0, words.length - count);
    return { id, words: words.slice(start, start + count) };
  }
}

/** A letter dropped, or two neighbours exchanged, not at the beginning: people rarely miss the first letter. */
function misspell(word, { whole, random }) {
  const letters = [...word];
  for (;;) {
    const at = whole(1, letters.length - 2);
    if (random() < 0.5) return letters.filter((_, place) => place !== at).join("");
    if (letters[at] === letters[at + 1]) continue;
    [letters[at], letters[at + 1]] = [letters[at + 1], letters[at]];
    return letters.join("");
  }
}

/**
 * The questions put to every library. `typed`: what a person typed in full, each of which is asked as it grows, letter
 * by letter; `codes` and `misspelt` are asked whole, each with the id of the entry that it was made from.
 */
function questions(documents, typed, seed) {
  const draw = dice(seed);
  const phrases = () =>
    Array.from({ length: PHRASES }, () => phrase(documents, draw, 2, 4).words.join(" ").toLowerCase());
  const step = Math.max(1, Math.floor(documents.length / CODES));
  const codes = documents.filter((_, place) => place % step === 0).slice(0, CODES);
  const misspelt = [];
  while (misspelt.length < MISSPELT) {
    const { id, words } = phrase(documents, draw, 2, 4);
    const long = words.flatMap((word, place) => (/^\p{L}{5,}$/u.test(word) ? [place] : []));
    if (long.length === 0) continue;
    const place = draw.one(long);
    words[place] = misspell(words[place], draw);
    misspelt.push({ id, text: words.join(" ").toLowerCase() });
  }
  return {
    typed: typed ?? phrases(),
    codes: codes.map(({ id, code }) => ({ id, text: code })),
    misspelt,
  };
}

/** A pasted line is not typed letter by letter. */
const typedByPeople = (judged) => judged?.filter(({ kind }) => kind !== "log-line").map(({ q }) => q);

async function make(name) {
  if (name !== BUILT_IN) {
    const made = synthetic(SYNTHETIC[name]);
    return { ...made, queries: questions(made.documents, undefined, SYNTHETIC[name].entries + 1) };
  }
  const book = await loadPackage();
  const documents = book.entries().map((entry) => document(entry.id, entry));
  return { catalogs: [], documents, queries: questions(documents, typedByPeople(judgedQueries()), 445) };
}

const folderOf = (name) => join(scratch, name.replaceAll(",", ""));

/** Writes a corpus as the three files that `read` finds. */
export async function write(name) {
  const corpus = await make(name);
  mkdirSync(folderOf(name), { recursive: true });
  for (const [part, value] of Object.entries(corpus))
    writeFileSync(join(folderOf(name), `${part}.json`), JSON.stringify(value));
  return corpus;
}

/** One part of a written corpus: "documents", "catalogs" or "queries". */
export const read = (name, part) => JSON.parse(readFileSync(join(folderOf(name), `${part}.json`), "utf8"));

/** Every text as it grows under a person's fingers. */
export const keystrokes = (typed) =>
  typed.flatMap((text) => {
    const letters = [...text];
    return letters.map((_, place) => letters.slice(0, place + 1).join(""));
  });

/** The same list in another order, always the same one. */
export function shuffled(list) {
  const random = seeded(list.length);
  return list
    .map((item) => ({ item, key: random() }))
    .sort((one, other) => one.key - other.key)
    .map(({ item }) => item);
}

await task(import.meta.url, async () => {
  for (const name of [BUILT_IN, ...Object.keys(SYNTHETIC)]) await write(name);
});
