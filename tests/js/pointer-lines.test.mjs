// Answers for: the line of a fault is the line on which a person finds it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fromElement } from "./element.mjs";

const { linesOf } = await fromElement(`export { linesOf } from "./pointer-lines.ts";`);
const lineOf = (text, pointer) => linesOf(text, new Set([pointer])).get(pointer);

/** Every pointer of a value, written down by walking over it. */
function* pointers(value, path = "") {
  if (path !== "") yield path;
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value))
    yield* pointers(part, `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
}

test("in a file of one value a line, each value of the example is found on its line", () => {
  const text = readFileSync(new URL("../../src/data/example-catalog.json", import.meta.url), "utf8");
  const value = JSON.parse(text);
  const lines = text.split("\n");
  for (const [at, one] of value.entries.entries()) {
    assert.match(lines[lineOf(text, `/entries/${at}`) - 1], /^ {4}\{$/);
    for (const key of Object.keys(one))
      assert.ok(lines[lineOf(text, `/entries/${at}/${key}`) - 1].startsWith(`      "${key}": `), key);
  }
});

test("every value has a place, whatever its keys and texts hold", () => {
  const odd = {
    "": [],
    "a/b": { "m~n": [{}, [[]], 'x\n{"[,:', null, -1.5e3, true] },
    'q"uo\\te': { "{": "}" },
  };
  for (const space of [0, 1, "\t"]) {
    const text = JSON.stringify(odd, null, space);
    const found = linesOf(text, new Set(pointers(odd)));
    assert.deepEqual([...found.keys()].sort(), [...pointers(odd)].sort());
  }
  assert.equal(lineOf(JSON.stringify(odd, null, 1), '/q"uo\\te/{'), 16);
});

test("what is not there has no line, and neither has the whole", () => {
  assert.equal(lineOf('{"a":1}', "/b"), undefined);
  assert.equal(lineOf('{"a":1}', ""), undefined);
  assert.equal(lineOf('{"a":', "/a"), undefined);
});
