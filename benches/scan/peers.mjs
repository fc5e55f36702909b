// Who is measured, each by the one function that worker.mjs times: it is given a text as a string and as bytes, and
// answers a number that depends on everything it found.
import { readFileSync } from "node:fs";
import { loadPackage } from "../package.mjs";
import { alternation } from "./alternation.mjs";
import { catalogs } from "./rule.mjs";
import { tokeniserFile } from "./tokeniser.mjs";
import { tokens } from "./tokens.mjs";

/** As much as the package keeps unless told otherwise, and so do those it is compared with. */
const MOST_MENTIONS = 50_000;

/** Enough for every text: agreement is told of all mentions. */
const ALL = 1_000_000;

const CHUNK = 1 << 16;

/** A report as a caller reads it: every mention and the tally. */
function read({ mentions, tally }) {
  let sum = 0;
  for (const { line, column, text, catalog, code } of mentions)
    sum += line + column + text.length + catalog.length + code.length;
  for (const { id, count, lines } of tally) sum += id.length + count + lines;
  return sum;
}

/** The package; the module is compiled before the clock starts, its tables are made by the first round, which is not kept. */
async function ours(scan) {
  const memory = memoryOf();
  const book = await loadPackage();
  await book.ready();
  return {
    once: (text, bytes) => read(scan(book, text, bytes)),
    all: (text) => book.scan(text, { maxMentions: ALL }),
    memory,
  };
}

/** Watches for the package's module to be instantiated; then its linear memory in bytes can be asked for. */
function memoryOf() {
  const { Instance } = WebAssembly;
  let memory;
  WebAssembly.Instance = function (...given) {
    const instance = new Instance(...given);
    memory ??= instance.exports.memory;
    return instance;
  };
  return () => memory?.buffer.byteLength;
}

async function theirs(make) {
  const scan = make(catalogs(await loadPackage()));
  return {
    once: (text) => read(scan(text, { maxMentions: MOST_MENTIONS })),
    all: (text) => scan(text, { maxMentions: ALL }),
  };
}

async function bare() {
  const { instance } = await WebAssembly.instantiate(readFileSync(tokeniserFile));
  const { memory, text, walk, finish } = instance.exports;
  const piece = new Uint8Array(memory.buffer, text(), CHUNK);
  return {
    once(_, bytes) {
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const chunk = bytes.subarray(at, at + CHUNK);
        piece.set(chunk);
        walk(chunk.length);
      }
      return finish();
    },
  };
}

function encoding() {
  const encoder = new TextEncoder();
  const buffer = new Uint8Array(3 * CHUNK);
  return {
    once(text) {
      let sum = 0;
      for (let at = 0; at < text.length; at += CHUNK)
        sum += encoder.encodeInto(text.slice(at, at + CHUNK), buffer).written;
      return sum;
    },
  };
}

function inChunks({ Scanner }, bytes) {
  const scanner = new Scanner();
  for (let at = 0; at < bytes.length; at += CHUNK) scanner.write(bytes.subarray(at, at + CHUNK));
  return scanner.finish();
}

/** By the name that worker.mjs is started with. */
export const PEERS = {
  string: { label: "scan(string)", start: () => ours(({ scan }, text) => scan(text)) },
  chunks: { label: "Scanner, 64 KiB", start: () => ours((book, _, bytes) => inChunks(book, bytes)) },
  tokens: { label: "tokens, JS", start: () => theirs(tokens) },
  alternation: { label: "alternation, JS", start: () => theirs(alternation) },
  bare: { label: "bare tokeniser, wasm", start: bare },
  encoding: { label: "encodeInto alone", start: encoding },
};
