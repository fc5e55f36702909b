// The module as text inside a script: nothing is lost, nothing needs an escape, and a wrong character set is told.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import vm from "node:vm";
import { asText } from "../../www/tasks/inline.mjs";

const dist = new URL("../../dist/", import.meta.url);
const module = readFileSync(new URL("status-codebook.wasm", dist));

const bytesOf = ({ alphabet, text }) => Uint8Array.from(text, (letter) => alphabet.indexOf(letter));

test("every byte has a letter of its own, and comes back", () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  for (const bytes of [all, all.toReversed(), new Uint8Array(1000).fill(7), module]) {
    const written = asText(bytes);
    assert.equal(new Set(written.alphabet).size, 256);
    assert.deepEqual(Buffer.from(bytesOf(written)), Buffer.from(bytes));
  }
});

test("no letter needs an escape, is no letter or changes its form", () => {
  const { alphabet } = asText(module);
  assert.doesNotMatch(alphabet, /["'`\\<>&$\p{C}]/u);
  assert.equal(alphabet.normalize("NFC"), alphabet);
});

test("a script that was read in another character set says so", () => {
  const load = (encoding) => {
    const context = vm.createContext({ module: { exports: {} }, TextDecoder, TextEncoder });
    vm.runInContext(new TextDecoder(encoding).decode(readFileSync(new URL("index.cjs", dist))), context);
    return context.module.exports;
  };
  assert.equal(load("utf-8").decode("404").entries.length, 2);
  assert.throws(() => load("windows-1252").decode("404"), /not read as UTF-8/);
});
