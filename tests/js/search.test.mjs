// Answers for: search, as the declarations promise it. How well it ranks is measured elsewhere, on judged queries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { entries, search } from "status-codebook";

test("an exact code comes first, whatever else the query says", () => {
  for (const query of ["AZSM1024", "azsm 1024", "what does AZSM1024 mean"]) {
    const [hit] = search(query).hits;
    assert.equal(hit.entry.id, "azsm/AZSM1024", query);
    assert.equal(hit.why, "code", query);
  }
});

test("every documented name finds its entries first", () => {
  for (const { name, catalog, code } of entries()) {
    if (!name) continue;
    const same = entries().filter((one) => one.name === name);
    const first = search(name, { catalogs: [catalog] }).hits.slice(0, same.length);
    assert.ok(
      first.some((hit) => hit.entry.code === code),
      `${catalog}/${code} ${name}`,
    );
  }
});

test("hits come best first, no more than asked for, and total counts them all", () => {
  const all = search("failed", { limit: 1000 });
  assert.equal(all.hits.length, all.total);
  assert.ok(all.total > 20);
  const scores = all.hits.map((hit) => hit.score);
  assert.deepEqual(scores, scores.toSorted?.((a, b) => b - a) ?? [...scores].sort((a, b) => b - a));
  assert.ok(scores.every((score) => Number.isFinite(score) && score > 0));
  const few = search("failed", { limit: 3 });
  assert.equal(few.total, all.total);
  assert.deepEqual(few.hits, all.hits.slice(0, 3));
  assert.equal(search("failed").hits.length, 10);
});

test("ranges are places in the entry's own text", () => {
  let ranges = 0;
  for (const query of [
    "DATA_SYNC : FAILED",
    "authorization failure target",
    "lease",
    "AZSM1024",
    "diskspace",
    "scan source",
  ]) {
    for (const { entry, matches } of search(query, { limit: 100 }).hits) {
      for (const match of matches) {
        let end = 0;
        for (const [from, to] of match.ranges) {
          ranges += 1;
          assert.ok(
            end <= from && from < to && to <= entry[match.field].length,
            `${query} ${entry.id} ${match.field}`,
          );
          assert.match(entry[match.field].slice(from, to), /^\S(.*\S)?$/u);
          end = to;
        }
      }
    }
  }
  assert.ok(ranges > 50);
});

test("ranges of the words are the words", () => {
  const { entry, matches } = search("lease expired", { catalogs: ["azsm"] }).hits[0];
  const words = matches.flatMap(({ field, ranges }) =>
    ranges.map(([from, to]) => entry[field].slice(from, to).toLowerCase()),
  );
  assert.ok(
    words.some((word) => word.startsWith("lease")),
    words.join(),
  );
});

test("only the asked catalogs and states are found", () => {
  const options = { catalogs: ["egnyte", "azsm"], states: ["paused", "stopped"], limit: 1000 };
  const { hits } = search("paused", options);
  assert.ok(hits.length > 5);
  assert.ok(
    hits.every(({ entry }) => entry.catalog !== "mover" && ["paused", "stopped"].includes(entry.state)),
  );
  for (const empty of [{ catalogs: [] }, { states: [] }]) assert.deepEqual(search("failed", empty).hits, []);
});

test("a hit says what it was found by", () => {
  const why = (query, catalog) => search(query, { catalogs: [catalog] }).hits[0]?.why;
  assert.equal(why("951", "egnyte"), "code");
  assert.equal(why("DATA_SYNC : FAILED", "egnyte"), "name");
  assert.equal(why("Authorization failure accessing the target location", "azsm"), "message");
  assert.equal(why("authorizaton", "azsm"), "near");
});

test("noise finds nothing", () => {
  for (const query of ["", "   ", "qwxzjkv", "\0\u200b", "😀😀"]) {
    const result = search(query);
    assert.deepEqual(result, { query, hits: [], total: 0, rules: [], undocumented: [] });
  }
});

test("an undocumented code in a query is named, and so is a foreign one", () => {
  assert.deepEqual(
    search("AZSM2045").undocumented.map(({ code }) => code),
    ["AZSM2045"],
  );
  assert.equal(search("0x80070005").foreign?.system, "HRESULT");
});
