// What stands behind the view of all codes: narrowing with counts, orders, groups, and the codes as CSV and JSON.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addCatalog, catalogs, entries, removeCatalog } from "status-codebook";
import { fromElement } from "./element.mjs";
import { records } from "./records.mjs";

const { rowsOf, everything, fits, choicesOf, groupsOf, nextSort, sorted, csv, json, fileName, english } =
  await fromElement(`
    export * from "./browse.ts";
    export { csv, json, fileName } from "./browse-file.ts";
    export { english } from "./messages/index.ts";
  `);

const rows = rowsOf(entries(), catalogs(), english);
const counts = (filter, facet) =>
  Object.fromEntries(
    choicesOf(rows, { ...everything, ...filter }, facet, english).map(({ value, count }) => [value, count]),
  );
const codes = (of) => of.map(({ entry }) => entry.code);

test("the rows are all entries in the order of the documents", () => {
  assert.deepEqual(
    rows.map((row) => row.entry.id),
    entries().map((entry) => entry.id),
  );
  assert.equal(rows.length, 445);
});

test("an empty filter narrows nothing, values of one facet add up, and facets narrow each other", () => {
  const left = (filter) => rows.filter((row) => fits(row, { ...everything, ...filter }));
  assert.equal(left({}).length, 445);
  assert.equal(left({ products: ["mover"] }).length, 34);
  assert.equal(left({ products: ["mover", "azsm"] }).length, 64);
  const failed = left({ products: ["mover"], states: ["failure"] });
  assert.ok(failed.length > 0 && failed.length < 34);
  assert.ok(failed.every(({ entry }) => entry.catalog === "mover" && entry.state === "failure"));
  // A code without a section is in none of those that were chosen.
  assert.ok(left({ sections: ["egnyte/Agent"] }).every(({ entry }) => entry.section === "Agent"));
  assert.equal(left({ products: ["mover"], sections: ["egnyte/Agent"] }).length, 0);
});

test("the count beside a choice is what choosing it alone would show beside the other facets", () => {
  const filters = [
    {},
    { products: ["azsm"] },
    { products: ["egnyte"], states: ["failure", "queued"] },
    { sections: ["egnyte/Project"], advice: ["silent"], states: ["success"] },
  ];
  let compared = 0;
  for (const filter of filters)
    for (const facet of Object.keys(everything))
      for (const [value, count] of Object.entries(counts(filter, facet))) {
        const alone = { ...everything, ...filter, [facet]: [value] };
        assert.equal(count, rows.filter((row) => fits(row, alone)).length, `${facet} ${value}`);
        compared += 1;
      }
  assert.ok(compared > 100);
});

test("a choice stays where it is and among the choices when the others leave nothing of it", () => {
  const choices = (filter) => Object.keys(counts(filter, "states"));
  assert.deepEqual(choices({ products: ["azsm"] }), choices({}));
  assert.equal(counts({ products: ["azsm"] }, "states").queued, 0);
  const order = Object.keys(english.states);
  assert.deepEqual(
    choices({}),
    order.filter((state) => rows.some(({ entry }) => entry.state === state)),
  );
});

test("sections are told apart by their catalog, and stand in the order of the document", (t) => {
  addCatalog({
    id: "two",
    title: "Two",
    product: "Two",
    entries: [
      { code: "1", message: "b", section: "Agent", state: "info" },
      { code: "2", message: "c", section: "Other", state: "info" },
      { code: "3", message: "a", section: "Agent", state: "info" },
    ],
  });
  t.after(() => removeCatalog("two"));
  const more = rowsOf(entries(), catalogs(), english);
  const groups = groupsOf(more);
  assert.deepEqual(
    groups.slice(0, 4).map(({ product, section, rows }) => [product, section, rows.length]),
    [
      ["Mover", undefined, 34],
      ["Azure Storage Mover", undefined, 30],
      ["Egnyte Migration App", "HTTP Status and Errors", 6],
      ["Egnyte Migration App", "Source Status", 4],
    ],
  );
  assert.deepEqual(
    groups.slice(-2).map(({ id, from, rows }) => [id, from, codes(rows).join(" ")]),
    [
      ["two/Agent", 445, "1 3"],
      ["two/Other", 447, "2"],
    ],
  );
});

test("a column pressed again turns its order round, and a third time the documents' order is back", () => {
  const up = nextSort(undefined, "code");
  assert.deepEqual(up, { column: "code", descending: false });
  const down = nextSort(up, "code");
  assert.deepEqual(down, { column: "code", descending: true });
  assert.equal(nextSort(down, "code"), undefined);
  assert.deepEqual(nextSort(down, "state"), { column: "state", descending: false });
});

