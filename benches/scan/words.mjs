// What the tokeniser of tokens.mjs knows of each word: a table of hashes, filled once from the rule and the catalogs.
import * as rule from "./rule.mjs";

/** What a word is a sign of. The low bits make a line one that must be read, alone or beside another. */
export const CUE = 1;
export const BETWEEN = 2;
export const AFTER = 4;
export const PREFIX = 8;
export const PREFIXED = 16;
export const NAME = 32;
export const PRODUCT = 64;
export const BEGIN = 128;
export const END = 256;
export const FOREIGN = 512;
/** Looked at only in lines that are read. */
export const BESIDE = 1 << 10;
export const SEVERAL = 1 << 11;
export const PROCESS = 1 << 12;
export const ANOTHERS = 1 << 13;
export const UNIT = 1 << 14;
export const COUNTED = 1 << 15;
export const CHAIN = 1 << 16;
export const CONNECTED = 1 << 17;
export const CONNECTOR = 1 << 18;
export const SEVERAL_CUES = 1 << 19;
export const OF = 1 << 20;
/** Not of the table: the token is all digits; it is a documented code. */
export const NUMBER = 1 << 21;
export const CODE = 1 << 22;
/** Of the table again: counts in capitals alone. */
export const REQUEST = 1 << 23;

export const SEED = 0x811c9dc5 | 0;
export const mix = (hash, unit) => Math.imul(hash ^ (unit | 0x20), 0x01000193);
const hashOf = (word) => [...word].reduce((hash, letter) => mix(hash, letter.charCodeAt(0)), SEED);
export const slotOf = (hash) => (hash ^ (hash >>> 15)) & (SLOTS - 1);

/** Four times as many as words: it stays in the cache. */
export const SLOTS = 1 << 12;

/** No code has more than five digits. */
export const MOST_CODE = 99_999;

const encoder = new TextEncoder();

/** The table of words, and what stands behind those that are more than a sign. */
export function words(catalogs) {
  /** 0 is a free slot. */
  const hashes = new Int32Array(SLOTS);
  const ids = new Uint16Array(SLOTS);
  const texts = [""];
  const signs = [0];
  const idOf = (word) => {
    const hash = hashOf(word);
    let slot = slotOf(hash);
    while (ids[slot] !== 0 && hashes[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    if (ids[slot] === 0) {
      [hashes[slot], ids[slot]] = [hash, texts.length];
      texts.push(word.toLowerCase());
      signs.push(0);
    }
    // Two words with one hash would be one word.
    if (texts[ids[slot]] !== word.toLowerCase())
      throw new Error(`${word} has the hash of ${texts[ids[slot]]}`);
    return ids[slot];
  };
  const add = (sign, list) => list.forEach((word) => (signs[idOf(word)] |= sign));
  add(CUE, rule.BEFORE);
  add(BETWEEN, rule.BETWEEN);
  add(AFTER, rule.AFTER);
  add(FOREIGN, rule.FOREIGN);
  add(REQUEST, rule.REQUESTS);
  add(BESIDE, rule.BESIDE);
  add(SEVERAL, rule.SEVERAL);
  add(PROCESS, rule.PROCESS);
  add(ANOTHERS, rule.ANOTHERS);
  add(UNIT, rule.UNITS);
  add(COUNTED, rule.COUNTED);
  add(CHAIN, rule.CHAIN);
  add(CONNECTED, rule.CONNECTED);
  add(CONNECTOR, ["to", "connector"]);
  add(SEVERAL_CUES, ["errors"]);
  add(OF, ["of"]);

  /** By the first word of a product's name: the other words and the catalog, the longest name first. */
  const products = new Map();
  /** By the first token of a name in capitals: how it is written, the entries of it alone, the second tokens. */
  const names = new Map();
  /** By the word itself: «AZSM1024». */
  const prefixed = new Map();
  /** By a number: a bit for each catalog that documents it. */
  const numbers = new Uint8Array(MOST_CODE + 1);
  const entries = catalogs.map(() => []);
  const prefix = "AZSM";
  add(PREFIX, [prefix]);
  catalogs.forEach((catalog, place) => {
    for (const [first, ...rest] of catalog.products) {
      add(PRODUCT, [first]);
      const list = products.get(idOf(first)) ?? [];
      list.push({ rest: rest.map(idOf), product: place });
      products.set(
        idOf(first),
        list.sort((one, other) => other.rest.length - one.rest.length),
      );
    }
    for (const [name, found] of catalog.names) {
      const [first, second] = name.split(" : ");
      add(NAME, [first]);
      const known = names.get(idOf(first)) ?? {
        text: encoder.encode(first),
        alone: undefined,
        seconds: [],
        product: place,
      };
      names.set(idOf(first), known);
      if (second) known.seconds.push({ text: encoder.encode(second), entries: found });
      else known.alone = found;
    }
    for (const entry of catalog.entries)
      Object.assign(entry, {
        product: place,
        tally: { id: entry.id, count: 0, lines: 0, firstLine: 0, lastLine: 0 },
      });
    for (const [code, entry] of catalog.codes) {
      if (code.startsWith(prefix)) {
        for (const word of [code, code.replace(prefix, `${prefix}_`)]) {
          add(PREFIXED, [word]);
          prefixed.set(idOf(word), entry);
        }
        entries[place][Number(code.slice(prefix.length))] = entry;
        continue;
      }
      numbers[Number(code)] |= 1 << place;
      entries[place][Number(code)] = entry;
      add(BEGIN, entry.words.slice(0, 1));
      add(END, entry.words.slice(-1));
    }
  });
  return {
    hashes,
    ids,
    texts,
    signs: Int32Array.from(signs),
    products,
    names,
    prefixed,
    /** The place of the catalog whose codes have a prefix. */
    withPrefix: catalogs.findIndex(({ codes }) => [...codes.keys()].some((code) => code.startsWith(prefix))),
    numbers,
    entries,
  };
}
