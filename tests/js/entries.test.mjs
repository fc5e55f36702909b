// Answers for: the entries themselves: how many, their ids, that they are plain, frozen and always the same object.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  catalogs,
  decode,
  entries,
  entry,
  lifecycle,
  operations,
  rules,
  scan,
  search,
} from "status-codebook";

const COUNTS = { mover: 34, azsm: 30, egnyte: 381 };

test("the three systems have 34, 30 and 381 entries", () => {
  assert.equal(entries().length, 445);
  for (const [catalog, count] of Object.entries(COUNTS))
    assert.equal(entries(catalog).length, count, catalog);
  assert.deepEqual(
    catalogs().map(({ id, entries, builtIn }) => [id, entries, builtIn]),
    Object.entries(COUNTS).map(([id, count]) => [id, count, true]),
  );
});

test("a catalog says what became of its product, and which revision a document is", () => {
  const [mover, azsm, egnyte] = catalogs();
  assert.match(mover.status, /retired in October 2023/);
  assert.equal(azsm.status, undefined);
  assert.equal(egnyte.status, undefined);
  assert.deepEqual(
    azsm.documents.map(({ revision, date }) => [revision, date]),
    [
      [undefined, "2023-08-07"],
      ["later revision", "2025-03"],
      ["withdrawn draft", "2023-03-10"],
    ],
  );
});

test("every entry says what its row in the data file says", () => {
  for (const catalog of Object.keys(COUNTS)) {
    const file = JSON.parse(readFileSync(new URL(`../../src/data/${catalog}.json`, import.meta.url), "utf8"));
    const rows = file.entries.filter((row) => (row.tier ?? "documented") === "documented");
    for (const [index, real] of entries(catalog).entries()) {
      const { document, line, url, asked, tier, ...same } = rows[index];
      const { id, catalog: of, source, tier: realTier, related, relations, overlays, ...rest } = real;
      assert.deepEqual(rest, { notes: [], ...same });
      const shared = file.relations.filter((relation) => relation.entries.includes(id));
      const others = shared.map(({ why, entries }) => ({ why, entries: entries.filter((it) => it !== id) }));
      assert.deepEqual(relations, others);
      assert.deepEqual(related, [...new Set(others.flatMap((it) => it.entries))]);
      assert.equal(of, catalog);
      assert.equal(realTier, "documented");
      assert.equal(source.line, line);
      assert.equal(source.document, document ?? file.documents[0].id);
    }
  }
});

test("every entry is found by its id, and by its code among the readings", () => {
  for (const one of entries()) {
    assert.equal(entry(one.id), one);
    assert.ok(decode(one.code, { catalogs: [one.catalog] }).entries.includes(one), one.id);
  }
});

test("ids are unique; a code that stands twice carries its name", () => {
  const all = entries().map((one) => one.id);
  assert.equal(new Set(all).size, all.length);
  const named = all.filter((id) => id.split("/").length > 2);
  assert.deepEqual(named.sort(), [
    "egnyte/0/BLANKERRORCODE",
    "egnyte/0/NOERRORCODE",
    "egnyte/500/ERR_POST_CONFIG_FILE_GET",
    "egnyte/500/Service",
  ]);
  for (const id of ["egnyte/500", "egnyte/0", "mover/999", "", "mover", "mover/404/x", "MOVER/404"])
    assert.equal(entry(id), undefined, id);
});

test("what is returned is plain data without empty keys, and frozen where answers share it", () => {
  const visit = (value, path, shared) => {
    if (typeof value !== "object" || value === null) return assert.notEqual(value, undefined, path);
    assert.ok(!shared || Object.isFrozen(value), path);
    const expected = Array.isArray(value) ? Array.prototype : Object.prototype;
    assert.equal(Object.getPrototypeOf(value), expected, path);
    for (const [key, part] of Object.entries(value)) visit(part, `${path}.${key}`, shared);
  };
  visit(entries(), "entries", true);
  visit(catalogs(), "catalogs", true);
  visit(lifecycle("SCAN"), "lifecycle", true);
  visit(rules(), "rules", true);
  visit(search("agent inactive").hits[0].entry, "entry", true);
  visit(search("agent inactive"), "search");
  visit(decode("AZSM2045"), "decode");
  visit(scan("AZSM1027 AZSM1099"), "scan");
});

test("an operation's states come in the order of its life, as the document words them", () => {
  const words = (operation) => lifecycle(operation).map(({ state, entry }) => `${state} ${entry.code}`);
  assert.deepEqual(words("DATA_SYNC"), [
    "QUEUED 957",
    "RUNNING 950",
    "STOPPING 953",
    "STOPPED 954",
    "PAUSED 955",
    "SUSPENDED 958",
    "SUCCEEDED 952",
    "FAILED 951",
  ]);
  // Row 233 is named after another operation, and the agent's states are parted by an underscore.
  assert.deepEqual(words("SCAN_SOURCE"), ["RUNNING 230", "PAUSED 233", "SUCCEEDED 232", "FAILED 231"]);
  assert.deepEqual(words("AGENT_RETIRE"), ["RUNNING 193", "SUCCEEDED 194", "FAILED 195", "TIMEOUT 196"]);
  assert.deepEqual(words("NO_SUCH_OPERATION"), []);
});

test("the operations are those that entries name, in document order", () => {
  const named = [
    ...new Set(
      entries()
        .map((one) => one.operation)
        .filter(Boolean),
    ),
  ];
  assert.equal(named.length, 21);
  assert.deepEqual(operations(), named);
});
