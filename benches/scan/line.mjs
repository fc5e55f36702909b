// What stands in a line, for tokens.mjs: names, prefixed codes and products first, then the numbers that are codes of
// them; and the report, with what waits until it is known whose code it is.
import * as is from "./words.mjs";

const CODE = /^codes?$/;
/** So many products on either side of a number are asked for it, so many words of a message are compared. */
const NEAREST = 4;
const TOLD = 4;

const isDigit = (byte) => byte >= 48 && byte <= 57;
const isSmall = (byte) => byte >= 97 && byte <= 122;
const isLetter = (byte) => isSmall(byte | 0x20);
/** Blanks and the signs that may stand between a cue and its number. */
const OPEN = new Uint8Array(128);
for (const sign of " :=#([\"'.\t") OPEN[sign.charCodeAt(0)] = 1;

export function reader(known, catalogs, line) {
  const { starts, ends, signs, values } = line;
  const { entries, texts } = known;
  /** What was found in the line or record, in its order. */
  let found = [];
  /** Where what was found in the cell begins: tokens are those of the cell. */
  let [own, near] = [0, 0];
  /** The products that the line names, and their tokens. */
  let named = [];
  let [mentions, most, number, touched] = [[], 0, 1, []];
  let [last, all, inTable] = [-1, 0, false];
  let [ofText, ofTable] = [undefined, undefined];
  /** The piece of the text that is read, and its bytes. */
  let [part, bytes, ascii] = ["", new Uint8Array(0), true];
  /** The line of the piece whose first UTF-16 unit is known, and that unit; up to which byte of it they are counted. */
  let [passed, lineAt, counted, units] = [1, 0, 0, 0];
  const decoder = new TextDecoder();
  const slice = (from, to) => decoder.decode(bytes.subarray(from, to));
  const waiting = () => ({ keys: new Map(), mentions: [], values: [] });

  /** The UTF-16 unit of the piece at which the line or record begins, whose first byte is given. */
  function lineUnit(start) {
    if (ascii) return start;
    for (; passed < number; passed++) lineAt = part.indexOf("\n", lineAt) + 1;
    [counted, units] = [start, lineAt];
    return units;
  }

  /** The UTF-16 unit at a byte of that line, not before the last one asked for. */
  function unitOf(byte) {
    if (ascii) return byte;
    for (; counted < byte; counted++) {
      const first = bytes[counted];
      if (first < 0x80 || first >= 0xc0) units += first < 0xf0 ? 1 : 2;
    }
    return units;
  }

  const put = (first, final, entry, list, value) => {
    found.push({ start: starts[first], end: ends[final], first, final, entry, list, value, again: false });
  };

  /** Prefixed codes, names and products, in one pass. */
  function landmarks() {
    const { count } = line;
    for (let place = 0; place < count; place++) {
      const sign = signs[place];
      if ((sign & (is.PREFIX | is.PREFIXED | is.NAME | is.PRODUCT)) === 0) continue;
      const word = values[place];
      if (sign & is.PREFIXED) {
        put(place, place, known.prefixed.get(word), undefined, 0);
        continue;
      }
      if (sign & is.PREFIX) {
        const next = place + 1;
        const gap = bytes[ends[place]];
        const close = starts[next] === ends[place] + 1 && (gap === 32 || gap === 45);
        if (next < count && signs[next] & is.NUMBER && close && ends[next] - starts[next] === 4) {
          const entry = entries[known.withPrefix][values[next]];
          if (entry) {
            put(place, next, entry, undefined, 0);
            named.push(place, known.withPrefix);
            place = next;
            continue;
          }
        }
      }
      if (sign & is.NAME) {
        const used = name(place, known.names.get(word));
        if (used > 0) {
          place += used - 1;
          continue;
        }
      }
      if (sign & is.PRODUCT) place += product(place, known.products.get(word));
    }
  }

  const stands = (place, name) => ends[place] - starts[place] === name.length && isThere(name, starts[place]);

  function isThere(name, start) {
    for (let at = 0; at < name.length; at++) if (bytes[start + at] !== name[at]) return false;
    return true;
  }

  /** How many tokens the longest name takes that begins at a token. */
  function name(place, { text: first, alone, seconds, product }) {
    if (!stands(place, first)) return 0;
    let [list, final] = [alone, place];
    if (seconds.length > 0 && place + 1 < line.count && isColon(ends[place], starts[place + 1]))
      for (const second of seconds)
        if (stands(place + 1, second.text)) {
          [list, final] = [second.entries, place + 1];
          break;
        }
    if (!list) return 0;
    put(place, final, list[0], list, 0);
    named.push(place, product);
    return final - place + 1;
  }

  function isColon(from, to) {
    let colons = 0;
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte === 58) colons += 1;
      else if (byte !== 32) return false;
    }
    return colons === 1;
  }

  /** Remembers the product whose name begins at a token; how many further tokens it takes. */
  function product(place, list) {
    for (const { rest, product } of list) {
      const next = place + 1;
      const same = (word, at) => values[next + at] === word && (signs[next + at] & is.NUMBER) === 0;
      if (next + rest.length > line.count || !rest.every(same)) continue;
      const [before, after] = [place - 1, next + rest.length];
      const apart =
        (before >= 0 && signs[before] & is.CONNECTED) || (after < line.count && signs[after] & is.CONNECTOR);
      if (!apart) named.push(place, product);
      return rest.length;
    }
    return 0;
  }

  /** Is a number announced by what stands before it, or by a word directly after? */
  function announced(place) {
    const end = ends[place];
    const { count } = line;
    if (!endsAlone(end)) return false;
    if (bytes[end] === 46 && isSmall(bytes[end + 1])) return false;
    let at = end;
    while (bytes[at] === 32) at += 1;
    if (bytes[at] === 37) return false;
    const next = place + 1;
    if (next < count && signs[next] & (is.UNIT | is.OF)) {
      const byte = bytes[ends[next]];
      if (signs[next] & is.UNIT && byte !== 61 && byte !== 58) return false;
      if (signs[next] & is.OF && next + 1 < count && signs[next + 1] & is.NUMBER) return false;
    }
    let before = place - 1;
    if (before > 0 && signs[before] & is.BETWEEN) before -= 1;
    if (before >= 0 && signs[before] & is.CUE) {
      const from = ends[before];
      const apart = before > 0 ? signs[before - 1] : 0;
      if (apart & is.ANOTHERS && CODE.test(texts[values[before]])) return false;
      if (signs[before] & is.SEVERAL_CUES && /[:=]/.test(slice(from, starts[place]))) return false;
      if (isOpen(from, starts[place]) && (apart & is.PROCESS) === 0) return true;
    }
    return next < count && (signs[next] & is.AFTER) !== 0 && follows(place);
  }

  const endsAlone = (end) => {
    const byte = bytes[end];
    return !((byte === 46 || byte === 58 || byte === 45) && isDigit(bytes[end + 1]));
  };

  function isOpen(from, to) {
    if (to - from === 1) {
      const byte = bytes[from];
      if (byte === 45 || byte === 62) return true;
    }
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (OPEN[byte] !== 1 && !isLetter(byte)) return false;
    }
    return true;
  }

  /** «404 status», but not «404 status=1» or «404 error messages». */
  function follows(place) {
    const byte = bytes[starts[place] - 1];
    const alone =
      starts[place] === 0 || byte <= 32 || byte === 40 || byte === 91 || byte === 34 || byte === 39;
    const [cue, next] = [place + 1, place + 2];
    const after = bytes[ends[cue]];
    const more = next < line.count ? signs[next] : 0;
    if (!alone || after === 61 || (after === 58 && more & is.NUMBER) || more & is.SEVERAL) return false;
    for (let at = ends[place]; at < starts[cue]; at++) if (bytes[at] !== 32) return false;
    return true;
  }

  /** The entry beside whose name or message its number stands. */
  function beside(place) {
    const value = values[place];
    const [before, after] = [place - 1, place + 1];
    for (let at = found.length - 1; at >= own; at--) {
      const { list, first, final } = found[at];
      if (list === undefined || (final !== before && first !== after)) continue;
      const entry = list.find(({ number }) => number === value);
      if (entry) return entry;
    }
    const told =
      (before >= 0 && signs[before] & is.END) || (after < line.count && signs[after] & is.BEGIN) || false;
    if (!told) return undefined;
    const bits = known.numbers[value];
    for (let product = 0; product < catalogs.length; product++) {
      if ((bits & (1 << product)) === 0) continue;
      const entry = entries[product][value];
      const { words } = entry;
      const compared = Math.min(words.length, TOLD);
      if (compared > 0 && (says(after, words, compared) || says(place - words.length, words, compared)))
        return entry;
    }
    return undefined;
  }

  function says(from, words, compared) {
    if (from < 0 || from + compared > line.count) return false;
    for (let at = 0; at < compared; at++)
      if (slice(starts[from + at], ends[from + at]).toLowerCase() !== words[at]) return false;
    return true;
  }

  /** Is a number chained to the code before it: «201, 202 and 210»? */
  function chained(earlier, place) {
    const between = place - earlier - 1;
    if (between > 1 || (between === 1 && (signs[earlier + 1] & is.CHAIN) === 0)) return false;
    const next = place + 1 < line.count ? signs[place + 1] : 0;
    if (next & (is.UNIT | is.COUNTED) || bytes[ends[place]] === 37 || !endsAlone(ends[place])) return false;
    const gap = slice(ends[earlier], starts[place]).replace(/[A-Za-z0-9 '"]+/g, "");
    return /^(?:[,/;&+]|->|→|=>|-->)$/.test(gap) || (gap === "" && between === 1);
  }

  /** The product that a number is of: one near it that documents it, the nearest, the last; -1 for none. */
  function productOf(place, value) {
    const bits = known.numbers[value];
    let middle = named.length;
    while (middle > near && named[middle - 2] > place) middle -= 2;
    const [from, to] = [Math.max(near, middle - 2 * NEAREST), Math.min(named.length, middle + 2 * NEAREST)];
    for (let at = middle - 2; at >= from; at -= 2) if (bits & (1 << named[at + 1])) return named[at + 1];
    for (let at = middle; at < to; at += 2) if (bits & (1 << named[at + 1])) return named[at + 1];
    if (middle > near) return named[middle - 1];
    return named.length > near ? named[near + 1] : last;
  }

  function numbers() {
    if (line.foreign && named.length === near) return;
    let chain = -1;
    for (let place = 0; place < line.count; place++) {
      if ((signs[place] & is.NUMBER) === 0) continue;
      const earlier = chain;
      chain = -1;
      if ((signs[place] & is.CODE) === 0) continue;
      const told = beside(place);
      const counts = told || announced(place) || (earlier >= 0 && chained(earlier, place));
      if (!counts) continue;
      const value = values[place];
      const product = told ? told.product : productOf(place, value);
      const entry = told ?? (product < 0 ? undefined : entries[product][value]);
      if (product >= 0 && !entry) continue;
      chain = place;
      put(place, place, entry, undefined, value);
      // Mostly in order: the names stand before it, or one of them behind.
      for (let at = found.length - 1; at > 0 && found[at - 1].start > found[at].start; at--)
        [found[at - 1], found[at]] = [found[at], found[at - 1]];
    }
  }

  /** Reads the tokens of a line or of a cell. */
  function read() {
    [own, near] = [found.length, named.length];
    landmarks();
    if (line.numbers) numbers();
  }

  /** A name and the number of its own entry beside it are one occurrence. */
  function pair() {
    for (let later = 1; later < found.length; later++) {
      const [one, other] = [found[later - 1], found[later]];
      if (one.again || (one.list === undefined) === (other.list === undefined)) continue;
      const [name, number] = one.list ? [one, other] : [other, one];
      if (!number.entry || !name.list.includes(number.entry) || !isClose(one, other)) continue;
      name.entry = number.entry;
      other.again = true;
    }
  }

  function isClose(one, other) {
    if (inTable) return true;
    for (let place = one.final + 1; place < other.first; place++)
      if ((signs[place] & (is.CUE | is.BESIDE)) === 0) return false;
    return true;
  }

  function count(tally) {
    if (tally.count === 0) {
      tally.firstLine = number;
      touched.push(tally);
    }
    tally.count += 1;
    if (tally.lastLine !== number) tally.lines += 1;
    tally.lastLine = number;
  }

  /** Writes what was found into the report. */
  function keep(start) {
    if (found.length > 1) pair();
    const begin = lineUnit(start);
    for (const { start: from, end, entry, value, again } of found) {
      let mention;
      if (mentions.length < most) {
        const { catalog, code } = entry ?? { catalog: undefined, code: undefined };
        const place = unitOf(from);
        const text = part.slice(place, place + end - from);
        mention = { line: number, column: place - begin, text, catalog, code };
        mentions.push(mention);
      }
      if (entry) {
        if (!again) count(entry.tally);
        continue;
      }
      const waits = inTable ? ofTable : ofText;
      let tally = waits.keys.get(value);
      if (!tally) waits.keys.set(value, (tally = { count: 0, lines: 0, firstLine: number, lastLine: 0 }));
      tally.count += 1;
      if (tally.lastLine !== number) tally.lines += 1;
      tally.lastLine = number;
      if (mention) {
        waits.mentions.push(mention);
        waits.values.push(value);
      }
    }
    found = [];
  }

  function remember(product) {
    last = product;
    all |= 1 << product;
  }

  /** Gives numbers that wait to the likely product, or to the one that documents most of them. */
  function resolve(waits, likely) {
    const documents = (product) =>
      [...waits.keys.keys()].filter((value) => known.numbers[value] & (1 << product));
    const counts = catalogs.map((_, product) => documents(product).length);
    const best = counts.indexOf(Math.max(...counts));
    const chosen = likely >= 0 && counts[likely] > 0 ? likely : best;
    const alone = chosen === likely || counts.filter((it) => it === counts[best]).length === 1;
    const reading = (value) =>
      entries[chosen][value] ??
      (chosen === likely || alone ? undefined : entries.find((it) => it[value])?.[value]);
    for (const [value, { count, lines, firstLine, lastLine }] of waits.keys) {
      const tally = reading(value)?.tally;
      if (!tally) continue;
      if (tally.count === 0) {
        touched.push(tally);
        tally.firstLine = firstLine;
      }
      tally.count += count;
      tally.lines += lines - (tally.lastLine === firstLine ? 1 : 0);
      tally.firstLine = Math.min(tally.firstLine, firstLine);
      tally.lastLine = Math.max(tally.lastLine, lastLine);
    }
    waits.mentions.forEach((mention, place) => {
      const entry = reading(waits.values[place]);
      if (entry) [mention.catalog, mention.code] = [entry.catalog, entry.code];
    });
  }

  return {
    read,
    begin(maxMentions) {
      for (const tally of touched) Object.assign(tally, { count: 0, lines: 0, firstLine: 0, lastLine: 0 });
      [mentions, most, number, touched] = [[], maxMentions, 1, []];
      [last, all, inTable, ofText] = [-1, 0, false, waiting()];
    },
    beginPiece(text, of, length) {
      [part, bytes, ascii] = [text, of, length === text.length];
      [passed, lineAt] = [number, 0];
    },
    readLine(start) {
      read();
      if (found.length > 0) keep(start);
      if (named.length > 0) {
        remember(named[named.length - 1]);
        named = [];
      }
    },
    /** A number that is all of a cell in a column of codes. */
    column() {
      put(0, 0, undefined, undefined, values[0]);
    },
    beginTable() {
      [inTable, ofTable, named] = [true, waiting(), []];
    },
    endRecord(start, { ofConnectors }) {
      const product = ofConnectors || named.length === 0 ? -1 : named[named.length - 1];
      if (found.length > 0) {
        for (const it of found) {
          if (it.entry) continue;
          const said = found.find(({ entry }) => entry?.number === it.value);
          it.entry = said?.entry ?? entries[product]?.[it.value];
        }
        keep(start);
      }
      if (product >= 0) remember(product);
      if (named.length > 0) named = [];
    },
    endTable() {
      inTable = false;
      resolve(ofTable, last);
    },
    endLine() {
      number += 1;
    },
    finish() {
      if (inTable) this.endTable();
      const only = catalogs.findIndex((_, product) => all === 1 << product);
      resolve(ofText, only);
      const tally = touched.map((it) => ({ ...it })).sort((one, other) => other.count - one.count);
      return { mentions: mentions.filter(({ catalog }) => catalog !== undefined), tally };
    },
  };
}
