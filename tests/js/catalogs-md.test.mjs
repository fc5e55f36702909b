// Answers for: CATALOGS.md explains every key of a catalog, and what it quotes is true.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";
import { addCatalog, catalogs, removeCatalog } from "status-codebook";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const text = read("CATALOGS.md");
const example = JSON.parse(read("src/data/example-catalog.json"));
const blocks = [...text.matchAll(/^```json\n(.*?)^```$/gms)].map(([, code]) => JSON.parse(code));

afterEach(() => {
  for (const { id, builtIn } of catalogs()) if (!builtIn) removeCatalog(id);
});

test("every key of the schema is explained, and so is every word that a key can have", () => {
  const schema = JSON.parse(read("src/data/catalog.schema.json"));
  const expected = [schema, ...Object.values(schema.$defs)].flatMap(({ properties }) =>
    Object.entries(properties ?? {}).flatMap(([key, { enum: words = [] }]) => [key, ...words]),
  );
  assert.ok(expected.length > 50);
  assert.deepEqual(
    [...new Set(expected)].filter((key) => !text.includes(`\`${key}\``)),
    [],
  );
});

test("the smallest catalog that it shows loads", () => {
  assert.equal(addCatalog(blocks[0]).entries, 1);
});

test("the overlay that it shows is the example's", () => {
  assert.deepEqual(blocks[1], example.overlays[0]);
  assert.equal(blocks.length, 2);
});

test("the example uses every part that a catalog can have but the one that is said not to be used", () => {
  const schema = JSON.parse(read("src/data/catalog.schema.json"));
  assert.deepEqual(
    Object.keys(schema.properties).filter((key) => !(key in example)),
    ["status"],
  );
  assert.equal(read("dist/data/example-catalog.json"), read("src/data/example-catalog.json"));
});