test("codes are ordered by their number, and equal ones stay in the order of the documents", () => {
  const up = sorted(rows, { column: "code", descending: false }, english);
  const numbers = up.filter(({ entry }) => /^\d+$/.test(entry.code)).map(({ entry }) => Number(entry.code));
  assert.deepEqual(
    numbers,
    [...numbers].sort((a, b) => a - b),
  );
  assert.deepEqual(
    up.filter(({ entry }) => entry.code === "404").map(({ entry }) => entry.catalog),
    ["mover", "egnyte"],
  );
  const down = sorted(rows, { column: "code", descending: true }, english);
  assert.equal(down[0].entry.code, up.at(-1).entry.code);
  assert.deepEqual(
    down.filter(({ entry }) => entry.code === "404").map(({ entry }) => entry.catalog),
    ["mover", "egnyte"],
  );
  assert.equal(sorted(rows, undefined, english), rows);
});

test("what has no name comes last in both orders of the names", () => {
  for (const descending of [false, true]) {
    const names = sorted(rows, { column: "name", descending }, english).map(({ entry }) => entry.name);
    const first = names.indexOf(undefined);
    assert.equal(first, 381);
    assert.ok(names.slice(first).every((name) => name === undefined));
    const given = names.slice(0, first);
    const order = [...given].sort(new Intl.Collator("en", { numeric: true }).compare);
    assert.equal(given[0], descending ? order.at(-1) : order[0]);
  }
});

test("states and advice are ordered by their meaning, messages without their asterisks", () => {
  const states = sorted(rows, { column: "state", descending: false }, english).map(
    ({ entry }) => entry.state,
  );
  assert.deepEqual([...new Set(states)].slice(0, 3), ["success", "warning", "failure"]);
  const advice = sorted(rows, { column: "advice", descending: false }, english).map((row) => row.advice);
  assert.equal(advice[0], english.verdicts.automatic);
  assert.equal(advice.at(-1), english.groups.silent);
  const marked = rowsOf(
    ["b", "*c* x", "a"].map((message) => ({ ...rows[0].entry, message })),
    catalogs(),
    english,
  );
  assert.deepEqual(
    sorted(marked, { column: "meaning", descending: false }, english).map(({ entry }) => entry.message),
    ["a", "b", "*c* x"],
  );
});

test("CSV: one record for each code, with the document and its date", () => {
  const [header, ...lines] = records(csv(rows, catalogs(), english));
  assert.deepEqual(header, Object.values(english.browse.columns));
  assert.equal(lines.length, 445);
  const at = (name) => header.indexOf(name);
  const of = (id) => lines.find((line) => line[at("ID")] === id);
  const azsm = of("azsm/AZSM1024");
  assert.equal(azsm[at("Product")], "Azure Storage Mover");
  assert.equal(azsm[at("Retry")], "after-fix");
  assert.equal(azsm[at("Then")], "fix");
  assert.equal(azsm[at("Retry advice")], english.verdicts.steps);
  assert.equal(azsm[at("Date of the document")], "2023-08-07");
  assert.match(azsm[at("Address")], /^https:/);
  assert.match(of("mover/102")[at("Meaning")], /supported by Destination name and/);
  assert.equal(of("mover/102")[at("Name")], "");
});

test("CSV: no cell of a hostile catalog is a formula", (t) => {
  addCatalog({
    id: "bad",
    title: "Bad",
    product: "=HYPERLINK(1)",
    entries: ["=1+1", "+1", "-1", "@SUM(A1)", 'a "b", c'].map((message, at) => ({
      code: `BAD${at}`,
      name: message,
      message,
      remediation: message,
      comment: message,
      notes: [message],
      state: "failure",
    })),
  });
  t.after(() => removeCatalog("bad"));
  const lines = records(csv(rowsOf(entries("bad"), catalogs(), english), catalogs(), english)).slice(1);
  assert.equal(lines.length, 5);
  for (const line of lines) for (const cell of line) assert.doesNotMatch(cell, /^[=+\-@]/);
  assert.equal(lines[0][5], "'=1+1");
  assert.equal(lines[4][5], 'a "b", c');
});

test("JSON: the entries as the library gives them, and the catalogs they come from", () => {
  const whole = JSON.parse(json(rows, catalogs()));
  assert.deepEqual(whole.entries, JSON.parse(JSON.stringify(entries())));
  assert.deepEqual(whole.catalogs, JSON.parse(JSON.stringify(catalogs())));
  const some = JSON.parse(json(rows.slice(0, 3), catalogs()));
  assert.deepEqual(
    some.catalogs.map(({ id }) => id),
    ["mover"],
  );
  assert.equal(some.entries.length, 3);
});

test("a file says by its name whether it holds all codes", () => {
  assert.equal(fileName("csv", false), "status-codes.csv");
  assert.equal(fileName("json", true), "status-codes.selected.json");
});
