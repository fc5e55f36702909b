// The codes beside a code: in the order of the document, and by number for a code without a row.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addCatalog, decode, entry, removeCatalog } from "status-codebook";
import { fromElement } from "./element.mjs";

const { neighboursOf } = await fromElement(`export { neighboursOf } from "./neighbours.ts";`);

const beside = (of) => {
  const { before, after } = neighboursOf(of);
  return [before?.id, after?.id];
};

test("a documented code has the rows above and below it as neighbours", () => {
  assert.deepEqual(beside(entry("mover/404")), ["mover/403", "mover/405"]);
  assert.deepEqual(beside(entry("mover/100")), [undefined, "mover/101"]);
  assert.deepEqual(beside(entry("azsm/AZSM2080")), ["azsm/AZSM2070", undefined]);
  assert.deepEqual(beside(entry("egnyte/215")), ["egnyte/214", "egnyte/220"]);
});

test("an undocumented code has the next lower and the next higher number", () => {
  for (const [code, expected] of [
    ["AZSM2045", ["azsm/AZSM2026", "azsm/AZSM2061"]],
    ["662", ["egnyte/661", "egnyte/663"]],
    ["AZSM9999", ["azsm/AZSM2080", undefined]],
  ])
    assert.deepEqual(beside(decode(code).undocumented[0]), expected, code);
});

test("a code of another revision or of a rule stands between the rows by its number", () => {
  assert.deepEqual(beside(entry("azsm/AZSM1029")), ["azsm/AZSM1028", "azsm/AZSM1040"]);
  assert.deepEqual(beside(entry("mover/406")), ["mover/405", "mover/410"]);
});

test("a code that stands twice is stepped to from both sides at the nearer row", () => {
  const of = (code, name) => ({ code, name, message: name, state: "failure" });
  addCatalog({
    id: "site",
    title: "Site",
    product: "Site",
    grammar: { prefix: "S", digits: 2 },
    entries: [of("S10", "A"), of("S10", "B"), of("S20", "C"), of("S20", "D")],
  });
  try {
    assert.deepEqual(beside({ catalog: "site", code: "S15" }), ["site/S10/B", "site/S20/C"]);
  } finally {
    removeCatalog("site");
  }
  assert.deepEqual(beside({ catalog: "site", code: "S15" }), [undefined, undefined], "its catalog is gone");
});
