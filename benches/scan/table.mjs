// Tables in a text, for tokens.mjs: which line is a header with a column of codes, and the cells of a record.
import { COLUMNS, CONNECTORS, VAGUE } from "./rule.mjs";
import { CUE } from "./words.mjs";

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];
const QUOTE = 34;
const BLANK = 32;
const LINE_FEED = 10;
const RETURN = 13;
const SIGNS = [",", "\t", ";", "|"];
/** Signs, and what else stands at the end of a cell. */
const ENDS = new Uint8Array(256);
for (const sign of ',\t;|"\r\n') ENDS[sign.charCodeAt(0)] = 1;

const squeezed = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** More cells than these are no table that people paste. */
const MOST_CELLS = 1 << 12;
const found = { places: new Int32Array(2 * MOST_CELLS), count: 0, end: 0 };

/**
 * The cells of the record that begins at a byte: their places, start and end in turn, without the quotes and blanks around
 * them, how many there are, and the line feed at their end. The next call writes over it.
 */
export function cells(bytes, sign, start) {
  const { places } = found;
  let [at, count] = [start, 0];
  for (; ; at += 1) {
    let from = at;
    let byte = bytes[at];
    if (byte === QUOTE) {
      // Two quotes in a quoted cell are one; the cell is cut at neither.
      do {
        do byte = bytes[++at];
        while (byte !== QUOTE && byte !== LINE_FEED);
        if (byte === QUOTE) byte = bytes[++at];
      } while (byte === QUOTE);
    }
    while (byte !== sign && byte !== LINE_FEED) byte = bytes[++at];
    let to = byte === LINE_FEED && bytes[at - 1] === RETURN && at > from ? at - 1 : at;
    while (from < to && (bytes[from] === QUOTE || bytes[from] === BLANK)) from += 1;
    while (from < to && (bytes[to - 1] === QUOTE || bytes[to - 1] === BLANK)) to -= 1;
    if (count < MOST_CELLS) {
      places[2 * count] = from;
      places[2 * count + 1] = to;
      count += 1;
    }
    if (byte === LINE_FEED) break;
  }
  found.count = count;
  found.end = at;
  return found;
}

/** The table of which a line is the header, if it is one: `tokens` are those of the line. */
export function tableOf(bytes, tokens, start, end) {
  // Most lines with a cue end here: it is not the end of a cell.
  let plausible = false;
  for (let place = 0; place < tokens.count && !plausible; place++)
    plausible = (tokens.signs[place] & CUE) !== 0 && ENDS[bytes[tokens.ends[place]]] === 1;
  if (!plausible) return undefined;
  const header = decoder.decode(bytes.subarray(start, end)).trim();
  const again = encoder.encode(`${header}\n`);
  for (const sign of SIGNS) {
    if (!header.includes(sign)) continue;
    const { places, count } = cells(again, sign.charCodeAt(0), 0);
    const names = [];
    for (let cell = 0; cell < 2 * count; cell += 2)
      names.push(decoder.decode(again.subarray(places[cell], places[cell + 1])));
    const keys = names.map(squeezed);
    const codes = keys.flatMap((key, column) => (COLUMNS.includes(key) ? [column] : []));
    const sure = codes.some((column) => !VAGUE.includes(keys[column]));
    if (codes.length === 0 || names.some((name) => /^[\d.,:/ -]*\d[\d.,:/ -]*$/.test(name))) continue;
    if (!sure && /\d|[:.?!]$/.test(header)) continue;
    return {
      sign: sign.charCodeAt(0),
      columns: names.length,
      codes,
      isCode: Uint8Array.from(names, (_, column) => (codes.includes(column) ? 1 : 0)),
      ofConnectors: header
        .toLowerCase()
        .split(/[^a-z]+/)
        .some((word) => CONNECTORS.includes(word)),
    };
  }
  return undefined;
}
