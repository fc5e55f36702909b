// Answers for: decode, as the declarations promise it, against the built package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode, entries } from "status-codebook";

const ids = (reading) => reading.entries.map((entry) => entry.id);

test("one code has the same reading in every spelling", () => {
  const spellings = [
    "AZSM1024",
    "azsm 1024",
    "AZSM-1024",
    "azsm_1024",
    "(azsm1024).",
    "ＡＺＳＭ１０２４",
    "azsm\u00a01024",
    '"AZSM1024",',
  ];
  for (const spelling of spellings) assert.deepEqual(ids(decode(spelling)), ["azsm/AZSM1024"], spelling);
});

test("a number means what its digits mean", () => {
  assert.deepEqual(decode(404), decode("404"));
  assert.deepEqual(ids(decode(404)), ["mover/404", "egnyte/404"]);
  assert.equal(decode(-0).input, "0");
});

test("numbers that are no code have an empty reading", () => {
  for (const number of [-404, 404.5, NaN, Infinity, -Infinity, 1e21, 2 ** 53])
    assert.deepEqual(decode(number), { input: String(number), entries: [], undocumented: [] });
});

test("agreement says whether the meanings contradict each other", () => {
  for (const code of [0, 102, 222, 600, 620]) assert.equal(decode(code).agreement, "opposite", String(code));
  assert.equal(decode(404).agreement, "same");
  assert.equal("agreement" in decode("AZSM1024"), false);
});

test("exactly five of all documented codes have opposite meanings", () => {
  const codes = [...new Set(entries().map((entry) => entry.code))];
  const opposite = codes.filter((code) => decode(code).agreement === "opposite");
  assert.deepEqual(
    opposite.map(Number).sort((a, b) => a - b),
    [0, 102, 222, 600, 620],
  );
});

test("four bare digits mean literal codes before codes with a prefix", () => {
  assert.deepEqual(ids(decode("2080")), ["egnyte/2080", "azsm/AZSM2080"]);
  assert.deepEqual(ids(decode("1024")), ["azsm/AZSM1024"]);
});

test("only the catalogs that were asked answer", () => {
  assert.deepEqual(ids(decode("404", { catalogs: ["egnyte"] })), ["egnyte/404"]);
  assert.deepEqual(ids(decode("404", { catalogs: ["azsm"] })), []);
  assert.deepEqual(ids(decode("404", { catalogs: [] })), []);
  assert.deepEqual(ids(decode("404", { catalogs: undefined })), ["mover/404", "egnyte/404"]);
});

test("a well-formed code that no document lists still says what its structure says", () => {
  const { entries, undocumented } = decode("AZSM2045");
  assert.deepEqual(entries, []);
  assert.equal(undocumented.length, 1);
  const [{ catalog, code, scope, category, nearest }] = undocumented;
  assert.deepEqual(
    { catalog, code, scope, category },
    { catalog: "azsm", code: "AZSM2045", scope: "item", category: "no copy necessary" },
  );
  assert.deepEqual(nearest, ["azsm/AZSM2026", "azsm/AZSM2061"]);
});

test("an undocumented number lies between its neighbours", () => {
  const egnyte = decode("662").undocumented.find(({ catalog }) => catalog === "egnyte");
  assert.deepEqual(egnyte?.nearest, ["egnyte/661", "egnyte/663"]);
});

test("codes of other systems are named as such", () => {
  const reading = decode("0x80070005");
  assert.deepEqual(reading.entries, []);
  assert.equal(reading.foreign?.system, "HRESULT");
});

test("what a person types never throws", () => {
  const odd = [
    "",
    " ",
    "\0",
    "𝟒𝟎𝟒",
    "\ud800",
    "404 ".repeat(10_000),
    "'; drop table",
    "<b>",
    "../..",
    "__proto__",
    "constructor",
  ];
  for (const text of odd) assert.equal(decode(text).input, text);
});
