// The rule in JavaScript as fast as we could make it: a text is made bytes piece by piece, every byte is looked at once,
// a word is known by its hash, a number by its value, both in flat tables, and nothing is allocated until a line has
// something to read.
//
// Walking over the words of a log of ASCII with their hashes took, in one run of Node 20 on one machine: bytes of
// encodeInto 290 MB/s, charCodeAt 130 MB/s; a regular expression 190 MB/s for the ends of words alone, and 110 MB/s with
// the words. With one sign outside of Latin-1 in the text: 260, 260, 93 and 57 MB/s.
//
// It leaves out what the package has besides: characters that are folded or not seen, quoted cells with line breaks,
// tables of blanks, lines longer than 64 KiB in parts, why numbers are ignored, undocumented codes, further readings,
// catalogs that are added, input in pieces.
import { reader } from "./line.mjs";
import { cells, tableOf } from "./table.mjs";
import { AFTER, BEGIN, BETWEEN, CODE, CUE, END, FOREIGN, NAME, NUMBER } from "./words.mjs";
import { PREFIX, PREFIXED, PRODUCT, REQUEST, SEED, SLOTS, slotOf, words } from "./words.mjs";

/** The classes of bytes: what parts words, letters and the underscore, digits. */
const LETTER = 1;
const DIGIT = 2;
const KIND = new Uint8Array(256);
/** How many bytes a character takes that parts words, by its first one. */
const WIDTH = new Uint8Array(256).fill(1, 0, 0xc0).fill(2, 0xc0, 0xe0).fill(3, 0xe0, 0xf0).fill(4, 0xf0);
for (const letter of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_")
  KIND[letter.charCodeAt(0)] = LETTER;
for (const digit of "0123456789") KIND[digit.charCodeAt(0)] = DIGIT;
// Letters of other scripts are letters; the blocks of punctuation, symbols and emoji begin with other bytes.
KIND.fill(LETTER, 0x80, 0xf0);
for (const first of [0xc2, 0xe2, 0xee, 0xef]) KIND[first] = 0;

/** So much of the text is made bytes at a time, up to the end of a line: they stay in the cache. */
const PIECE = 1 << 16;

/** Makes a line be read. */
const READ = PREFIX | PREFIXED | NAME | PRODUCT;
const LINE_FEED = 10;
const RETURN = 13;
const QUOTE = 34;
/** A longer line is cut: no more tokens than these are held. */
const MOST_TOKENS = 1 << 16;

const isDigit = (byte) => byte >= 48 && byte <= 57;

export function tokens(catalogs) {
  const known = words(catalogs);
  const { hashes, ids, signs, numbers } = known;
  /** The tokens of the line: places, signs, and the word's id or the number's value. */
  const line = {
    starts: new Int32Array(MOST_TOKENS),
    ends: new Int32Array(MOST_TOKENS),
    signs: new Int32Array(MOST_TOKENS),
    values: new Int32Array(MOST_TOKENS),
    count: 0,
    /** Must it be read: is a product, a name or a prefixed code in it, or a number beside what may make it a code? */
    read: false,
    /** … and is there such a number, or a name that may have one beside it? */
    numbers: false,
    /** Is other software named? */
    foreign: false,
    /** Is there a word that announces codes, as in every header? */
    cued: false,
  };
  const reading = reader(known, catalogs, line);

  /** Walks to the end of a line or of a cell, behind which a sign stands in any case, and answers where that is. */
  function walk(bytes, start, end) {
    const { starts, ends, signs: of, values } = line;
    let [at, count, seen, cued, before] = [start, 0, 0, 0, 0];
    while (at < end) {
      let byte = bytes[at];
      let kind = KIND[byte];
      if (kind === 0) {
        if (byte === LINE_FEED) break;
        at += WIDTH[byte];
        continue;
      }
      const begin = at;
      let sign = 0;
      let value = 0;
      if (kind === DIGIT) {
        do {
          value = value * 10 + byte - 48;
          at += 1;
          byte = bytes[at];
          kind = KIND[byte];
        } while (kind === DIGIT);
        if (kind === LETTER) {
          // No word that begins with a digit is a sign.
          do at += 1;
          while (KIND[bytes[at]] !== 0);
        } else {
          sign = NUMBER;
          const length = at - begin;
          if (length > 5) value = -1;
          else if (numbers[value] !== 0 && (bytes[begin] !== 48 || length === 1)) {
            sign |= CODE;
            // Only what stands beside a number makes a line be read.
            seen |= before & (CUE | BETWEEN | END);
          }
        }
      } else {
        let hash = SEED;
        do {
          hash = Math.imul(hash ^ (byte | 0x20), 0x01000193);
          at += 1;
          byte = bytes[at];
        } while (KIND[byte] !== 0);
        let slot = slotOf(hash);
        for (let known; (known = hashes[slot]) !== 0; slot = (slot + 1) & (SLOTS - 1)) {
          if (known !== hash) continue;
          value = ids[slot];
          sign = signs[value];
          if (sign & (NAME | REQUEST) && bytes[begin] > 90) sign &= ~(NAME | REQUEST);
          seen |= sign & (READ | FOREIGN | REQUEST);
          cued |= sign & CUE;
          if (before & CODE) seen |= sign & (AFTER | BEGIN);
          break;
        }
      }
      if (count === MOST_TOKENS) continue;
      starts[count] = begin;
      ends[count] = at;
      of[count] = sign;
      values[count] = value;
      count += 1;
      before = sign;
    }
    line.count = count;
    line.read = (seen & ~(FOREIGN | REQUEST)) !== 0;
    line.numbers = (seen & (CUE | BETWEEN | END | AFTER | BEGIN | NAME)) !== 0;
    line.foreign = (seen & (FOREIGN | REQUEST)) !== 0;
    line.cued = cued !== 0;
    return at;
  }

  /**
   * Reads a record: numbers in its columns of codes, and the other cells like lines. Answers where its line ends, or -1
   * when it is none.
   */
  function record(bytes, table, start) {
    const { places, count, end } = cells(bytes, table.sign, start);
    let fits = count === table.columns || bytes[end - 1] === QUOTE || bytes[end - 2] === QUOTE;
    for (const column of table.codes) fits ||= column < count && isDigit(bytes[places[column * 2]]);
    if (!fits) return -1;
    for (let column = 0; column < count; column++) {
      const [from, to] = [places[column * 2], places[column * 2 + 1]];
      const of = table.isCode[column] === 1;
      // Most cells are numbers and nothing else.
      let at = from;
      while (isDigit(bytes[at])) at += 1;
      if (at === to && !of) continue;
      walk(bytes, from, to);
      if (of && at === to) {
        if (line.count === 1 && line.signs[0] & CODE) reading.column();
      } else if (line.read) reading.read();
    }
    reading.endRecord(start, table);
    return end;
  }

  const encoder = new TextEncoder();
  let bytes = new Uint8Array(PIECE * 4);

  return (text, { maxMentions }) => {
    reading.begin(maxMentions);
    let table;
    for (let piece = 0; piece < text.length;) {
      // A line that is longer than a piece is one.
      let next = piece + PIECE < text.length ? text.lastIndexOf("\n", piece + PIECE) + 1 : text.length;
      if (next <= piece) next = text.indexOf("\n", piece + PIECE) + 1 || text.length;
      const part = text.slice(piece, next);
      if (bytes.length <= part.length * 3) bytes = new Uint8Array(part.length * 4);
      const length = encoder.encodeInto(part, bytes).written;
      bytes[length] = LINE_FEED;
      reading.beginPiece(part, bytes, length);
      for (let start = 0; start < length;) {
        if (table) {
          const empty =
            bytes[start] === LINE_FEED || (bytes[start] === RETURN && bytes[start + 1] === LINE_FEED);
          const end = empty ? -1 : record(bytes, table, start);
          if (end !== -1) {
            reading.endLine();
            start = end + 1;
            continue;
          }
          reading.endTable();
          table = undefined;
        }
        const end = walk(bytes, start, length);
        const header = line.cued && tableOf(bytes, line, start, end);
        if (header) {
          table = header;
          reading.beginTable();
        } else if (line.read) reading.readLine(start);
        reading.endLine();
        start = end + 1;
      }
      piece = next;
    }
    return reading.finish();
  };
}
